package io.github.alliancepay.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;

/**
 * What a stranger feels of a slow or dead bank, where visitors and bank are not in the shop's process: {@code bench/stranger} starts it and
 * lists its options. This process is the stranger.
 */
final class StrangerBench {

    private static final int ROUNDS = Integer.getInteger("rounds", 2);
    private static final Duration PHASE = Duration.ofSeconds(Integer.getInteger("phase", 30));
    private static final int WARM_UPS = Integer.getInteger("warm-ups", 8);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Plan PLAN = new Plan(ROUNDS, WARM_UP, PHASE, PHASE, PHASE, PHASE, 0, 0, 0, Duration.ZERO);

    private StrangerBench() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf("%s, rounds %d, phases of %d s%n", Instant.now(), ROUNDS, PHASE.toSeconds());
        try (SeparateShop shop = SeparateShop.open()) {
            Round round = shop.round();
            warm(round);
            Arrays.stream(System.getProperty("pools", "10,4").split(","))
                    .mapToInt(Integer::parseInt)
                    .forEach(connections -> measure(round, connections));
        }
        System.exit(0);
    }

    /** A shop that has run for a while has compiled what it uses. The quiet times tell whether this one has. */
    private static void warm(Round round) {
        for (int time = 0; time < WARM_UPS; time++) {
            round.crowd().gather(1);
            round.phase(Report.FAST, WARM_UP);
            Phase quiet = round.phase(Report.QUIET, WARM_UP.dividedBy(2));
            Duration p99 = quiet.times(Stranger.HOME).percentile(99);
            System.out.printf(Locale.ROOT, "warming up: p99 of the home page %.1f ms%n", p99.toNanos() / 1e6);
        }
    }

    private static void measure(Round round, int connections) {
        List<List<Phase>> all = new ArrayList<>();
        for (int number = 0; number < ROUNDS; number++) {
            List<Phase> one = new ArrayList<>(round.play(connections, PLAN));
            one.add(round.phase(Report.QUIET, PHASE));
            one.add(round.phase(Report.NOTHING, PHASE));
            System.out.printf(
                    "%n%s, round %d: %s", Instant.now(), number + 1, new Report(connections, List.of(one)).text());
            all.add(one);
        }
        Report report = new Report(connections, all);
        System.out.printf("%nAll rounds: %s", report.text());
        SoftAssertions verdict = new SoftAssertions();
        report.judge(verdict, Duration.ZERO);
        verdict.assertionErrorsCollected().forEach(StrangerBench::complain);
    }

    private static void complain(AssertionError error) {
        System.out.println("NOT AS PROMISED: "
                + error.getMessage().replaceAll("at Report.*", "").replaceAll("\\s+", " "));
    }
}
