package io.github.alliancepay.broadleaf.checkout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Counts callbacks with an unknown token and says when to report them: once an hour. Anybody can send them, so a line for each would let a stranger
 * fill the log. Safe for use by many threads.
 */
final class UnknownCallbacks {

    static final Duration INTERVAL = Duration.ofHours(1);

    private final Clock clock;
    private Instant quietUntil = Instant.MIN;
    private long unreported;

    UnknownCallbacks(Clock clock) {
        this.clock = clock;
    }

    /** Counts one, and returns how many there are to report when it is time for that. */
    synchronized OptionalLong add() {
        unreported++;
        Instant now = clock.instant();
        if (now.isBefore(quietUntil)) {
            return OptionalLong.empty();
        }
        OptionalLong report = OptionalLong.of(unreported);
        unreported = 0;
        quietUntil = now.plus(INTERVAL);
        return report;
    }
}
