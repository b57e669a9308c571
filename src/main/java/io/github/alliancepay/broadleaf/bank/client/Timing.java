package io.github.alliancepay.broadleaf.bank.client;

import java.time.Duration;

/**
 * How long to wait for the bank (protocol section 15), how much to ask of it at once, and when to renew the session (protocol section
 * 4.2).
 *
 * @param connect the longest time for connecting
 * @param total the longest time for a whole call, with its body
 * @param renewAfter the age at which a session is renewed; the bank ends it at 24 hours
 * @param capacity how many calls are made at once
 */
public record Timing(Duration connect, Duration total, Duration renewAfter, Capacity capacity) {

    private static final Duration SESSION_LIFE = Duration.ofHours(24);

    /** 5 seconds, 30 seconds, 12 hours. */
    public static final Timing DEFAULT =
            new Timing(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofHours(12));

    /** @throws IllegalArgumentException when a time is not positive, or the session would end before its renewal */
    public Timing {
        require(isPositive(connect), "The time to connect to the bank is more than zero");
        require(isPositive(total), "The time for a call to the bank is more than zero");
        require(
                isPositive(renewAfter) && renewAfter.compareTo(SESSION_LIFE) < 0,
                "The session is renewed at an age between zero and 24 hours, because the bank ends it after 24 hours");
    }

    /** With the default capacity. */
    public Timing(Duration connect, Duration total, Duration renewAfter) {
        this(connect, total, renewAfter, Capacity.DEFAULT);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }
}
