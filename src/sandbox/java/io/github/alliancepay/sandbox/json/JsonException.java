package io.github.alliancepay.sandbox.json;

/** A text that is not JSON by RFC 8259. The message gives the position, never the text. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonException(String what, int position) {
        super(what + " at position " + position);
    }
}
