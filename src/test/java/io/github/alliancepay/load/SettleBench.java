package io.github.alliancepay.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How many payments one node settles in a second, and whether it keeps memory: {@code bench/settle} starts it and lists its options. */
final class SettleBench {

    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int PAYMENTS = Integer.getInteger("payments", 1_000);
    private static final Duration ANSWER = Duration.ofMillis(Integer.getInteger("answer", 6_000));
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private SettleBench() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                "%s, %,d payments, the bank answers after %,d ms%n", Instant.now(), PAYMENTS, ANSWER.toMillis());
        try (SeparateShop shop = SeparateShop.open()) {
            for (int round = 1; round <= ROUNDS; round++) {
                shop.crowd().payMadeUpOrders(PAYMENTS);
                double rate = shop.crowd().settledPerSecond(PAYMENTS, LONGEST, ANSWER);
                System.out.printf(
                        Locale.ROOT,
                        "round %d: %.1f a second, memory in use afterwards %.1f MB%n",
                        round,
                        rate,
                        shop.control().usedMemory() / 1e6);
            }
        }
        System.exit(0);
    }
}
