package io.github.alliancepay.sandbox.setting;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The current value of every {@link Setting}. Thread-safe. */
public final class Settings {
    private final Map<Setting, String> values = new ConcurrentHashMap<>();
    private final Map<Setting, String> initial;

    /** The defaults, but for those that this bank starts with. */
    public Settings(Map<Setting, String> initial) {
        this.initial = Map.copyOf(initial);
        initial.forEach(Setting::checked);
    }

    /** Changes one setting from now on. */
    public void set(Setting setting, String value) {
        values.put(setting, setting.checked(value));
    }

    /** Back to the values at the start. */
    public void reset() {
        values.clear();
    }

    /** The value as text. */
    public String text(Setting setting) {
        return values.getOrDefault(setting, initial.getOrDefault(setting, setting.initial()));
    }

    /** The value of a flag. */
    public boolean flag(Setting setting) {
        return Boolean.parseBoolean(text(setting));
    }

    /** The value of a duration. */
    public Duration duration(Setting setting) {
        return Duration.parse(text(setting));
    }

    /** The value of a rate. */
    public BigDecimal rate(Setting setting) {
        return new BigDecimal(text(setting));
    }

    /** The parts of a text separated by commas. */
    public List<String> list(Setting setting) {
        return List.of(text(setting).split(", ?"));
    }
}
