package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.money.Coins;
import java.util.Map;
import java.util.Optional;

/**
 * What a person chose to refund.
 *
 * @param lines by the key of the line; lines of which nothing was chosen may be there or not
 */
public record RefundSelection(Map<String, SelectedLine> lines) {

    public RefundSelection {
        lines = Map.copyOf(lines);
    }

    /**
     * What was chosen of a line.
     *
     * @param quantity units; zero with an amount refunds money only
     * @param amount coins of the order's currency; empty for what the units cost
     */
    public record SelectedLine(int quantity, Optional<Coins> amount) {

        /** @throws IllegalArgumentException when the quantity is negative */
        public SelectedLine {
            if (quantity < 0) {
                throw new IllegalArgumentException(
                        "A quantity of " + quantity + " units cannot be given back; zero is the least");
            }
        }

        /** Some units at what they cost. */
        public static SelectedLine of(int quantity) {
            return new SelectedLine(quantity, Optional.empty());
        }

        boolean isEmpty() {
            return quantity == 0 && amount.filter(sum -> !sum.isZero()).isEmpty();
        }
    }
}
