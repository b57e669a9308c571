package io.github.alliancepay.sandbox.callback;

/** The order in which held callbacks are let go. */
public enum Sequence {
    /** As things happened. */
    OLDEST_FIRST,
    /** The other way round, as a network may do. */
    NEWEST_FIRST
}
