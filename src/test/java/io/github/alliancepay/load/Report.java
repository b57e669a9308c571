package io.github.alliancepay.load;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/**
 * What a run on one pool has shown, and whether it is what is promised.
 *
 * @param connections the size of the pool
 * @param rounds each with every kind of phase
 */
record Report(int connections, List<List<Phase>> rounds) {

    static final String QUIET = "quiet";
    static final String FAST = "bank of 0.05 s";
    static final String SLOW = "bank of 12 s";
    static final String DEAD = "dead bank";

    /** As many visitors, for whom the plugin does nothing. */
    static final String NOTHING = "an empty page";

    /** How many calls to the bank are the least for a load that deserves the name. */
    private static final int MANY_CALLS = 30;

    /** The ratio that is promised, p99 to p99. */
    private static final double MOST = 1.2;

    private static final Duration CALLBACK = Duration.ofSeconds(1);

    /** Less than any call to a slow or dead bank takes, and more than any page of a busy shop. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private static final List<String> PAGES = List.of(Stranger.HOME, Stranger.CART);

    String text() {
        return Stream.of(QUIET, NOTHING, FAST, DEAD, SLOW)
                .filter(name -> all(name).findAny().isPresent())
                .map(this::text)
                .collect(Collectors.joining());
    }

    private String text(String name) {
        StringBuilder text = new StringBuilder("pool of " + connections + ", " + name + "\n");
        all(name)
                .flatMap(phase -> phase.questions().stream())
                .distinct()
                .sorted()
                .forEach(question -> text.append(line(name, question)));
        all(name)
                .forEach(phase -> text.append("    " + phase.pool() + ", bank asked " + phase.asked() + " times, still "
                        + phase.still() + "\n    " + phase.kinds() + "\n"));
        return text.toString();
    }

    private String line(String name, String question) {
        Times times = Times.of(all(name).flatMap(phase -> phase.times(question).sorted().stream()));
        String compared = PAGES.contains(question.replace(Stranger.LATER, "")) ? compared(name, question) : "";
        return String.format(
                Locale.ROOT,
                "    %-20s %5d  p50 %7.1f ms  p99 %7.1f ms  longest %7.1f ms%s%n",
                question,
                times.count(),
                millis(times.percentile(50)),
                millis(times.percentile(99)),
                millis(times.longest()),
                compared);
    }

    /** Quiet phases among themselves show how much the machine alone makes the p99 differ. */
    private String compared(String name, String question) {
        if (!name.equals(QUIET)) {
            return String.format(
                    Locale.ROOT,
                    "  p99 to quiet %.2f, to a fast bank %.2f",
                    ratio(name, question, QUIET),
                    ratio(name, question, FAST));
        }
        return all(QUIET)
                .map(phase -> p99(QUIET, question, List.of(phase)))
                .map(p99 -> String.format(Locale.ROOT, " %.1f", p99))
                .collect(Collectors.joining(",", "  p99 of each phase", " ms"));
    }

    private Stream<Phase> all(String name) {
        return rounds.stream().flatMap(round -> named(name, round));
    }

    private static Stream<Phase> named(String name, List<Phase> round) {
        return round.stream().filter(phase -> phase.name().equals(name));
    }

    private static double p99(String name, String question, List<Phase> round) {
        Times times = Times.of(named(name, round).flatMap(phase -> phase.times(question).sorted().stream()));
        return millis(times.percentile(99));
    }

    /** That of the best round, with and without load: a round that others on the machine disturb must not make the load look small. */
    private double p99(String name, String page) {
        return best(round -> p99(name, page, round));
    }

    /** The p99 of a page in a phase to that in another. */
    private double ratio(String name, String page, String other) {
        return p99(name, page) / p99(other, page);
    }

    /** How much later than promised a page comes, beside a quiet shop or beside one whose bank answers at once. */
    private double excess(String name, String page) {
        return Stream.of(QUIET, FAST)
                .mapToDouble(other -> p99(name, page) - MOST * p99(other, page))
                .max()
                .orElseThrow();
    }

    /** The longest that the bank waits for the answer to a callback. */
    private double callback(String name) {
        return best(round ->
                millis(Times.of(named(name, round).flatMap(phase -> phase.times(Traffic.CALLBACK).sorted().stream()))
                        .longest()));
    }

    /** The best round counts: others on the machine only make it slower, and what waits for the bank does so in every round. */
    private double best(ToDoubleFunction<List<Phase>> figure) {
        return rounds.stream().mapToDouble(figure).min().orElseThrow();
    }

    /** The longest that a connection is out. */
    private double use(String name) {
        return best(round -> longest(name, round, phase -> phase.pool().longestUse()));
    }

    /** The longest that somebody waits for a connection. */
    private double wait(String name) {
        return best(round -> longest(name, round, phase -> phase.pool().longestWait()));
    }

    private static double longest(String name, List<Phase> round, Function<Phase, Duration> time) {
        return named(name, round)
                .mapToDouble(phase -> millis(time.apply(phase)))
                .max()
                .orElseThrow();
    }

    /** Whether somebody waits longer than promised, so that another round may be worth its time. */
    boolean isLate(Duration slack) {
        return Stream.of(DEAD, SLOW)
                .anyMatch(bank -> callback(bank) >= millis(CALLBACK)
                        || use(bank) >= millis(MOMENT)
                        || wait(bank) >= millis(MOMENT)
                        || PAGES.stream().anyMatch(page -> excess(bank, page) >= millis(slack)));
    }

    /**
     * Says what is not as promised.
     *
     * @param slack how much longer a stranger may wait beyond the ratio, since a quiet p99 is only some milliseconds
     */
    void judge(SoftAssertions verdict, Duration slack) {
        for (String page : PAGES) {
            verdict.assertThat(excess(DEAD, page))
                    .as("%s with a dead bank", page)
                    .isLessThan(millis(slack));
            verdict.assertThat(excess(SLOW, page))
                    .as("%s with a slow bank", page)
                    .isLessThan(millis(slack));
        }
        Stream.of(DEAD, SLOW).forEach(bank -> {
            verdict.assertThat(callback(bank)).as("callbacks, %s", bank).isLessThan(millis(CALLBACK));
            verdict.assertThat(use(bank)).as("a connection is out, %s", bank).isLessThan(millis(MOMENT));
            verdict.assertThat(wait(bank)).as("wait for a connection, %s", bank).isLessThan(millis(MOMENT));
        });
        rounds.forEach(round -> round.forEach(phase -> judge(verdict, phase)));
        Stream.concat(all(DEAD), all(SLOW)).forEach(phase -> judgeWaiting(verdict, phase));
    }

    private static void judge(SoftAssertions verdict, Phase phase) {
        verdict.assertThat(phase.failures()).as("failures, %s", phase.name()).isEmpty();
        verdict.assertThat(phase.pool().timeouts())
                .as("no connection, %s", phase.name())
                .isZero();
    }

    /** Whether a connection was held for somebody who waits for the bank. */
    private static void judgeWaiting(SoftAssertions verdict, Phase phase) {
        verdict.assertThat(phase.asked()).as("calls, %s", phase.name()).isGreaterThan(MANY_CALLS);
        verdict.assertThat(phase.still())
                .as("no connection is out while only the bank is waited for, %s", phase.name())
                .isTrue();
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
