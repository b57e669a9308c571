package io.github.alliancepay.broadleaf.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Counts requests that were denied to a login, and says when to report them: once an hour. A line for each would let one admin fill the log.
 * Safe for use by many threads.
 */
final class DeniedRequests {

    static final Duration INTERVAL = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Count> counts = new HashMap<>();

    DeniedRequests(Clock clock) {
        this.clock = clock;
    }

    /** Counts one, and returns how many there are to report when it is time for that. */
    synchronized OptionalLong add(String login) {
        Instant now = clock.instant();
        Count count = counts.computeIfAbsent(login, first -> new Count());
        count.unreported++;
        if (now.isBefore(count.quietUntil)) {
            return OptionalLong.empty();
        }
        counts.values().removeIf(other -> other.unreported == 0 && other.quietUntil.isBefore(now));
        return OptionalLong.of(count.report(now));
    }

    private static final class Count {

        private Instant quietUntil = Instant.MIN;
        private long unreported;

        private long report(Instant now) {
            long report = unreported;
            unreported = 0;
            quietUntil = now.plus(INTERVAL);
            return report;
        }
    }
}
