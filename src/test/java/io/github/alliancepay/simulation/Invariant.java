package io.github.alliancepay.simulation;

/** What no schedule may break. */
enum Invariant {
    /** An order is submitted once, with the money of one payment. */
    PAID_AT_MOST_ONCE,
    /** The refunds of a purchase that have not failed are of no more than was captured. */
    REFUNDS_WITHIN_CAPTURED,
    /** Of one hold at most one completion has not failed. */
    HOLD_COMPLETED_AT_MOST_ONCE,
    /** A state changes only as its table says. */
    STATES_NEVER_GO_DOWN,
    /** When bank and shop are up, a refund or completion of open outcome is decided, or a person is told. */
    UNKNOWN_ENDS,
    /** Two minutes after bank and shop are up, money at the bank is in the shop, or a person is told. */
    SUCCESS_ARRIVES,
    /** No order is submitted with money that had gone back when the bank was asked. */
    NOTHING_SUBMITTED_WHOSE_MONEY_WENT_BACK,
    /** Before a call that moves money, its row is committed. */
    NO_MONEY_CALL_WITHOUT_ROW,
    /**
     * Nothing is offered that the bank would refuse: no refund of more than it has, no release of a part of a hold, no completion of a hold
     * that is taken or over.
     */
    NO_ILLEGAL_STEP_OFFERED
}
