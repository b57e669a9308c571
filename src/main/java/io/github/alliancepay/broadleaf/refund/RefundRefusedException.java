package io.github.alliancepay.broadleaf.refund;

/** A refund was not sent: the key says why. No money moved. */
public class RefundRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    /** @param key what to tell the admin, a key of the messages such as {@code refund.too-much} */
    public RefundRefusedException(String key, String message) {
        super(message);
        this.key = key;
    }

    /** @param key what to tell the admin, a key of the messages such as {@code refund.bank-silent} */
    public RefundRefusedException(String key, String message, Throwable cause) {
        super(message, cause);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
