package io.github.alliancepay.sandbox.jose;

/** A key or a message that cannot be used. The text says which part is wrong, never its content. */
public final class JweException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JweException(String message) {
        super(message);
    }

    JweException(String message, Throwable cause) {
        super(message, cause);
    }
}
