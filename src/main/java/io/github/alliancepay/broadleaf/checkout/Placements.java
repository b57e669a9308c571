package io.github.alliancepay.broadleaf.checkout;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.thymeleaf.model.IProcessableElementTag;

/** The places in the host's templates where fragments of {@code alliancepay/checkout/widget} go. Immutable. */
public record Placements(List<Placement> all) {

    public Placements {
        all = List.copyOf(all);
    }

    /** The places in the templates of Broadleaf's demo store, the same in 6.2 and 7.0. */
    public static Placements demoStore() {
        String methods = "checkout/partials/paymentMethods";
        return new Placements(List.of(
                Placement.append(methods, "div.js-paymentMethodSelectors", "notice"),
                Placement.append(methods, "ul.nav-pills", "pill"),
                Placement.append(methods, "div.tab-content", "pane"),
                Placement.append(methods, "div#read_only_payment_methods", "readOnly"),
                Placement.append("checkout/stages/reviewStage", "div.js-reviewStageContent", "form"),
                Placement.append("checkout/partials/checkoutStages", "div.js-checkoutStages", "assets"),
                Placement.replace(
                        "checkout/payment/payPalPaymentMethodForm", "div#ready_only_pay_pal_payment_method", "paid"),
                Placement.appendPaid("account/partials/orderDetails", "div.payment-method", "paid")));
    }

    /**
     * Placements written as {@code template|tag.class|fragment}, with {@code |} and another {@link PlacementMode} at the end where it is not {@code APPEND}. None
     * written means those of the demo store.
     *
     * @throws IllegalArgumentException when one is written otherwise
     */
    public static Placements parse(List<String> written) {
        return written.isEmpty()
                ? demoStore()
                : new Placements(written.stream().map(Placement::parse).toList());
    }

    /** Only those that show how an order was paid; the option is offered nowhere. */
    Placements withoutOffer() {
        return new Placements(all.stream()
                .filter(placement -> placement.mode() != PlacementMode.APPEND)
                .toList());
    }

    /** The tag names that are worth looking at. */
    Stream<String> tags() {
        return all.stream().map(Placement::tag).distinct();
    }

    /** The placements that mean this element of the host. */
    List<Placement> at(IProcessableElementTag tag) {
        return all.stream().filter(placement -> isMeant(placement, tag)).toList();
    }

    private static boolean isMeant(Placement placement, IProcessableElementTag tag) {
        return placement.template().equals(tag.getTemplateName())
                && placement.tag().equalsIgnoreCase(tag.getElementCompleteName())
                && tag.hasAttribute(placement.attribute())
                && words(tag.getAttributeValue(placement.attribute())).anyMatch(placement.word()::equals);
    }

    private static Stream<String> words(String value) {
        return value == null ? Stream.empty() : Arrays.stream(value.trim().split("\\s+"));
    }
}
