package io.github.alliancepay.load;

import java.time.Duration;

/**
 * How long the run is: short unless the system property {@code load} is {@code long}.
 *
 * @param rounds how often each load is tried on each pool
 * @param warmUp how long all of the load comes before a round
 * @param quiet how long a phase without load is
 * @param fast how long a phase is whose bank answers after 0.05 s
 * @param dead how long a phase is whose bank never answers
 * @param slow how long a phase is whose bank answers after 12 s; longer than that
 * @param due how many payments of made-up orders are settled
 * @param orders how many real orders are paid
 * @param perSecond how many payments of made-up orders one node settles in a second at least; the short form runs on machines that have other
 *     work too, which halves it
 * @param slack how much longer a stranger may wait beyond the allowed ratio, since a quiet p99 is a few milliseconds; in the short form, whose
 *     JVM is still cold, only less than anybody who waits for the bank does
 */
record Plan(
        int rounds,
        Duration warmUp,
        Duration quiet,
        Duration fast,
        Duration dead,
        Duration slow,
        int due,
        int orders,
        int perSecond,
        Duration slack) {

    private static final Plan SHORT = new Plan(
            1,
            Duration.ofSeconds(10),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(6),
            Duration.ofSeconds(13),
            2000,
            60,
            100,
            Duration.ofSeconds(1));

    private static final Plan LONG = new Plan(
            3,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(35),
            Duration.ofSeconds(30),
            5000,
            200,
            200,
            Duration.ofMillis(20));

    static Plan chosen() {
        return isLong() ? LONG : SHORT;
    }

    /** A number of something that is larger in the long form; the system property of this name takes another. */
    static int count(String property, int inShortForm, int inLongForm) {
        return Integer.getInteger(property, isLong() ? inLongForm : inShortForm);
    }

    private static boolean isLong() {
        return "long".equals(System.getProperty("load"));
    }
}
