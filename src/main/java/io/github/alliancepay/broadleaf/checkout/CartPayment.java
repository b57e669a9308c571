package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.host.HostCart;
import io.github.alliancepay.broadleaf.host.NotPayableException;
import io.github.alliancepay.broadleaf.payment.PayableOrder;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentOption;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.StartRefusedException;
import java.util.Locale;
import java.util.Optional;

/** Starts the payment of the cart of this request, without waiting for the bank. To be called on the host's web threads. */
public final class CartPayment {

    private final HostCart cart;
    private final StartPayment start;
    private final PaymentLedger ledger;

    public CartPayment(HostCart cart, StartPayment start, PaymentLedger ledger) {
        this.cart = cart;
        this.start = start;
        this.ledger = ledger;
    }

    /**
     * Starts or resumes the payment of the cart in the way that the shopper chose.
     *
     * @param email the address that a guest gave, or the empty string
     * @param locale of the shopper
     * @throws NotPayableException when the cart cannot be paid
     * @throws StartRefusedException when no attempt was made
     */
    Payment start(String email, Locale locale, PaymentOption option) {
        return start(cart.price(email.strip(), Shopper.language(locale.getLanguage())), option);
    }

    /**
     * Pays again what an earlier attempt was for.
     *
     * @param token of the earlier attempt
     * @return empty when that is no longer this visitor's cart, or when it costs something else
     * @throws StartRefusedException when no attempt was made
     */
    Optional<Payment> startAgain(String token) {
        return ledger.findByReturnToken(token).flatMap(earlier -> cart.priceAgain(earlier)
                .map(purchase ->
                        start(purchase, PaymentOption.of(earlier.route().type()))));
    }

    private Payment start(PayableOrder order, PaymentOption option) {
        return start.start(order.bill(), order.shopper(), order.details(), option)
                .payment();
    }
}
