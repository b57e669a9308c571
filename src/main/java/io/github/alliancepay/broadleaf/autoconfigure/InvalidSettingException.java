package io.github.alliancepay.broadleaf.autoconfigure;

import java.util.function.Supplier;

/** A setting that cannot be used. The host does not start, so that no shopper meets a payment that cannot work. */
final class InvalidSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String property;

    InvalidSettingException(String property, String message) {
        super("The setting " + property + " cannot be used: " + message);
        this.property = property;
    }

    /** Gives what the reading gives, or names the setting that it could not use. */
    static <T> T check(String property, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidSettingException named) {
            throw named;
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSettingException(property, invalid.getMessage());
        }
    }

    String property() {
        return property;
    }
}
