package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.host.CheckoutSwitch;
import io.github.alliancepay.broadleaf.payment.PayLinks;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.text.Texts;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** An admin takes the option off the shop while it runs, by a system property of Broadleaf. */
class OffSwitchIntegrationTests extends Story {

    private static final Texts TEXTS = new Texts();
    private static final String OPTION = "data-value=\"AlliancePay\"";
    private static final Duration SOON = Duration.ofSeconds(11);

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private PayLinks links;

    @Test
    void theCheckoutOffersNothingAndNoPaymentIsStarted() {
        Guest guest = Guest.atTheCheckout(shopUrl());
        assertThat(guest.get("/checkout").body()).contains(OPTION);

        switchOff();

        assertThat(guest.get("/checkout").body()).doesNotContain(OPTION);
        HttpResponse<String> refused = guest.submit("/checkout", "/alliancepay/checkout/start", Map.of());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains(TEXTS.text("uk", "problem.start.off.title"));
    }

    @Test
    void whatIsPaidMeanwhileIsFollowedToItsEnd() {
        Payment payment = startedWithoutCallbacks();

        switchOff();
        pay(payment);
        passAMinute();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
    }

    @Test
    void aPaymentLinkSaysSoAndWorksAgainLater() {
        String link = "/alliancepay/pay/"
                + links.create(cart(), Duration.ofDays(1), "iryna").orElseThrow();

        switchOff();

        assertThat(get(link).body()).contains(TEXTS.text("uk", "pay.OFF.title")).doesNotContain("<form");
        HttpResponse<String> refused = new Guest(shopUrl()).post(link, Map.of());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains(TEXTS.text("uk", "pay.OFF.happened"));
        switchOn();
        assertThat(get(link).body()).contains(TEXTS.text("uk", "pay.OPEN.title"), "<form");
    }

    @Test
    void theOptionComesBack() {
        switchOff();

        switchOn();

        assertThat(Guest.atTheCheckout(shopUrl()).get("/checkout").body()).contains(OPTION);
    }

    @Test
    void theAdminsPagesSaySo() {
        switchOff();

        assertThat(Clerk.named("admin", shopUrl()).get("/admin/alliancepay").body())
                .contains(TEXTS.text("en", "notice.SWITCHED_OFF"), TEXTS.text("en", "notice.SWITCHED_OFF.safe"));
    }

    private void switchOff() {
        database.update(
                "INSERT INTO BLC_SYSTEM_PROPERTY (BLC_SYSTEM_PROPERTY_ID, PROPERTY_NAME, PROPERTY_VALUE) VALUES (1, ?, 'false')",
                CheckoutSwitch.NAME);
        bank().advance(SOON);
    }

    @AfterEach
    void switchOn() {
        database.update("DELETE FROM BLC_SYSTEM_PROPERTY");
        bank().advance(SOON);
    }
}
