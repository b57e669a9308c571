package io.github.alliancepay.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How fast callbacks are acknowledged, beside the emptiest page of the same shop: {@code bench/callback} starts it and lists its options.
 * This process sends them.
 */
final class CallbackBench {

    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final Duration PHASE = Duration.ofSeconds(Integer.getInteger("phase", 10));
    private static final int PAYMENTS = Integer.getInteger("payments", 1_000);

    /** No answer comes while callbacks are sent: they are acknowledged, and nothing else is done. */
    private static final Duration LATE = Duration.ofSeconds(30);

    /** The payments are completed while callbacks are sent. */
    private static final Duration SOON = Duration.ofMillis(300);

    private final CrowdControl crowd;
    private final ShopControl shop;
    private final Burst.Request page;

    private CallbackBench(SeparateShop place) {
        this.crowd = place.crowd();
        this.shop = place.control();
        this.page = new Burst.Request(place.address() + ShopProcess.EmptyPage.PATH, "");
    }

    public static void main(String[] arguments) throws Exception {
        System.out.printf("%s, rounds %d, phases of %d s%n", Instant.now(), ROUNDS, PHASE.toSeconds());
        try (SeparateShop shop = SeparateShop.open()) {
            CallbackBench bench = new CallbackBench(shop);
            bench.compare("warming up");
            for (int round = 1; round <= ROUNDS; round++) {
                bench.compare("round " + round);
            }
        }
        System.exit(0);
    }

    private void compare(String name) {
        Burst empty = Burst.of(PHASE, number -> page);
        System.out.printf("%s%n  empty page: %s%n", name, text(empty));
        tell("nothing but callbacks", LATE, empty);
        tell("payments are completed", SOON, empty);
    }

    private void tell(String name, Duration answer, Burst empty) {
        crowd.awaitBank();
        crowd.payMadeUpOrders(PAYMENTS);
        List<Burst.Request> callbacks = callbacks();
        crowd.answerAfter(answer);
        shop.takePoolFigures();
        Burst told = Burst.of(PHASE, number -> callbacks.get((int) (number % callbacks.size())));
        System.out.printf(
                Locale.ROOT,
                "  %s: %s; to pages: throughput %.2f, p99 %.2f%n    %s%n",
                name,
                text(told),
                told.perSecond() / empty.perSecond(),
                millis(told.times().percentile(99)) / millis(empty.times().percentile(99)),
                shop.takePoolFigures());
        crowd.answerAfter(Duration.ZERO);
        crowd.awaitBank();
        crowd.awaitRest();
    }

    /** Of the newest payments. */
    private List<Burst.Request> callbacks() {
        List<Burst.Request> all = new ArrayList<>();
        for (Map.Entry<String, String> callback : crowd.callbacks().entrySet()) {
            all.add(new Burst.Request(callback.getKey(), callback.getValue()));
        }
        return all.subList(all.size() - PAYMENTS, all.size());
    }

    private static String text(Burst burst) {
        return String.format(
                Locale.ROOT,
                "%6.0f a second, p50 %5.1f ms, p99 %5.1f ms",
                burst.perSecond(),
                millis(burst.times().percentile(50)),
                millis(burst.times().percentile(99)));
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
