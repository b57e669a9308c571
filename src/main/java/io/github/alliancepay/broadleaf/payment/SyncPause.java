package io.github.alliancepay.broadleaf.payment;

import java.time.Duration;

/** How long a payment is put off that could not be synchronised: a minute, then twice as long each time, at most an hour. */
public final class SyncPause {

    /** How long a payment may not be synchronised before a person should look at it. */
    public static final Duration PATIENCE = Duration.ofMinutes(20);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final Duration LONGEST = Duration.ofHours(1);

    private SyncPause() {}

    /** @param failures how many there were in a row, this one included */
    public static Duration after(int failures) {
        int doublings = Math.max(0, Math.min(failures - 1, MOST_DOUBLINGS));
        Duration pause = SHORTEST.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
