package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.money.Allocation;
import io.github.alliancepay.broadleaf.money.Coins;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Adjusts the lines of an order to what was paid, so that they add up to exactly that. The host rounds line by line and may be off by a
 * coin for each line; the difference goes to the largest line. When less was paid, for example beside a gift card, every line is
 * reduced in proportion. Money that no line explains becomes a line of its own.
 */
final class PaidLines {

    private PaidLines() {}

    static List<RefundableLine> of(long order, List<RefundableLine> sold, Coins paid) {
        Coins total = sold.stream().map(RefundableLine::amount).reduce(Coins.ZERO, Coins::plus);
        if (total.equals(paid)) {
            return sold;
        }
        long difference = paid.value() - total.value();
        if (Math.abs(difference) <= sold.size() && largest(sold).amount().value() + difference > 0) {
            return rounded(sold, difference);
        }
        return total.isMoreThan(paid) ? reduced(sold, paid) : extended(order, sold, paid.minus(total));
    }

    private static List<RefundableLine> rounded(List<RefundableLine> sold, long difference) {
        RefundableLine largest = largest(sold);
        Coins amount = new Coins(largest.amount().value() + difference);
        return sold.stream()
                .map(line -> line.key().equals(largest.key()) ? line.of(amount) : line)
                .toList();
    }

    private static RefundableLine largest(List<RefundableLine> sold) {
        return sold.stream().max(Comparator.comparing(RefundableLine::amount)).orElseThrow();
    }

    private static List<RefundableLine> reduced(List<RefundableLine> sold, Coins paid) {
        List<Coins> shares =
                Allocation.of(paid, sold.stream().map(RefundableLine::amount).toList());
        List<RefundableLine> lines = new ArrayList<>();
        for (int index = 0; index < sold.size(); index++) {
            lines.add(sold.get(index).of(shares.get(index)));
        }
        return lines;
    }

    private static List<RefundableLine> extended(long order, List<RefundableLine> sold, Coins surplus) {
        List<RefundableLine> lines = new ArrayList<>(sold);
        lines.add(new RefundableLine("rest:" + order, RefundableLine.LineKind.REST, "", 1, surplus));
        return lines;
    }
}
