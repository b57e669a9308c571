package io.github.alliancepay.sandbox.time;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Durations that people write, by ISO 8601. */
public final class Durations {
    private Durations() {}

    /** The duration, if the text is one, not negative, and not longer than this. */
    public static Optional<Duration> read(String text, Duration longest) {
        try {
            return Optional.of(Duration.parse(text))
                    .filter(duration -> !duration.isNegative() && duration.compareTo(longest) <= 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
