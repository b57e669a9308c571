package io.github.alliancepay.simulation;

/** What may become of one call to the bank. Each fault of the wire is one of these to the plugin. */
enum Trouble {
    /** Nothing. */
    NONE,
    /** The bank surely did not act. */
    NOT_REACHED,
    /** The call is lost, and nobody can tell. */
    LOST_CALL,
    /** The bank acts, and its answer is lost. */
    LOST_ANSWER,
    /** The call arrives only after the caller has given up. */
    LATE,
    /** The call arrives twice, and the second answer is the one that is read. */
    TWICE,
    /** The bank refuses. */
    REFUSED
}
