package io.github.alliancepay.broadleaf.checkout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.web.util.UriUtils;

/**
 * How the host's checkout is built, so that the payment option can be put in its place. The defaults of the properties fit Broadleaf's
 * demo store (host section 12).
 *
 * @param placements where the fragments go
 * @param confirmationPath the host's confirmation page, with {@code {orderNumber}}
 * @param checkoutPath the host's checkout, where the cart still is after a decline
 * @param homePath the host's first page
 * @param testTerminal whether no real money moves by the terminal with this merchant id; the empty string is the default terminal
 * @param marks the card schemes and wallets with which shoppers can pay, by their names
 * @param shop the shop as the plugin's own pages name it
 */
public record CheckoutSettings(
        Placements placements,
        String confirmationPath,
        String checkoutPath,
        String homePath,
        Predicate<String> testTerminal,
        List<String> marks,
        ShopProfile shop) {

    public CheckoutSettings {
        marks = List.copyOf(marks);
    }

    /** With terminals of one kind only. */
    public CheckoutSettings(
            Placements placements,
            String confirmationPath,
            String checkoutPath,
            String homePath,
            boolean testMode,
            List<String> marks,
            ShopProfile shop) {
        this(placements, confirmationPath, checkoutPath, homePath, terminal -> testMode, marks, shop);
    }

    /** The host's confirmation page of an order, without the context path. */
    String confirmation(String orderNumber) {
        String number = UriUtils.encodePathSegment(orderNumber, StandardCharsets.UTF_8);
        return confirmationPath.replace("{orderNumber}", number);
    }

    /** These settings without the places where the option is offered; those that show an order's payment remain. */
    public CheckoutSettings withoutOffer() {
        return new CheckoutSettings(
                placements.withoutOffer(), confirmationPath, checkoutPath, homePath, testTerminal, marks, shop);
    }
}
