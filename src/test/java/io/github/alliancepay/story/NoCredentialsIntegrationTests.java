package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.demo.DemoStore;
import java.net.http.HttpResponse;
import java.util.Map;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationServiceProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A shop with the plugin but without all credentials works as before. */
@SpringBootTest(
        classes = DemoStore.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "alliancepay.sandbox.enabled=false",
            "alliancepay.base-url=https://bank.example",
            "alliancepay.merchant-id=00000000-0000-4000-8000-0000000000aa",
            "alliancepay.private-jwk={}"
        })
@ExtendWith(OutputCaptureExtension.class)
@Tag("alone")
class NoCredentialsIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private PaymentGatewayConfigurationServiceProvider gateways;

    @Autowired
    private ObjectProvider<StartPayment> starts;

    @Autowired
    private JdbcTemplate database;

    @Test
    void theLogSaysWhichIsMissing(CapturedOutput output) {
        assertThat(output).contains("set alliancepay.service-code. The shop works as before");
    }

    @Test
    void noGatewayIsRegistered() {
        assertThatThrownBy(
                        () -> gateways.getGatewayConfigurationService(PaymentGatewayType.getInstance("ALLIANCE_PAY")))
                .hasMessageContaining("no gateway configured");
        assertThat(starts.getIfAvailable()).isNull();
    }

    @Test
    void noTableIsCreated() {
        assertThat(database.queryForObject(
                        "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME LIKE 'ALLIANCEPAY%'",
                        Integer.class))
                .isZero();
    }

    @Test
    void theOptionIsHiddenAndTheOtherOneWorks() {
        Guest guest = Guest.atTheCheckout("http://localhost:" + port);

        HttpResponse<String> checkout = guest.get("/checkout");

        assertThat(checkout.statusCode()).isEqualTo(200);
        assertThat(checkout.body()).doesNotContainIgnoringCase("alliancepay");
        HttpResponse<String> ordered = guest.submit("/checkout", "/checkout/cod/complete", Map.of());
        assertThat(ordered.headers().firstValue("Location").orElseThrow()).contains("/confirmation/");
    }

    @Test
    void anOrderPaidEarlierStillSaysSo() {
        Guest guest = Guest.atTheCheckout("http://localhost:" + port);
        HttpResponse<String> ordered = guest.submit("/checkout", "/checkout/cod/complete", Map.of());
        String confirmation = ordered.headers().firstValue("Location").orElseThrow();
        String number = confirmation.substring(confirmation.lastIndexOf('/') + 1);
        database.update(
                "UPDATE BLC_ORDER_PAYMENT SET GATEWAY_TYPE = 'ALLIANCE_PAY', PAYMENT_TYPE = 'THIRD_PARTY_ACCOUNT'"
                        + " WHERE ORDER_ID = (SELECT ORDER_ID FROM BLC_ORDER WHERE ORDER_NUMBER = ?)",
                number);

        String page = guest.get("/confirmation/" + number).body();

        assertThat(page).contains("alliancepay-chosen").doesNotContain("PayPal");
    }

    @Test
    void thePluginsAddressesAreNotThere() {
        Guest guest = Guest.atTheCheckout("http://localhost:" + port);

        assertThat(guest.get("/alliancepay/return/x").statusCode()).isEqualTo(404);
        assertThat(guest.startPaying().statusCode()).isEqualTo(404);
    }
}
