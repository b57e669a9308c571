package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.money.Allocation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.refund.RefundBalance.Line;
import io.github.alliancepay.broadleaf.refund.RefundSelection.SelectedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Computes the exact sums of a refund, as far as a balance allows it. Every refusal says what would be possible instead. Immutable;
 * safe for use by many threads.
 */
public final class RefundCalculator {

    private final RefundBalance balance;

    /** @throws RefundRefusedException when the balance is blocked */
    public RefundCalculator(RefundBalance balance) {
        balance.blocked().ifPresent(refusal -> {
            throw new RefundRefusedException(refusal);
        });
        this.balance = balance;
    }

    /**
     * The sums of a selection of lines.
     *
     * @throws RefundRefusedException when the balance does not allow it, or nothing is selected
     */
    public RefundPlan plan(RefundSelection selection) {
        List<RefundLine> lines = lines(selection);
        Coins amount = RefundLine.sum(lines);
        if (amount.isZero()) {
            throw new RefundRefusedException(RefundRefusal.NOTHING_CHOSEN);
        }
        return sums(amount, lines);
    }

    /**
     * The sums of an amount, which belongs to no line; the whole balance covers all lines.
     *
     * @param amount coins of the order's currency
     * @throws RefundRefusedException when the balance does not allow it
     */
    public RefundPlan plan(Coins amount) {
        return sums(amount, amount.equals(balance.left()) ? everyLine() : List.of());
    }

    /** The sums of the whole balance; of the first purchase that has something left, when there are several. */
    public RefundPlan planFullBalance() {
        return plan(open().findFirst().orElseThrow().left());
    }

    /**
     * The purchase that the bank will return a plan's money of.
     *
     * @throws RefundRefusedException when no purchase has as much left
     */
    public Capture purchase(RefundPlan plan) {
        return capture(plan.orderAmount());
    }

    /** The selected lines with what they cost, without those of which nothing is selected. */
    List<RefundLine> lines(RefundSelection selection) {
        return selection.lines().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> checked(line(entry.getKey(), entry.getValue())))
                .toList();
    }

    /**
     * The purchase that an approved refund is of.
     *
     * @throws RefundRefusedException when it would not go out exactly as approved
     */
    Capture approve(RefundPlan approved) {
        approved.lines().forEach(this::checked);
        requireWholeHold(approved.orderAmount());
        Capture capture = capture(approved.orderAmount());
        Coins amount = capture.toHryvnia(approved.orderAmount());
        if (!amount.equals(approved.amount())) {
            throw new RefundRefusedException(
                    RefundRefusal.CHANGED, amount.toString(), approved.amount().toString());
        }
        return capture;
    }

    private RefundLine checked(RefundLine wanted) {
        Line line = line(wanted.line());
        String name = line.line().name();
        if (wanted.quantity() > line.leftQuantity()) {
            throw RefundRefusedException.ofLine(
                    wanted.line(), RefundRefusal.TOO_MANY, name, text(line.leftQuantity()), text(wanted.quantity()));
        }
        if (wanted.amount().isMoreThan(line.leftAmount())) {
            throw RefundRefusedException.ofLine(
                    wanted.line(),
                    RefundRefusal.TOO_MUCH_OF_LINE,
                    name,
                    text(line.leftAmount()),
                    text(wanted.amount()));
        }
        return wanted;
    }

    private static String text(Object figure) {
        return String.valueOf(figure);
    }

    private RefundLine line(String key, SelectedLine selected) {
        Line line = line(key);
        int costed = Math.min(selected.quantity(), line.leftQuantity());
        return new RefundLine(key, selected.quantity(), selected.amount().orElseGet(() -> line.amountOf(costed)));
    }

    private Line line(String key) {
        return balance.line(key).orElseThrow(() -> new RefundRefusedException(RefundRefusal.UNKNOWN_LINE, key));
    }

    private RefundPlan sums(Coins amount, List<RefundLine> lines) {
        requireWholeHold(amount);
        Coins hryvnia = capture(amount).toHryvnia(amount);
        if (hryvnia.isZero()) {
            throw tooMuch(amount);
        }
        return new RefundPlan(amount, hryvnia, lines);
    }

    private void requireWholeHold(Coins amount) {
        if (balance.isHold() && !amount.equals(balance.left())) {
            throw new RefundRefusedException(RefundRefusal.HOLD_AS_A_WHOLE);
        }
    }

    private Capture capture(Coins amount) {
        if (amount.isMoreThan(balance.left())) {
            throw tooMuch(amount);
        }
        return open().filter(capture -> !amount.isMoreThan(capture.left()))
                .findFirst()
                .orElseThrow(() -> new RefundRefusedException(RefundRefusal.SEVERAL_PAYMENTS, text(most())));
    }

    private RefundRefusedException tooMuch(Coins amount) {
        return new RefundRefusedException(RefundRefusal.TOO_MUCH, text(balance.left()), text(amount));
    }

    private Coins most() {
        return open().map(Capture::left).max(Coins::compareTo).orElse(Coins.ZERO);
    }

    private Stream<Capture> open() {
        return balance.captures().stream().filter(Capture::isOpen);
    }

    /** All units left. When less money is left than they cost, because some was refunded for no line, each line gets its part. */
    private List<RefundLine> everyLine() {
        List<Coins> costs = balance.lines().stream().map(Line::leftAmount).toList();
        Coins cost = costs.stream().reduce(Coins.ZERO, Coins::plus);
        List<Coins> shares = cost.isMoreThan(balance.left()) ? Allocation.of(balance.left(), costs) : costs;
        List<RefundLine> lines = new ArrayList<>();
        for (int index = 0; index < shares.size(); index++) {
            Line line = balance.lines().get(index);
            lines.add(new RefundLine(line.line().key(), line.leftQuantity(), shares.get(index)));
        }
        return lines.stream()
                .filter(line -> line.quantity() > 0 || !line.amount().isZero())
                .toList();
    }
}
