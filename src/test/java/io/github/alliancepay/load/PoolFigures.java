package io.github.alliancepay.load;

import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;

/**
 * What a pool of connections counted during a while.
 *
 * @param longestUse how long one connection was out at most
 * @param longestWait how long a thread waited for one at most
 * @param timeouts how many threads waited in vain
 * @param active how many connections were out on average
 * @param idle the share of the while in which none was out, in percent
 * @param awaiting how many threads waited for one at most
 */
public record PoolFigures(
        Duration longestUse, Duration longestWait, int timeouts, double active, double idle, int awaiting)
        implements Serializable {

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "connections out: %.2f on average, one for %d ms at most, none for %.0f %% of the time; "
                        + "threads that waited for one: %d at once, one for %d ms at most, %d in vain",
                active,
                longestUse.toMillis(),
                idle,
                awaiting,
                longestWait.toMillis(),
                timeouts);
    }
}
