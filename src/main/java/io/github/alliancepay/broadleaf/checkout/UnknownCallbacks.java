package io.github.alliancepay.broadleaf.checkout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts callbacks with an unknown token and reports them once an hour. Anybody can send them, so a line for each would let a stranger
 * fill the log. Safe for use by many threads.
 */
final class UnknownCallbacks {

    static final Duration INTERVAL = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(UnknownCallbacks.class);

    private final Clock clock;
    private Instant quietUntil = Instant.MIN;
    private long unreported;

    UnknownCallbacks(Clock clock) {
        this.clock = clock;
    }

    synchronized void add() {
        unreported++;
        Instant now = clock.instant();
        if (!now.isBefore(quietUntil)) {
            LOG.info(
                    "Callbacks with an unknown token were rejected: {}; no payment was changed. More of them are reported in an hour at the earliest",
                    unreported);
            unreported = 0;
            quietUntil = now.plus(INTERVAL);
        }
    }
}
