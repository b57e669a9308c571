package io.github.alliancepay.broadleaf.checkout;

import java.util.List;

/**
 * How the host's checkout looks, so that the payment option finds its place. The defaults of the properties fit Broadleaf's demo
 * store (host reference section 12).
 *
 * @param placements where fragments of {@code alliancepay/checkout/widget} are added
 * @param confirmationPath the host's confirmation page, with {@code {orderNumber}}
 * @param checkoutPath the host's checkout, where the cart still is after a decline
 * @param homePath the host's first page
 * @param testMode whether every page says TEST
 */
public record CheckoutSettings(
        List<Placement> placements, String confirmationPath, String checkoutPath, String homePath, boolean testMode) {

    public CheckoutSettings {
        placements = List.copyOf(placements);
    }

    /**
     * A place in a template of the host.
     *
     * @param template the template's name, such as {@code checkout/partials/paymentMethods}
     * @param element a simple selector: a tag name with one {@code .class} or {@code #id}, such as {@code ul.nav-pills}
     * @param fragment the fragment added before the element's end tag
     */
    public record Placement(String template, String element, String fragment) {}
}
