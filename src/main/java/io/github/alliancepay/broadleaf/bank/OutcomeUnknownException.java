package io.github.alliancepay.broadleaf.bank;

/** The bank may have acted or not: there was no answer, or none that can be read. Ask the bank; never repeat the call, never guess. */
public class OutcomeUnknownException extends BankException {

    private static final long serialVersionUID = 1L;

    public OutcomeUnknownException(String message) {
        super(message);
    }

    public OutcomeUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
