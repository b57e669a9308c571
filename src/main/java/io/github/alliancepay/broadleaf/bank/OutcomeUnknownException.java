package io.github.alliancepay.broadleaf.bank;

/** The bank may or may not have acted: no answer, or none that can be read. Ask the bank; never repeat and never assume. */
public class OutcomeUnknownException extends BankException {

    private static final long serialVersionUID = 1L;

    public OutcomeUnknownException(String message) {
        super(message);
    }

    public OutcomeUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
