package io.github.alliancepay.broadleaf.bank;

/** The bank surely did not act: it was not reached, turned the call away before looking at it, or no session could be opened. */
public class NotDoneException extends BankException {

    private static final long serialVersionUID = 1L;

    public NotDoneException(String message) {
        super(message);
    }

    public NotDoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
