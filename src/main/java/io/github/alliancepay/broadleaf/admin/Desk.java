package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.text.Texts;
import java.net.URI;
import java.util.Locale;
import java.util.function.Predicate;

/** What every controller of the back office needs. Immutable; safe for use by many threads. */
public final class Desk {

    private final Office office;
    private final AdminAccess clearance;
    private final Texts texts;
    private final Panels panels;
    private final OrderBadges badges;

    /** @param isBank whether an address is the bank's, so that it may be linked to */
    public Desk(Office office, AdminAccess clearance, Texts texts, Predicate<URI> isBank) {
        this.office = office;
        this.clearance = clearance;
        this.texts = texts;
        this.panels = new Panels(office, isBank);
        this.badges = new OrderBadges(office.memory(), texts);
    }

    Office office() {
        return office;
    }

    Office.Memory memory() {
        return office.memory();
    }

    AdminAccess clearance() {
        return clearance;
    }

    Panels panels() {
        return panels;
    }

    /** The states that a list of orders shows. */
    public OrderBadges badges() {
        return badges;
    }

    Texts texts() {
        return texts;
    }

    LocalizedTexts speech(Locale locale) {
        return LocalizedTexts.in(texts, locale);
    }

    /** The window with all that is known of an order's payments. */
    String panel(long order, AdminUser user, PageReply turn) {
        return turn.with("order", order)
                .with("mayRefund", user.mayRefund())
                .with("panels", panels.ofOrder(order, turn.speech()))
                .open(Window.PANEL);
    }

    /** @throws UnknownPaymentException when the order has no such payment, or the payment no such refund */
    Refund refund(long order, String paymentId, String id) {
        Payment payment = payment(order, paymentId);
        return memory().refunds()
                .find(id)
                .filter(refund -> refund.paymentId().equals(payment.id()))
                .orElseThrow(() -> new UnknownPaymentException(id));
    }

    /** @throws UnknownPaymentException when the order has no such payment */
    Payment payment(long order, String id) {
        return memory().payments()
                .find(id)
                .filter(payment -> payment.bill().orderId() == order)
                .orElseThrow(() -> new UnknownPaymentException(id));
    }
}
