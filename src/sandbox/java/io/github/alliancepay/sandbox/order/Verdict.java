package io.github.alliancepay.sandbox.order;

/** How the network answers an attempt. */
public sealed interface Verdict {
    /** Approved at once. */
    record Approved() implements Verdict {}

    /** Approved for less than was asked, in coins of the order's currency (response code 02). */
    record Partial(long coins) implements Verdict {}

    /** Approved after a while. */
    record Slow() implements Verdict {}

    /** Approved after 3-D Secure. */
    record Challenged() implements Verdict {}

    /** Declined with a code. */
    record Declined(ResponseCode code) implements Verdict {}

    /** Declined, since 3-D Secure is a must and the card has none. */
    record WithoutThreeDs() implements Verdict {}
}
