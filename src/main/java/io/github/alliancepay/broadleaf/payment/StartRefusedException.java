package io.github.alliancepay.broadleaf.payment;

/** A payment could not be started. The order is unchanged, no money was taken, and the shopper may try again. */
public class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    /** @param key what to tell the shopper, a key of the messages */
    public StartRefusedException(String key, String message) {
        super(message);
        this.key = key;
    }

    /** @param key what to tell the shopper, a key of the messages */
    public StartRefusedException(String key, String message, Throwable cause) {
        super(message, cause);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
