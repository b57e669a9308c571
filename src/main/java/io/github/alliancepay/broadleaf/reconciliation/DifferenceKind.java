package io.github.alliancepay.broadleaf.reconciliation;

/** In which way both sides differ. */
public enum DifferenceKind {
    /** The bank has money that the shop does not know of. */
    BANK_ONLY,
    /** The shop counts on money that the bank does not list. */
    SHOP_ONLY,
    /** Both have it with another sum. */
    AMOUNT,
    /** One side says that it succeeded, and the other does not. */
    STATE,
    /** The bank has paid money back, and the shop does not know of it. */
    REFUND_UNKNOWN,
    /** Both have it in another currency. */
    CURRENCY,
    /** Both have it under another merchant. */
    MERCHANT,
    /** The bank lists it more than once. It is counted once. */
    DUPLICATE
}
