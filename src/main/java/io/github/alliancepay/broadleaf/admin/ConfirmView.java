package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import java.util.List;

/**
 * The exact sums of a refund, shown before it is sent.
 *
 * @param token identifies these sums, and is good for one refund
 * @param converted what the bank returns in hryvnias, empty for orders in hryvnias
 * @param left what can go back afterwards
 * @param restock whether the units go back in stock
 */
public record ConfirmView(
        String paymentId,
        long orderId,
        String title,
        String token,
        String amount,
        String converted,
        String left,
        List<LabelledValue> lines,
        String reason,
        String comment,
        boolean restock) {

    static ConfirmView of(Refund draft, RefundBalance balance, LocalizedTexts texts) {
        Currency currency = balance.currency();
        RefundPlan plan = draft.plan();
        return new ConfirmView(
                balance.payment().id(),
                balance.payment().bill().orderId(),
                PaymentStatusView.title(balance.payment()),
                draft.id(),
                texts.money(plan.orderAmount(), currency),
                currency == Currency.UAH ? "" : texts.money(plan.amount(), Currency.UAH),
                texts.money(balance.left().minusAtMost(plan.orderAmount()), currency),
                plan.lines().stream()
                        .map(line -> LineTexts.of(line, balance, texts))
                        .toList(),
                draft.reason(),
                draft.origin().comment(),
                draft.restocks());
    }

    /** Leaves the token out of logs. */
    @Override
    public String toString() {
        return "ConfirmView[" + paymentId + ", " + amount + "]";
    }
}
