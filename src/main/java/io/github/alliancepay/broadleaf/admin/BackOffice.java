package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.text.Texts;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.ModelMap;
import org.springframework.web.context.request.WebRequest;

/**
 * What every controller of the back office needs: who asks, in which language to answer, and the payment that an address names.
 * Immutable; safe for use by many threads.
 */
public final class BackOffice {

    private final AdminAccess access;
    private final AdminTimeZone zone;
    private final Texts texts;
    private final AdminPaths paths;
    private final PaymentLedger payments;
    private final RefundLedger refunds;

    public BackOffice(
            AdminAccess access,
            AdminTimeZone zone,
            Texts texts,
            AdminPaths paths,
            PaymentLedger payments,
            RefundLedger refunds) {
        this.access = access;
        this.zone = zone;
        this.texts = texts;
        this.paths = paths;
        this.payments = payments;
        this.refunds = refunds;
    }

    AdminAccess access() {
        return access;
    }

    /** The texts in the admin's language, with times in the admin's zone. */
    LocalizedTexts texts(Locale locale) {
        return LocalizedTexts.in(texts, locale, zone.current());
    }

    AdminPaths paths() {
        return paths;
    }

    /** A page in the admin's language. */
    PageReply reply(WebRequest request, ModelMap model) {
        return new PageReply(texts(LocaleContextHolder.getLocale()), paths, request, model);
    }

    /** All attempts to pay an order, the oldest first. */
    List<Payment> attempts(long order) {
        return payments.ofOrder(order);
    }

    /** @throws UnknownPaymentException when the order has no such payment */
    Payment payment(long order, String id) {
        return payments.find(id)
                .filter(payment -> payment.bill().orderId() == order)
                .orElseThrow(() -> new UnknownPaymentException(id));
    }

    /** @throws UnknownPaymentException when the order has no such payment, or the payment no such refund */
    Refund refund(long order, String paymentId, String id) {
        Payment payment = payment(order, paymentId);
        return refunds.find(id)
                .filter(refund -> refund.paymentId().equals(payment.id()))
                .orElseThrow(() -> new UnknownPaymentException(id));
    }
}
