package io.github.alliancepay.sandbox.callback;

/** The order in which held callbacks are released. */
public enum Sequence {
    /** In the order of events. */
    OLDEST_FIRST,
    /** In the opposite order, which can happen in a network. */
    NEWEST_FIRST
}
