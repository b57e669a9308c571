package io.github.alliancepay.broadleaf.autoconfigure;

/** A setting that cannot be used. The host does not start, so that no shopper meets a payment that cannot work. */
final class InvalidSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String property;

    InvalidSettingException(String property, String message) {
        super(message);
        this.property = property;
    }

    String property() {
        return property;
    }
}
