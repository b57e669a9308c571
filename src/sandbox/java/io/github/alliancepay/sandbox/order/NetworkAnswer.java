package io.github.alliancepay.sandbox.order;

/** What the card network answers to an attempt. */
public sealed interface NetworkAnswer {
    /** Approved at once. */
    record Approved() implements NetworkAnswer {}

    /** Approved for less than the full amount, in coins of the order's currency (response code 02). */
    record Partial(long coins) implements NetworkAnswer {}

    /** Approved after a while. */
    record Slow() implements NetworkAnswer {}

    /** No answer, until somebody approves or declines the attempt. */
    record Silent() implements NetworkAnswer {}

    /** Approved after 3-D Secure. */
    record Challenged() implements NetworkAnswer {}

    /** Declined with a code. */
    record Declined(ResponseCode code) implements NetworkAnswer {}

    /** Declined, because 3-D Secure is required and the card has none. */
    record WithoutThreeDs() implements NetworkAnswer {}
}
