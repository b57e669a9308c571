package io.github.alliancepay.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxClock;
import io.github.alliancepay.sandbox.SandboxControl;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.github.alliancepay.sandbox.callback.Delivery;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.site.Shop.Booking;
import io.github.alliancepay.site.Shop.Paid;
import io.github.alliancepay.site.Shop.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationServiceProvider;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The plugin's jar in a site on Broadleaf's own artifacts: it starts, sells and refunds. */
class SiteIntegrationTests {

    private static final SandboxClock CLOCK = SandboxClock.standingAt(Instant.parse("2026-11-24T09:00:00Z"));
    private static final BigDecimal TWO_MUGS_AND_THE_POST = new BigDecimal("585.30");

    private static List<String> tables(DataSource database) {
        return new JdbcTemplate(database)
                .queryForList(
                        "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME LIKE 'ALLIANCEPAY%'",
                        String.class);
    }

    private static PaymentGatewayConfigurationService gateway(PaymentGatewayConfigurationServiceProvider gateways) {
        return gateways.getGatewayConfigurationService(PaymentGatewayType.getInstance("ALLIANCE_PAY"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Nested
    @SpringBootTest(
            classes = Site.class,
            webEnvironment = WebEnvironment.RANDOM_PORT,
            properties = "alliancepay.sandbox.enabled=false")
    @DirtiesContext
    class WithoutCredentials {

        @Test
        void theSiteStartsAndNothingIsOffered(
                @Autowired PaymentGatewayConfigurationServiceProvider gateways,
                @Autowired ObjectProvider<SyncQueue> queue,
                @Autowired DataSource database) {
            assertThatThrownBy(() -> gateway(gateways)).isInstanceOf(IllegalArgumentException.class);
            assertThat(queue.getIfAvailable()).isNull();
            assertThat(tables(database)).isEmpty();
        }
    }

    @Nested
    @SpringBootTest(classes = Site.class, webEnvironment = WebEnvironment.DEFINED_PORT)
    @Import(Time.class)
    @DirtiesContext
    class AtTheSandboxBank {

        private static final SandboxBank BANK =
                SandboxBank.start(SandboxOptions.defaults().withClock(CLOCK));
        private static final int PORT = freePort();

        @Autowired
        private Shop shop;

        @Autowired
        private PaymentSync paymentSync;

        @Autowired
        private JdbcLedger ledger;

        @Autowired
        private PaymentGatewayConfigurationServiceProvider gateways;

        @DynamicPropertySource
        static void settings(DynamicPropertyRegistry registry) {
            registry.add("alliancepay.base-url", BANK::baseUrl);
            registry.add("alliancepay.merchant-id", () -> BANK.credentials().merchantId());
            registry.add("alliancepay.service-code", () -> BANK.credentials().serviceCode());
            registry.add("alliancepay.private-jwk", () -> BANK.credentials().privateJwk());
            registry.add("alliancepay.test-mode", () -> true);
            registry.add("server.port", () -> PORT);
            registry.add("alliancepay.shop-url", AtTheSandboxBank::shopUrl);
            registry.add("alliancepay.clock.enabled", () -> false);
        }

        /** A bank without faults. */
        @BeforeEach
        void theBankIsReset() {
            for (Setting setting : Setting.values()) {
                bank().set(setting, setting.initial());
            }
        }

        @Test
        void theGatewayIsInThePlatformsRegistryAndItsTablesAreThere(@Autowired DataSource database) {
            assertThat(gateway(gateways).getConfiguration().handlesRefund()).isTrue();
            assertThat(tables(database))
                    .containsExactlyInAnyOrder(
                            "ALLIANCEPAY_PAYMENT",
                            "ALLIANCEPAY_OPERATION",
                            "ALLIANCEPAY_EVENT",
                            "ALLIANCEPAY_REFUND",
                            "ALLIANCEPAY_REFUND_LINE",
                            "ALLIANCEPAY_SESSION");
        }

        @Test
        void anOrderIsPaidSubmittedAndReturned() throws PaymentException {
            long order = shop.cart();
            bank().callbacks(false);
            assertThat(start(order)).startsWith(BANK.baseUrl());

            bank().pay(newest().hppOrderId());
            passAMinute();
            assertThat(shop.read(order).number()).isNotBlank();
            assertBooked(order, capture());

            bank().set(Setting.REFUND_DELAY, Duration.ZERO);
            PaymentResponseDTO refund = gateway(gateways)
                    .getTransactionService()
                    .refund(about(order).transactionTotal(TWO_MUGS_AND_THE_POST.toPlainString()));
            assertThat(refund.isSuccessful()).isTrue();
            assertBooked(order, capture(), new Booking("REFUND", TWO_MUGS_AND_THE_POST, true));
        }

        @Test
        void theBanksCallbackPassesTheHostsFilters() throws Exception {
            long order = shop.cart();
            start(order);

            bank().pay(newest().hppOrderId());
            bank().runDue();

            assertThat(bank().deliveries()).last().matches(Delivery::accepted);
            await().untilAsserted(() -> assertBooked(order, capture()));
            assertThat(post("/alliancepay/start")).isEqualTo(403);
        }

        private static int post(String path) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(shopUrl() + path))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }

        private static String shopUrl() {
            return "http://localhost:" + PORT;
        }

        /** Starts the payment through the platform's own interface, and returns the address for the shopper. */
        private String start(long order) throws PaymentException {
            PaymentResponseDTO page = gateway(gateways).getHostedService().requestHostedEndpoint(about(order));
            return page.getResponseMap().get("REDIRECT_URL");
        }

        /** The order is submitted, with one payment of its whole total that has these transactions. */
        private void assertBooked(long order, Booking... bookings) {
            Receipt receipt = shop.read(order);
            assertThat(receipt.status()).isEqualTo("SUBMITTED");
            assertThat(receipt.total()).isEqualByComparingTo(TWO_MUGS_AND_THE_POST);
            assertThat(receipt.payments()).hasSize(1);
            Paid payment = receipt.payments().get(0);
            assertThat(payment.gateway()).isEqualTo("ALLIANCE_PAY");
            assertThat(payment.amount()).isEqualByComparingTo(TWO_MUGS_AND_THE_POST);
            assertThat(payment.bookings()).containsExactlyInAnyOrder(bookings);
        }

        private static Booking capture() {
            return new Booking("AUTHORIZE_AND_CAPTURE", TWO_MUGS_AND_THE_POST, true);
        }

        private static PaymentRequestDTO about(long order) {
            return new PaymentRequestDTO().orderId(String.valueOf(order));
        }

        private static SandboxControl bank() {
            return BANK.control();
        }

        private static Order newest() {
            List<Order> orders = bank().orders();
            return orders.get(orders.size() - 1);
        }

        /** Lets time pass at the bank and in the shop, and works off what is due. */
        private void passAMinute() {
            bank().advance(Duration.ofMinutes(1));
            SyncQueue queue = new SyncQueue(paymentSync, ledger.payments(), Runnable::run, CLOCK);
            while (!ledger.payments().due(CLOCK.instant(), 1).isEmpty()) {
                queue.dispatch();
            }
        }
    }

    @TestConfiguration
    static class Time {

        @Bean
        Clock alliancePayClock() {
            return CLOCK;
        }
    }
}
