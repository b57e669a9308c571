package io.github.alliancepay.broadleaf.checkout;

/**
 * How the host's checkout is built, so that the payment option can be put in its place. The defaults of the properties fit Broadleaf's
 * demo store (host section 12).
 *
 * @param placements where the fragments go
 * @param confirmationPath the host's confirmation page, with {@code {orderNumber}}
 * @param checkoutPath the host's checkout, where the cart still is after a decline
 * @param homePath the host's first page
 * @param testMode whether every page says TEST
 * @param shop the shop as the plugin's own pages name it
 */
public record CheckoutSettings(
        Placements placements,
        String confirmationPath,
        String checkoutPath,
        String homePath,
        boolean testMode,
        ShopProfile shop) {

    /** These settings without the places where the option is offered; those that show an order's payment remain. */
    public CheckoutSettings withoutOffer() {
        return new CheckoutSettings(
                placements.withoutOffer(), confirmationPath, checkoutPath, homePath, testMode, shop);
    }
}
