package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.NotDoneException;

/** The bank turned the call away because of its session, before looking at it (protocol section 13.3). */
final class SessionRejectedException extends NotDoneException {

    private static final long serialVersionUID = 1L;

    private final String code;

    SessionRejectedException(String code) {
        super("The bank turned the session away (" + code + ") and the call with it");
        this.code = code;
    }

    String code() {
        return code;
    }
}
