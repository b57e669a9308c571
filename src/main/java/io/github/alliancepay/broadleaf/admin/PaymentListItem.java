package io.github.alliancepay.broadleaf.admin;

import java.util.List;

/**
 * A payment in a list, as text.
 *
 * @param reasons why it needs a person, each with the address of its section in the guide; empty when it does not
 */
public record PaymentListItem(
        String id,
        long orderId,
        String title,
        String created,
        String email,
        String amount,
        List<Badge> badges,
        List<LabelledValue> reasons) {

    static PaymentListItem of(PaymentStatusView status, List<LabelledValue> reasons, LocalizedTexts texts) {
        var payment = status.payment();
        return new PaymentListItem(
                payment.id(),
                payment.bill().orderId(),
                PaymentStatusView.title(payment),
                texts.time(payment.createdAt()),
                payment.email(),
                texts.money(payment.bill().amount(), payment.bill().currency()),
                status.badges(texts),
                reasons);
    }

    /** Leaves personal data out of logs. */
    @Override
    public String toString() {
        return "PaymentListItem[" + id + "]";
    }
}
