package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.demo.DemoStore;
import io.github.alliancepay.sandbox.testing.Browser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationServiceProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/**
 * A shop that makes its beans late sells as any other: the sandbox listens, the clock runs, the gateway is registered. Broadleaf's own
 * beans are made early in the demo.
 */
@SpringBootTest(
        classes = DemoStore.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.main.lazy-initialization=true",
            "alliancepay.sandbox.enabled=true",
            "alliancepay.sandbox.port=0",
            "alliancepay.clock.interval=1s"
        })
@Tag("alone")
class LazyShopIntegrationTests {

    private static final String FORM = "/sandbox/api/";

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private PaymentGatewayConfigurationServiceProvider gateways;

    @Autowired
    private JdbcLedger ledger;

    /** The payment is made due where nobody tells the workers of it, as another node would do it. */
    @Test
    void aPaymentIsCompletedByTheClockAlone() {
        Browser bank = new Browser(environment.getRequiredProperty("alliancepay.base-url"));
        assertDone(bank.post(FORM + "setting", Map.of("name", "CALLBACKS", "value", "false")));
        Guest guest = Guest.atTheCheckout("http://localhost:" + port);
        String page = Guest.bankPage(guest.startPaying());
        Payment payment = ledger.search().find(PaymentQuery.of("")).payments().get(0);
        String order = payment.hppOrderId().orElseThrow();
        assertThat(page).contains(order);

        assertDone(bank.post(FORM + "pay", Map.of("hppOrderId", order)));
        ledger.payments().requestSync(payment.id(), SyncTrigger.ADMIN, Instant.now());

        await().atMost(Duration.ofSeconds(30)).until(() -> state(payment) == PaymentState.COMPLETED);
    }

    @Test
    void theGatewayIsRegistered() {
        assertThat(gateways.getGatewayConfigurationService(PaymentGatewayType.getInstance("ALLIANCE_PAY"))
                        .getHostedService())
                .isNotNull();
    }

    @Test
    void theBackOfficeOpens() {
        Clerk admin = Clerk.named("admin", "http://localhost:" + port);

        assertThat(admin.get("/admin/alliancepay").body()).contains("AlliancePay");
    }

    private PaymentState state(Payment payment) {
        return ledger.payments().find(payment.id()).orElseThrow().state();
    }

    private static void assertDone(Browser.Page answer) {
        assertThat(answer.status()).isBetween(200, 303);
    }
}
