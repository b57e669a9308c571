package io.github.alliancepay.broadleaf.refund;

import java.util.List;

/** A refund was not sent: the key says why. No money moved. */
public class RefundRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<String> arguments;

    /**
     * @param key what to tell the admin, a key of the messages such as {@code refund.too-much}
     * @param message the same in English, with the remedy, for logs and for code of the host
     * @param arguments for the message's placeholders, in its order: names of lines, amounts, quantities
     */
    public RefundRefusedException(String key, String message, String... arguments) {
        super(message);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** @param key what to tell the admin, a key of the messages such as {@code refund.bank-silent} */
    public RefundRefusedException(String key, String message, Throwable cause) {
        super(message, cause);
        this.key = key;
        this.arguments = List.of();
    }

    /** The key of the message. */
    public String key() {
        return key;
    }

    /** What the message's placeholders stand for. */
    public List<String> arguments() {
        return arguments == null ? List.of() : arguments;
    }
}
