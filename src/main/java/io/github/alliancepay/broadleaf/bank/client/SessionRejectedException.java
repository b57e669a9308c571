package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.NotDoneException;

/** The bank rejected the session of the call and did not process the call (protocol section 13.3). */
final class SessionRejectedException extends NotDoneException {

    private static final long serialVersionUID = 1L;

    private final String code;

    SessionRejectedException(String code) {
        super("The bank rejected the session (" + code + ") and did not process the call");
        this.code = code;
    }

    String code() {
        return code;
    }
}
