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
 * @param kind which page to show
 * @param orderNumber the number of the submitted order, empty before
 * @param decline {@code actionCode.responseCode} of the last decline, empty when there was none
 * @param review why a person has to decide, if one has to
 * @param bankPage where the bank's page can still be paid
 */
public record PaymentPage(
        PageKind kind,
        String orderNumber,
        Coins amount,
        Currency currency,
        String decline,
        Optional<ReviewReason> review,
        Optional<URI> bankPage,
        String returnToken) {

    static PaymentPage of(Payment payment) {
        return new PaymentPage(
                PageKind.of(payment),
                payment.outcome().orderNumber(),
                payment.bill().amount(),
                payment.bill().currency(),
                payment.decline(),
                payment.outcome().review(),
                payment.page().map(page -> page.redirectUrl()).filter(URI::isAbsolute),
                payment.returnToken());
    }

    /** Leaves the token out of logs. */
    @Override
    public String toString() {
        return "PaymentPage[" + kind + "]";
    }
}
