package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefusedException;

/** How a call to the bank ended. */
public enum CallOutcome {
    /** The bank did what it was asked for. */
    ANSWERED,
    /** The bank refused. */
    REFUSED,
    /** The bank wants another session. */
    SESSION_REJECTED,
    /** Nothing was done: the bank was not reached, or the call was held back. */
    NOT_DONE,
    /** No complete answer came, so the bank may have acted. */
    UNKNOWN;

    static CallOutcome of(Throwable failed) {
        if (failed == null) {
            return ANSWERED;
        }
        Throwable cause = Futures.cause(failed);
        if (cause instanceof SessionRejectedException) {
            return SESSION_REJECTED;
        }
        if (cause instanceof RefusedException) {
            return REFUSED;
        }
        return cause instanceof OutcomeUnknownException ? UNKNOWN : NOT_DONE;
    }
}
