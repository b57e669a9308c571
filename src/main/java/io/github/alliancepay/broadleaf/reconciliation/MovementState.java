package io.github.alliancepay.broadleaf.reconciliation;

/** What became of a movement of money, as one side knows it. */
public enum MovementState {
    SUCCESS,
    /** Not decided yet, or its outcome is unknown. */
    OPEN,
    FAILED
}
