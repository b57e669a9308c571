package io.github.alliancepay.broadleaf.connection;

/** How a step of the check ended. */
public enum StepOutcome {
    /** All is well. */
    GOOD,
    /** Something to know; neither good nor bad. */
    NOTE,
    /** It works, and should be looked at. */
    WARNING,
    /** It does not work. */
    FAILED,
    /** It could not be tried, because an earlier step failed. */
    SKIPPED
}
