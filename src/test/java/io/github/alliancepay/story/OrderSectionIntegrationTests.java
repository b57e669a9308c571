package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.text.Texts;
import org.junit.jupiter.api.Test;

/** The section above the host's form of an order: state, sums, and both actions. */
class OrderSectionIntegrationTests extends Story {

    private static final Texts TEXTS = new Texts();

    @Test
    void itShowsStateSumsAndBothActions() {
        Payment payment = paidWithoutCallbacks();
        passAMinute();

        String section = section("admin", payment);

        assertThat(section)
                .contains("alliancepay-summary", TEXTS.text("en", "state.COMPLETED"), TEXTS.text("en", "sum.left"))
                .contains(action(payment, "update"), TEXTS.text("en", "action.update"))
                .contains(action(payment, "refund"), TEXTS.text("en", "action.refund"));
    }

    @Test
    void whoMayOnlyViewSeesThatTheyMayNotRefund() {
        Payment payment = paidWithoutCallbacks();
        passAMinute();

        assertThat(section("viewer", payment))
                .contains(action(payment, "update"), TEXTS.text("en", "refund.no-permission"))
                .doesNotContain(action(payment, "refund"));
    }

    @Test
    void anOrderThatIsNotPaidOffersALinkToPayIt() {
        assertThat(summary(cart())).contains("/alliancepay/link\"").doesNotContain("/update\"", "/refund\"");
    }

    @Test
    void anOrderWithNothingToPayOrRefundHasNone() {
        assertThat(summary(987_654_321)).doesNotContain("alliancepay-summary");
    }

    private static String summary(long order) {
        return Clerk.named("admin", shopUrl())
                .get("/admin/order/" + order + "/alliancepay/summary")
                .body();
    }

    private static String section(String login, Payment payment) {
        return Clerk.named(login, shopUrl())
                .get("/admin/order/" + orderOf(payment) + "/alliancepay/summary")
                .body();
    }

    private static String action(Payment payment, String what) {
        return "/alliancepay/" + payment.id() + "/" + what + "\"";
    }
}
