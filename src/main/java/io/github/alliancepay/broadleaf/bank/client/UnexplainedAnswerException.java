package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;

/** An answer that is not in the bank's words, as a firewall or a proxy in between gives it (protocol section 2). */
public final class UnexplainedAnswerException extends OutcomeUnknownException {

    private static final long serialVersionUID = 1L;

    private final int status;

    UnexplainedAnswerException(int status) {
        super("The bank answered HTTP " + status + " without saying what happened");
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
