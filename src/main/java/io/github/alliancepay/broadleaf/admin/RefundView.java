package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundableLine;
import java.util.List;

/**
 * The window in which lines are chosen, to be given back or to be named as those of a refund made before; ready to be filled in.
 *
 * @param converted what is left in hryvnias, empty for orders in hryvnias
 * @param unassigned what went back without a word about its lines, empty when there is none
 * @param assignment the refund whose lines are chosen, or {@link Assignment#NONE} when money is to be given back
 * @param problem what is wrong with what was typed, empty for nothing
 */
public record RefundView(
        String paymentId,
        long orderId,
        String title,
        List<LabelledValue> sums,
        String converted,
        String unassigned,
        List<LineChoice> rows,
        String blocked,
        String problem,
        String reason,
        String comment,
        Assignment assignment) {

    /** For giving money back. */
    static RefundView of(RefundBalance balance, RefundEntry entry, String problem, LocalizedTexts texts) {
        return new RefundView(
                balance.payment().id(),
                balance.payment().bill().orderId(),
                PaymentPanels.title(balance.payment()),
                new RefundRows(balance, texts).sums(),
                converted(balance, texts),
                balance.unassigned().isZero() ? "" : texts.money(balance.unassigned(), balance.currency()),
                balance.lines().stream()
                        .map(line -> LineChoice.of(line, balance.currency(), entry, texts))
                        .toList(),
                new RefundRows(balance, texts).blocked(),
                problem,
                entry.reason(),
                entry.comment(),
                Assignment.NONE);
    }

    /** For saying which lines a refund belongs to. */
    static RefundView of(
            Refund refund, RefundBalance balance, RefundEntry entry, String problem, LocalizedTexts texts) {
        RefundView form = of(balance, entry, problem, texts);
        return new RefundView(
                form.paymentId,
                form.orderId,
                form.title,
                new RefundRows(balance, texts).sums(refund),
                "",
                "",
                form.rows,
                form.blocked,
                problem,
                "",
                "",
                new Assignment(
                        refund.id(),
                        texts.money(refund.orderAmount(), balance.currency()),
                        refund.orderAmount().value()));
    }

    private static String converted(RefundBalance balance, LocalizedTexts texts) {
        return balance.currency() == Currency.UAH ? "" : texts.money(balance.leftAtBank(), Currency.UAH);
    }

    /**
     * A refund made before.
     *
     * @param amount its sum, which its lines may not exceed
     * @param coins the same in coins, for the script's total
     */
    public record Assignment(String refundId, String amount, long coins) {

        static final Assignment NONE = new Assignment("", "", 0);

        public boolean isWanted() {
            return !refundId.isEmpty();
        }
    }

    /**
     * A line to choose from.
     *
     * @param units how many were sold
     * @param counted whether units of it can be chosen; shipping and fees go back by amount
     * @param coins what was paid for it, in coins, for the script's total
     * @param returnedUnits units given back before
     * @param leftCoins what is left of it, in coins
     * @param quantity what was typed
     * @param amount what was typed
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
            String amount) {

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
                    entry.field(RefundEntry.AMOUNT + sold.key()));
        }

        /** Whether something of it can still go back. */
        public boolean isOpen() {
            return leftCoins > 0;
        }
    }
}
