package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import java.net.URI;
import java.util.Optional;

/**
 * What a shopper sees of a payment.
 *
 * @param kind which of the page's faces to show
 * @param orderNumber the number of the submitted order, empty before
 * @param decline {@code actionCode.responseCode} of the last decline, empty when there was none
 * @param review why a human has to decide, if so
 * @param bankPage where the bank's page can still be paid
 */
public record PaymentPage(
        Kind kind,
        String orderNumber,
        Coins amount,
        Currency currency,
        String decline,
        Optional<ReviewReason> review,
        Optional<URI> bankPage,
        String returnToken) {

    /** The faces of the page; the messages under {@code page.<kind>} speak for each. */
    public enum Kind {
        /** The bank has not decided yet. */
        WAITING,
        /** The last attempt was declined, but the bank's page can still be paid. */
        RETRY,
        /** The money has come and the order is being submitted. */
        COMPLETING,
        PAID,
        DECLINED,
        EXPIRED,
        REVIEW,
        ABANDONED,
        RETURNED;

        /** Whether the page should look again by itself. */
        public boolean isUndecided() {
            return this == WAITING || this == RETRY || this == COMPLETING;
        }
    }

    static PaymentPage of(Payment payment) {
        return new PaymentPage(
                kind(payment),
                payment.outcome().orderNumber(),
                payment.bill().amount(),
                payment.bill().currency(),
                payment.decline(),
                payment.outcome().review(),
                payment.page().map(page -> page.redirectUrl()).filter(URI::isAbsolute),
                payment.returnToken());
    }

    private static Kind kind(Payment payment) {
        return switch (payment.state()) {
            case CREATED -> Kind.WAITING;
            case OPEN -> payment.decline().isEmpty() ? Kind.WAITING : Kind.RETRY;
            case PAID -> Kind.COMPLETING;
            case COMPLETED -> Kind.PAID;
            case DECLINED -> Kind.DECLINED;
            case EXPIRED -> Kind.EXPIRED;
            case REVIEW -> Kind.REVIEW;
            case ABANDONED -> Kind.ABANDONED;
            case RETURNED -> Kind.RETURNED;
        };
    }
}
