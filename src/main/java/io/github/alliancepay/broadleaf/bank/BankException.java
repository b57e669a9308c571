package io.github.alliancepay.broadleaf.bank;

/** A call to the bank that failed. The subclass says what that means for the money. */
public abstract class BankException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected BankException(String message, Throwable cause) {
        super(message, cause);
    }

    protected BankException(String message) {
        super(message);
    }
}
