package io.github.alliancepay.broadleaf.reconciliation;

/** Which way money moves. */
public enum MovementType {
    PURCHASE,
    REFUND,
    /** A register does not always say which of both it is (protocol section 24.1). */
    UNKNOWN;

    boolean fits(MovementType other) {
        return this == other || this == UNKNOWN || other == UNKNOWN;
    }
}
