package io.github.alliancepay.broadleaf.autoconfigure;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A setting that cannot be used, or several. The host does not start, so that no shopper meets a payment that cannot work. */
final class InvalidSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String property;

    InvalidSettingException(String property, String message) {
        super("The setting " + property + " cannot be used: " + message);
        this.property = property;
    }

    private InvalidSettingException(List<InvalidSettingException> several) {
        super(joined(several, InvalidSettingException::getMessage, "\n"));
        this.property = joined(several, InvalidSettingException::property, ", ");
    }

    /** One that names them all. */
    static InvalidSettingException of(List<InvalidSettingException> problems) {
        return problems.size() == 1 ? problems.get(0) : new InvalidSettingException(problems);
    }

    private static String joined(
            List<InvalidSettingException> several, Function<InvalidSettingException, String> part, String between) {
        return several.stream().map(part).distinct().collect(Collectors.joining(between));
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
