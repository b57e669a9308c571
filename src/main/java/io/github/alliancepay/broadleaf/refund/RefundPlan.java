package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.money.Allocation;
import io.github.alliancepay.broadleaf.money.Coins;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The sums of a refund, as they are shown before it is sent.
 *
 * @param orderAmount coins of the order's currency
 * @param amount what goes to the bank, in coins of UAH; the same for orders in UAH
 * @param lines the lines that the money belongs to; the rest of the amount belongs to no line
 * @param restock whether the units of the lines go back in stock once the refund has succeeded
 */
public record RefundPlan(Coins orderAmount, Coins amount, List<RefundLine> lines, boolean restock) {

    /** @throws IllegalArgumentException when the lines are of more money than the whole */
    public RefundPlan {
        lines = List.copyOf(lines);
        Coins named = RefundLine.sum(lines);
        if (named.isMoreThan(orderAmount)) {
            throw new IllegalArgumentException(
                    "The lines of a refund of " + orderAmount + " are of " + named + ", which is more");
        }
    }

    /** A plan that leaves the stock as it is. */
    public RefundPlan(Coins orderAmount, Coins amount, List<RefundLine> lines) {
        this(orderAmount, amount, lines, false);
    }

    /** The same, with its units back in stock once it has succeeded. */
    public RefundPlan restocking() {
        return new RefundPlan(orderAmount, amount, lines, true);
    }

    /** The same refund with the sums that the bank lists. When they are smaller than what was asked for, each line gets its part. */
    RefundPlan listedAs(Coins listedOrderAmount, Coins listedAmount) {
        boolean fits = !RefundLine.sum(lines).isMoreThan(listedOrderAmount);
        return new RefundPlan(listedOrderAmount, listedAmount, fits ? lines : reduced(listedOrderAmount), restock);
    }

    private List<RefundLine> reduced(Coins sum) {
        List<Coins> parts =
                Allocation.of(sum, lines.stream().map(RefundLine::amount).toList());
        return IntStream.range(0, lines.size())
                .mapToObj(index -> lines.get(index).of(parts.get(index)))
                .toList();
    }

    RefundPlan with(List<RefundLine> assigned) {
        return new RefundPlan(orderAmount, amount, assigned, restock);
    }
}
