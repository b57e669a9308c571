package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.NotDoneException;

/** The bank rejected the session of the call and did not process the call (protocol section 13.3). */
final class SessionRejectedException extends NotDoneException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean isCertain;

    /** @param code the bank's own code */
    SessionRejectedException(String code) {
        this(code, true);
    }

    private SessionRejectedException(String code, boolean isCertain) {
        super("The bank rejected the session (" + code + ") and did not process the call");
        this.code = code;
        this.isCertain = isCertain;
    }

    /** A status of 401 without the bank's own words. The call is repeated, but something else than the bank may have answered. */
    static SessionRejectedException withoutReason() {
        return new SessionRejectedException("HTTP 401", false);
    }

    String code() {
        return code;
    }

    /** Whether the bank itself said it, so that it surely did not act. */
    boolean isCertain() {
        return isCertain;
    }
}
