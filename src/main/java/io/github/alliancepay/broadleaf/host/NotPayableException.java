package io.github.alliancepay.broadleaf.host;

/** The order cannot be paid as it is. It is unchanged and no money was taken. */
public class NotPayableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    /** @param key what to tell the shopper, a key of the messages such as {@code cart.empty} */
    public NotPayableException(String key) {
        super("The order cannot be paid: " + key);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
