package io.github.alliancepay.broadleaf.reconciliation;

/** Which way money moves, or is held. */
public enum MovementType {
    /** Also the completion of a hold, and a transfer. */
    PURCHASE,
    REFUND,
    /** Money is held and not taken. */
    HOLD,
    /** A hold goes back of which nothing was taken. */
    RELEASE,
    /** A register does not always say which it is (protocol section 24.1). */
    UNKNOWN;

    /** Whether money is taken or returned, so that it counts in totals. */
    public boolean isMoney() {
        return this != HOLD && this != RELEASE;
    }

    boolean isReturn() {
        return this == REFUND || this == RELEASE;
    }

    boolean fits(MovementType other) {
        return this == other || this == UNKNOWN && other.isMoney() || other == UNKNOWN && isMoney();
    }
}
