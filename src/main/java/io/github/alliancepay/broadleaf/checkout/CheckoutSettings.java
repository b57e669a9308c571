package io.github.alliancepay.broadleaf.checkout;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the host's checkout looks, so that the payment option finds its place. The defaults of the properties fit Broadleaf's demo
 * store (host section 12).
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

    /** These settings without the places where the option is offered; those that show an order's payment remain. */
    public CheckoutSettings withoutOffer() {
        List<Placement> shown = placements.stream()
                .filter(placement -> placement.mode() == Mode.REPLACE)
                .toList();
        return new CheckoutSettings(shown, confirmationPath, checkoutPath, homePath, testMode);
    }

    /** The places in the templates of Broadleaf's demo store, the same in 6.2 and 7.0. */
    public static List<Placement> demoStorePlacements() {
        String methods = "checkout/partials/paymentMethods";
        return List.of(
                Placement.append(methods, "ul.nav-pills", "pill"),
                Placement.append(methods, "div.tab-content", "pane"),
                Placement.append(methods, "div#read_only_payment_methods", "readOnly"),
                Placement.append("checkout/stages/reviewStage", "div.js-reviewStageContent", "form"),
                Placement.append("checkout/partials/checkoutStages", "div.js-checkoutStages", "assets"),
                Placement.replace(
                        "checkout/payment/payPalPaymentMethodForm", "div#ready_only_pay_pal_payment_method", "paid"));
    }

    /** What happens to the element of a placement. */
    public enum Mode {
        /** The fragment is added before the end tag while the shopper's cart can be paid with AlliancePay. */
        APPEND,
        /** The fragment takes the element's place when the page's order was paid with AlliancePay. */
        REPLACE
    }

    /**
     * A place in a template of the host.
     *
     * @param template the template's name, such as {@code checkout/partials/paymentMethods}
     * @param element a simple selector: a tag name with one {@code .class} or {@code #id}, such as {@code ul.nav-pills}
     * @param fragment the fragment of {@code alliancepay/checkout/widget} to put there
     */
    public record Placement(String template, String element, String fragment, Mode mode) {

        private static final Pattern SELECTOR = Pattern.compile("([a-z][a-z0-9]*)([.#])([\\w-]+)");

        /** @throws IllegalArgumentException when the selector is not of the simple form */
        public Placement {
            if (!SELECTOR.matcher(element).matches()) {
                throw new IllegalArgumentException("A placement names its element as tag.class or tag#id, but is '"
                        + element + "' for the template " + template);
            }
        }

        /**
         * Placements written as {@code template|tag.class|fragment}, with {@code |REPLACE} for one that takes the element's place.
         *
         * @throws IllegalArgumentException when one is written otherwise
         */
        public static List<Placement> parse(List<String> written) {
            return written.isEmpty()
                    ? demoStorePlacements()
                    : written.stream().map(Placement::parse).toList();
        }

        private static Placement parse(String written) {
            String[] parts = written.strip().split("\\|");
            if (parts.length < 3 || parts.length > 4) {
                throw new IllegalArgumentException(
                        "A placement is written template|tag.class|fragment, but is " + written);
            }
            return new Placement(
                    parts[0], parts[1], parts[2], parts.length == 4 ? Mode.valueOf(parts[3]) : Mode.APPEND);
        }

        /** A fragment added before the element's end tag. */
        public static Placement append(String template, String element, String fragment) {
            return new Placement(template, element, fragment, Mode.APPEND);
        }

        /** A fragment shown instead of the element. */
        public static Placement replace(String template, String element, String fragment) {
            return new Placement(template, element, fragment, Mode.REPLACE);
        }

        /** The element's tag name. */
        String tag() {
            return selector().group(1);
        }

        /** The attribute that tells the element from others: {@code class} or {@code id}. */
        String attribute() {
            return selector().group(2).equals("#") ? "id" : "class";
        }

        /** The word to be found in that attribute. */
        String word() {
            return selector().group(3);
        }

        private Matcher selector() {
            Matcher matcher = SELECTOR.matcher(element);
            matcher.matches();
            return matcher;
        }
    }
}
