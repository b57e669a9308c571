package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import java.util.List;

/**
 * The exact sums of a refund, shown before it is sent.
 *
 * @param token stands for these sums, and is good for one refund
 * @param converted what the bank returns in hryvnias, empty for orders in hryvnias
 * @param left what can go back afterwards
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
        String comment) {

    static ConfirmView of(
            String token, RefundBalance sheet, RefundPlan plan, RefundOrigin mandate, LocalizedTexts speech) {
        Currency currency = sheet.currency();
        return new ConfirmView(
                sheet.payment().id(),
                sheet.payment().bill().orderId(),
                Panels.title(sheet.payment()),
                token,
                speech.money(plan.orderAmount(), currency),
                currency == Currency.UAH ? "" : speech.money(plan.amount(), Currency.UAH),
                speech.money(sheet.left().minusAtMost(plan.orderAmount()), currency),
                plan.lines().stream()
                        .map(line -> LineWords.of(line, sheet, speech))
                        .toList(),
                mandate.reason(),
                mandate.comment());
    }
}
