package io.github.alliancepay.broadleaf.admin;

import java.util.List;

/**
 * A payment in a list, ready to be read.
 *
 * @param reasons why somebody should look at it, empty for none
 */
public record PaymentListItem(
        String id,
        long orderId,
        String title,
        String created,
        String email,
        String amount,
        List<Badge> badges,
        List<String> reasons) {

    static PaymentListItem of(PaymentStatusView standing, List<String> reasons, LocalizedTexts speech) {
        var payment = standing.payment();
        return new PaymentListItem(
                payment.id(),
                payment.bill().orderId(),
                Panels.title(payment),
                speech.time(payment.createdAt()),
                payment.email(),
                speech.money(payment.bill().amount(), payment.bill().currency()),
                standing.badges(speech),
                reasons);
    }
}
