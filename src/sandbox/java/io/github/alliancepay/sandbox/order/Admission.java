package io.github.alliancepay.sandbox.order;

/** What the payment page may offer the payer of an order. */
public enum Admission {
    /** A new attempt. */
    OPEN,
    /** The 3-D Secure page of the attempt under way. */
    CHALLENGE,
    /** Nothing but patience: the network has not answered. */
    WORKING,
    /** The outcome: the only try is used up. */
    FINISHED,
    /** Nothing: the order's time is over. */
    EXPIRED
}
