package io.github.alliancepay.simulation;

/** A deliberate mistake in the simulation's wiring, to show that it finds such mistakes. The plugin's own classes stay as they are. */
enum Flaw {
    /** No mistake. */
    NONE(Invariant.values()),
    A_PAYMENT_IS_APPLIED_TWICE(Invariant.PAID_AT_MOST_ONCE),
    PENDING_REFUNDS_ARE_NOT_COUNTED(Invariant.REFUNDS_WITHIN_CAPTURED),
    CABINET_COMPLETIONS_ARE_OVERLOOKED(Invariant.HOLD_COMPLETED_AT_MOST_ONCE),
    A_LOST_LEASE_WRITES(Invariant.STATES_NEVER_GO_DOWN),
    REFUNDS_ARE_NOT_TRACKED(Invariant.UNKNOWN_ENDS),
    A_REQUEST_DURING_A_SYNC_IS_FORGOTTEN(Invariant.SUCCESS_ARRIVES),
    ANSWERS_ARE_REMEMBERED(Invariant.NOTHING_SUBMITTED_WHOSE_MONEY_WENT_BACK),
    A_REFUND_IS_SENT_BEFORE_IT_IS_WRITTEN(Invariant.NO_MONEY_CALL_WITHOUT_ROW),
    CABINET_REFUNDS_ARE_OVERLOOKED(Invariant.NO_ILLEGAL_STEP_OFFERED);

    private final Invariant[] broken;

    Flaw(Invariant... broken) {
        this.broken = broken;
    }

    /** Whether a schedule with this flaw is judged by the invariant. */
    boolean isAbout(Invariant invariant) {
        for (Invariant one : broken) {
            if (one == invariant) {
                return true;
            }
        }
        return false;
    }
}
