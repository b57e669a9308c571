package io.github.alliancepay.sandbox.order;

/** What the payment page may offer the payer of an order. */
public enum Admission {
    /** A new attempt. */
    OPEN,
    /** The 3-D Secure page of the present attempt. */
    CHALLENGE,
    /** A page that waits: the network has not answered. */
    WORKING,
    /** The outcome: the only attempt is used. */
    FINISHED,
    /** Nothing: the order has expired. */
    EXPIRED
}
