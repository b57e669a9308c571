package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundableLine;
import java.util.List;

/**
 * The form in which lines are chosen, for a new refund or for one that was made without lines.
 *
 * @param converted what is left in hryvnias, empty for orders in hryvnias
 * @param unassigned what was refunded without a choice of lines, empty when nothing was
 * @param edited that the order is no longer as it was sold, empty when it is
 * @param assignment the refund whose lines are chosen, or {@link Assignment#NONE} for a new refund
 * @param problem what is wrong with the entries
 */
public record RefundView(
        String paymentId,
        long orderId,
        String title,
        List<LabelledValue> sums,
        String converted,
        String unassigned,
        String edited,
        List<LineChoice> rows,
        String blocked,
        FormProblem problem,
        String reason,
        String comment,
        Assignment assignment) {

    /** For a new refund. */
    static RefundView of(RefundBalance balance, RefundEntry entry, FormProblem problem, LocalizedTexts texts) {
        return new RefundView(
                balance.payment().id(),
                balance.payment().bill().orderId(),
                PaymentStatusView.title(balance.payment()),
                new RefundRows(balance, texts).sums(),
                converted(balance, texts),
                balance.unassigned().isZero() ? "" : texts.money(balance.unassigned(), balance.currency()),
                new RefundRows(balance, texts).edited(),
                balance.lines().stream()
                        .map(line -> LineChoice.of(line, balance.currency(), entry, texts)
                                .with(problem))
                        .toList(),
                new RefundRows(balance, texts).blocked(),
                problem,
                entry.reason(),
                entry.typedComment(balance.usualComment()),
                Assignment.NONE);
    }

    /** For assigning lines to an earlier refund. */
    static RefundView of(
            Refund refund, RefundBalance balance, RefundEntry entry, FormProblem problem, LocalizedTexts texts) {
        RefundView form = of(balance, entry, problem, texts);
        return new RefundView(
                form.paymentId,
                form.orderId,
                form.title,
                new RefundRows(balance, texts).sums(refund),
                "",
                "",
                form.edited,
                form.rows,
                form.blocked,
                problem,
                "",
                "",
                new Assignment(
                        refund.id(),
                        texts.money(refund.orderAmount(), refund.currency(balance.payment())),
                        refund.orderAmount().value(),
                        refund.linesVersion()));
    }

    private static String converted(RefundBalance balance, LocalizedTexts texts) {
        return balance.currency() == Currency.UAH ? "" : texts.money(balance.leftAtBank(), Currency.UAH);
    }

    /**
     * A refund that was made before.
     *
     * @param amount its sum, which its lines may not exceed
     * @param coins the same in coins, for the script's total
     * @param version tells the lines that are shown from those that somebody else may choose meanwhile
     */
    public record Assignment(String refundId, String amount, long coins, String version) {

        static final Assignment NONE = new Assignment("", "", 0, "");

        public boolean isWanted() {
            return !refundId.isEmpty();
        }
    }

    /**
     * A line to choose from.
     *
     * @param units how many were sold
     * @param counted whether units of it can be chosen; shipping and fees are refunded by amount
     * @param coins what was paid for it, in coins, for the script's total
     * @param returnedUnits units refunded before
     * @param leftCoins what is left of it, in coins
     * @param quantity what was typed
     * @param amount what was typed
     * @param quantityProblem what is wrong with the typed quantity, empty when nothing is
     * @param amountProblem what is wrong with the typed amount, empty when nothing is
     */
    public record LineChoice(
            String key,
            String name,
            int units,
            boolean counted,
            String paid,
            String returned,
            String left,
            int leftUnits,
            String most,
            long coins,
            int returnedUnits,
            long leftCoins,
            String quantity,
            String amount,
            String quantityProblem,
            String amountProblem) {

        static LineChoice of(RefundBalance.Line line, Currency currency, RefundEntry entry, LocalizedTexts texts) {
            RefundableLine sold = line.line();
            return new LineChoice(
                    sold.key(),
                    LineTexts.name(sold, texts),
                    sold.quantity(),
                    sold.kind() == RefundableLine.LineKind.ITEM,
                    texts.money(sold.amount(), currency),
                    texts.money(line.refundedAmount(), currency),
                    texts.money(line.leftAmount(), currency),
                    line.leftQuantity(),
                    line.leftAmount().toString(),
                    sold.amount().value(),
                    line.refundedQuantity(),
                    line.leftAmount().value(),
                    entry.field(RefundEntry.QUANTITY + sold.key()),
                    entry.field(RefundEntry.AMOUNT + sold.key()),
                    "",
                    "");
        }

        LineChoice with(FormProblem problem) {
            return new LineChoice(
                    key,
                    name,
                    units,
                    counted,
                    paid,
                    returned,
                    left,
                    leftUnits,
                    most,
                    coins,
                    returnedUnits,
                    leftCoins,
                    quantity,
                    amount,
                    problem.of(RefundEntry.QUANTITY + key),
                    problem.of(RefundEntry.AMOUNT + key));
        }

        /** Whether something of it can still be refunded. */
        public boolean isOpen() {
            return leftCoins > 0;
        }
    }
}
