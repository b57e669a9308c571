package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.money.Allocation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.refund.RefundBalance.Line;
import io.github.alliancepay.broadleaf.refund.RefundSelection.LineWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Turns wishes into exact sums, as far as a sheet allows. Every refusal says what would be possible instead. */
final class RefundCalculator {

    private static final Map<String, String> REASONS = Map.of(
            "refund.not-paid", "The payment has no money to return; update it from the bank",
            "refund.nothing-left", "Everything that was paid is returned or on its way back: nothing is left to return",
            "refund.internal-transfer",
                    "The bank cannot return a transfer between its own accounts; return the money another way",
            "refund.in-flight", "Another refund of the order is under way; wait until its outcome is known",
            "refund.bank-silent", "The bank could not be asked what is left; try again later",
            "refund.not-assignable", "The lines of the refund were chosen when it was made, or it failed",
            "refund.no-lines", "The order is not submitted, so the refund can belong to no line of it");

    private final RefundBalance sheet;

    /** @throws RefundRefusedException when the sheet is blocked */
    RefundCalculator(RefundBalance sheet) {
        if (!sheet.isOpen()) {
            throw refused(sheet.blocked());
        }
        this.sheet = sheet;
    }

    /** The refusal of a blocked sheet. */
    static RefundRefusedException refused(String blocked) {
        return new RefundRefusedException(blocked, REASONS.getOrDefault(blocked, "Nothing can be returned"));
    }

    /** The lines of a wish with what they cost, without those of which nothing is wanted. */
    List<RefundLine> lines(RefundSelection wish) {
        return wish.lines().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> checked(line(entry.getKey(), entry.getValue())))
                .toList();
    }

    /** The sums of a wish for lines. */
    RefundPlan of(RefundSelection wish) {
        List<RefundLine> lines = lines(wish);
        Coins amount = RefundLine.sum(lines);
        if (amount.isZero()) {
            throw new RefundRefusedException(
                    "refund.nothing-chosen", "Nothing was chosen to be returned; choose a quantity or enter an amount");
        }
        return sums(amount, lines);
    }

    /** The sums of a wish for an amount of the order's currency; all that is left covers all lines. */
    RefundPlan of(Coins amount) {
        return sums(amount, amount.equals(sheet.left()) ? everyLine() : List.of());
    }

    /** All that is left, as far as one refund can return it: a refund is of one purchase. */
    RefundPlan ofAllThatIsLeft() {
        return of(open().findFirst().orElseThrow().left());
    }

    /**
     * The purchase that an approved refund is of.
     *
     * @throws RefundRefusedException when it would not go out exactly as approved
     */
    Capture approve(RefundPlan approved) {
        approved.lines().forEach(this::checked);
        Capture capture = capture(approved.orderAmount());
        Coins amount = capture.toHryvnia(approved.orderAmount());
        if (!amount.equals(approved.amount())) {
            throw new RefundRefusedException(
                    "refund.changed",
                    "The bank would return " + amount + " UAH by now, and " + approved.amount()
                            + " was approved; open the window again",
                    amount.toString(),
                    approved.amount().toString());
        }
        return capture;
    }

    /** @throws RefundRefusedException when there is not so much of the line */
    RefundLine checked(RefundLine wanted) {
        Line line = line(wanted.line());
        String name = line.line().name();
        if (wanted.quantity() > line.leftQuantity()) {
            throw new RefundRefusedException(
                    "refund.too-many",
                    "Only " + line.leftQuantity() + " of " + name + " can still be returned, not " + wanted.quantity(),
                    name,
                    String.valueOf(line.leftQuantity()));
        }
        if (wanted.amount().isMoreThan(line.leftAmount())) {
            throw new RefundRefusedException(
                    "refund.too-much-of-line",
                    "Only " + line.leftAmount() + " of " + name + " can still be returned, not " + wanted.amount(),
                    name,
                    line.leftAmount().toString());
        }
        return wanted;
    }

    private RefundLine line(String key, LineWish wish) {
        Line line = line(key);
        int costed = Math.min(wish.quantity(), line.leftQuantity());
        return new RefundLine(key, wish.quantity(), wish.amount().orElseGet(() -> line.amountOf(costed)));
    }

    private Line line(String key) {
        return sheet.line(key)
                .orElseThrow(() -> new RefundRefusedException(
                        "refund.unknown-line", "The order has no line " + key + "; open the window again", key));
    }

    private RefundPlan sums(Coins amount, List<RefundLine> lines) {
        Capture capture = capture(amount);
        Coins hryvnia = capture.toHryvnia(amount);
        if (hryvnia.isZero()) {
            throw tooMuch(amount);
        }
        return new RefundPlan(amount, hryvnia, lines);
    }

    private Capture capture(Coins amount) {
        if (amount.isMoreThan(sheet.left())) {
            throw tooMuch(amount);
        }
        return open().filter(capture -> !amount.isMoreThan(capture.left()))
                .findFirst()
                .orElseThrow(() -> new RefundRefusedException(
                        "refund.several-payments",
                        "The order was paid in several parts, and a refund is of one; return at most " + most()
                                + " at a time, or all that is left",
                        most().toString()));
    }

    private RefundRefusedException tooMuch(Coins amount) {
        return new RefundRefusedException(
                "refund.too-much",
                "Only " + sheet.left() + " " + sheet.currency() + " is left to return, not " + amount,
                sheet.left().toString());
    }

    private Coins most() {
        return open().map(Capture::left).max(Coins::compareTo).orElse(Coins.ZERO);
    }

    private Stream<Capture> open() {
        return sheet.captures().stream().filter(Capture::isRefundable).filter(capture -> !capture.left()
                .isZero());
    }

    /** All units left; when less money is left than they cost, because some went back without a word about lines, each gets its part. */
    private List<RefundLine> everyLine() {
        List<Coins> costs = sheet.lines().stream().map(Line::leftAmount).toList();
        Coins cost = costs.stream().reduce(Coins.ZERO, Coins::plus);
        List<Coins> shares = cost.isMoreThan(sheet.left()) ? Allocation.of(sheet.left(), costs) : costs;
        List<RefundLine> lines = new ArrayList<>();
        for (int index = 0; index < shares.size(); index++) {
            Line line = sheet.lines().get(index);
            lines.add(new RefundLine(line.line().key(), line.leftQuantity(), shares.get(index)));
        }
        return lines.stream()
                .filter(line -> line.quantity() > 0 || !line.amount().isZero())
                .toList();
    }
}
