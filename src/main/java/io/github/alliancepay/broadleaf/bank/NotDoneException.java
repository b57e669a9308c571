package io.github.alliancepay.broadleaf.bank;

/** The bank surely did not act. It was not reached, rejected the call before processing it, or no session could be opened. */
public class NotDoneException extends BankException {

    private static final long serialVersionUID = 1L;

    public NotDoneException(String message) {
        super(message);
    }

    public NotDoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
