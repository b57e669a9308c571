package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.PaymentOption;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the host knows about the shopper whose page is being rendered. Each part is read on the rendering thread, once or more per
 * page, and only where the option has a place.
 *
 * @param terminal the merchant id of the terminal that takes the cart in this way; empty when the option is not offered
 * @param bill the session's cart as it would be paid now, empty when there is none
 * @param email the shopper's e-mail address when the shop knows it, else the empty string
 * @param paidHere whether an order or a payment of the host, as its templates see it, was made with AlliancePay
 * @param receipt of an order of the host, as its templates see it
 * @param siteName what the host calls the site of this request, the empty string when it is not known
 * @param moneyHere whether the bank has money for the session's cart already, though the order is not placed
 */
public record Shopfront(
        Function<PaymentOption, Optional<String>> terminal,
        Supplier<Optional<Bill>> bill,
        Supplier<String> email,
        Predicate<Object> paidHere,
        Function<Object, Receipt> receipt,
        Supplier<String> siteName,
        Supplier<Boolean> moneyHere) {

    /** A shop that takes cards only. */
    public Shopfront(
            Supplier<Boolean> enabled,
            Supplier<Optional<Bill>> bill,
            Supplier<String> email,
            Predicate<Object> paidHere,
            Function<Object, Receipt> receipt,
            Supplier<String> siteName,
            Supplier<Boolean> moneyHere) {
        this(
                option -> Optional.of("").filter(standard -> option == PaymentOption.CARD && enabled.get()),
                bill,
                email,
                paidHere,
                receipt,
                siteName,
                moneyHere);
    }
}
