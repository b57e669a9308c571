package io.github.alliancepay.broadleaf.payment;

/** Who asked for a look at a payment. A doorbell carries no evidence; the bank is asked all the same. */
public enum SyncTrigger {
    /** The shopper started or resumed the payment. */
    START,
    /** The bank called. */
    CALLBACK,
    /** The shopper came back, or the page they wait on asked. */
    RETURN,
    /** The schedule came due. */
    CLOCK,
    /** A person in the back office. */
    ADMIN,
    /** The host's own payment services. */
    HOST
}
