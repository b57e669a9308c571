package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;

/** The bank's encrypted answer cannot be read with the merchant's keys: the bank holds another public half (protocol section 3.1). */
public final class UndecipherableException extends OutcomeUnknownException {

    private static final long serialVersionUID = 1L;

    UndecipherableException() {
        super("The bank's encrypted answer cannot be read with the merchant key");
    }
}
