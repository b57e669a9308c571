package io.github.alliancepay.sandbox.register;

/** What can be wrong in a register. Each flaw takes a row of its own, the first ones first. */
public enum RegisterFlaw {
    /** A row is missing. */
    LOST,
    /** There is a purchase that never was. */
    FURTHER,
    /** There is a refund of a purchase that the merchant does not know of. */
    FURTHER_REFUND,
    /** A row has another amount. */
    AMOUNT,
    /** A row has another status. */
    STATUS,
    /** A row is there twice. */
    TWICE
}
