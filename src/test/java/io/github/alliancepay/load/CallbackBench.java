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

    private final CrowdControl crowd;
    private final Burst.Request page;

    private CallbackBench(CrowdControl crowd, String shop) {
        this.crowd = crowd;
        this.page = new Burst.Request(shop + ShopProcess.EmptyPage.PATH, "");
    }

    public static void main(String[] arguments) throws Exception {
        System.out.printf("%s, rounds %d, phases of %d s%n", Instant.now(), ROUNDS, PHASE.toSeconds());
        try (SeparateShop shop = SeparateShop.open()) {
            CallbackBench bench = new CallbackBench(shop.crowd(), shop.address());
            bench.compare("warming up");
            for (int round = 1; round <= ROUNDS; round++) {
                bench.compare("round " + round);
            }
        }
        System.exit(0);
    }

    /** The bank has answers for the payments, so they are completed meanwhile. */
    private void compare(String name) {
        Burst empty = Burst.of(PHASE, number -> page);
        crowd.payMadeUpOrders(PAYMENTS);
        List<Burst.Request> callbacks = callbacks();
        Burst told = Burst.of(PHASE, number -> callbacks.get((int) (number % callbacks.size())));
        crowd.awaitRest();
        System.out.printf("%s%n  empty page %s%n  callback   %s%n", name, text(empty), text(told));
        System.out.printf(
                Locale.ROOT,
                "  callbacks to pages: throughput %.2f, p99 %.2f%n",
                told.perSecond() / empty.perSecond(),
                millis(told.times().percentile(99)) / millis(empty.times().percentile(99)));
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
