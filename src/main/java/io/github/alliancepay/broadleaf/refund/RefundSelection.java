package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.money.Coins;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody chose to give back.
 *
 * @param lines by the key of the line; lines of which nothing is wanted may be there or not
 */
public record RefundSelection(Map<String, LineWish> lines) {

    public RefundSelection {
        lines = Map.copyOf(lines);
    }

    /**
     * What is wanted of a line.
     *
     * @param quantity units; zero with an amount gives back money only
     * @param amount coins of the order's currency; empty for what the units cost
     */
    public record LineWish(int quantity, Optional<Coins> amount) {

        /** @throws IllegalArgumentException when the quantity is negative */
        public LineWish {
            if (quantity < 0) {
                throw new IllegalArgumentException("Nobody can give back " + quantity + " units");
            }
        }

        /** Some units at what they cost. */
        public static LineWish of(int quantity) {
            return new LineWish(quantity, Optional.empty());
        }

        boolean isEmpty() {
            return quantity == 0 && amount.filter(sum -> !sum.isZero()).isEmpty();
        }
    }
}
