package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.demo.DemoOrder;
import io.github.alliancepay.demo.DemoShop;
import io.github.alliancepay.demo.DemoStore;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxClock;
import io.github.alliancepay.sandbox.SandboxControl;
import io.github.alliancepay.sandbox.SandboxCredentials;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.github.alliancepay.sandbox.order.TestCard;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.testing.FreePort;
import io.github.alliancepay.testing.KeyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationServiceProvider;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The stage of a story: the demo store with the plugin in it, and a sandbox bank on a clock that stands until it is moved. The plugin's
 * own clock is off; a story moves time and works off what is due.
 */
@SpringBootTest(classes = DemoStore.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@Import({Story.Time.class, ShopStaff.class, Warehouse.class, CheckoutTrap.class})
@Tag("story")
abstract class Story {

    /** More than any story needs until nothing is due. */
    private static final int ROUNDS = 1000;

    private static final Map<String, Integer> TWO_MUGS_AND_HONEY = Map.of("kosiv-mug", 2, "buckwheat-honey", 1);
    static final SandboxClock CLOCK = SandboxClock.standingAt(Instant.parse("2026-11-24T09:00:00Z"));
    private static final SandboxBank BANK =
            SandboxBank.start(SandboxOptions.defaults().withClock(CLOCK));
    private static final int PORT = FreePort.find();

    /** In a file, as a shop keeps it. */
    static final Path KEY = KeyFiles.holding(BANK.credentials().privateJwk());

    private static Optional<String> server = Optional.empty();

    @Autowired
    DemoShop shop;

    @Autowired
    PaymentSync paymentSync;

    @Autowired
    ShopStaff staff;

    @Autowired
    Warehouse warehouse;

    @Autowired
    CheckoutTrap trap;

    @Autowired
    JdbcLedger ledger;

    @Autowired
    private PaymentGatewayConfigurationServiceProvider gateways;

    @Autowired
    private ObjectProvider<HttpAllianceBank> connections;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
        registry.add("alliancepay.base-url", BANK::baseUrl);
        registry.add("alliancepay.merchant-id", () -> BANK.credentials().merchantId());
        registry.add("alliancepay.service-code", () -> BANK.credentials().serviceCode());
        registry.add("alliancepay.private-jwk-file", KEY::toString);
        registry.add("alliancepay.test-mode", () -> true);
        registry.add("alliancepay.shop-url", Story::shopUrl);
        registry.add("alliancepay.clock.enabled", () -> false);
        registry.add("demo.refunders", () -> "admin,host");
        server.ifPresent(url -> {
            registry.add("spring.datasource.url", () -> url);
            registry.add("alliancepay.schema.initialize", () -> "always");
        });
    }

    /** Gives a terminal of the settings a merchant of its own at the same bank. */
    static void terminal(DynamicPropertyRegistry registry, String name) {
        SandboxCredentials credentials = BANK.credentials(name);
        registry.add("alliancepay.terminals." + name + ".merchant-id", credentials::merchantId);
        registry.add("alliancepay.terminals." + name + ".service-code", credentials::serviceCode);
        registry.add("alliancepay.terminals." + name + ".private-jwk", credentials::privateJwk);
    }

    /** One database for all stories of this JVM, since they share one shop. */
    @BeforeAll
    static void theDatabaseRuns() {
        server = server.or(StoryDatabase.ofThisRun()::onItsServer);
    }

    /** A bank and a shop without faults, and no work from earlier stories. */
    @BeforeEach
    void theStageIsSet() {
        trap.disarm();
        warehouse.restock();
        staff.endEarlierStories();
        bank().unlockServiceCode();
        bank().clearFaults();
        for (Setting setting : Setting.values()) {
            bank().set(setting, setting.initial());
        }
        connections.stream().filter(HttpAllianceBank::isAccessRefused).forEach(HttpAllianceBank::keepSession);
    }

    static SandboxControl bank() {
        return BANK.control();
    }

    static String shopUrl() {
        return "http://localhost:" + PORT;
    }

    static String serviceCode() {
        return BANK.credentials().serviceCode();
    }

    static String merchant() {
        return BANK.credentials().merchantId();
    }

    PaymentLedger payments() {
        return ledger.payments();
    }

    PaymentGatewayConfigurationService gateway() {
        return gateways.getGatewayConfigurationService(PaymentGatewayType.getInstance("ALLIANCE_PAY"));
    }

    long cart() {
        return shop.newCart("olena@example.com", TWO_MUGS_AND_HONEY);
    }

    static long orderOf(Payment payment) {
        return payment.bill().orderId();
    }

    /** Starts through the platform's own interface and returns the payment. */
    Payment start(long order) {
        assertThat(startAgain(order).getResponseMap()).containsKey("REDIRECT_URL");
        return last(order);
    }

    /** Starts through the platform's own interface, with any result. */
    PaymentResponseDTO startAgain(long order) {
        try {
            return gateway().getHostedService().requestHostedEndpoint(about(order));
        } catch (PaymentException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Tries to start where that is refused, and returns the refusal. */
    PaymentException startRefused(long order) {
        return catchThrowableOfType(
                () -> gateway().getHostedService().requestHostedEndpoint(about(order)), PaymentException.class);
    }

    /** Asks the host's reporting service. */
    PaymentResponseDTO report(long order) {
        try {
            return gateway().getReportingService().findDetailsByTransaction(about(order));
        } catch (PaymentException failure) {
            throw new AssertionError(failure);
        }
    }

    static PaymentRequestDTO about(long order) {
        return new PaymentRequestDTO().orderId(String.valueOf(order));
    }

    Payment last(long order) {
        List<Payment> attempts = payments().ofOrder(order);
        return attempts.get(attempts.size() - 1);
    }

    Payment now(Payment payment) {
        return payments().find(payment.id()).orElseThrow();
    }

    /** The shopper pays on the bank's page. */
    static void pay(Payment payment) {
        bank().pay(payment.hppOrderId().orElseThrow());
    }

    /** An order of the demo cart whose payment is started, at a bank that sends no callbacks. */
    Payment startedWithoutCallbacks() {
        bank().callbacks(false);
        return start(cart());
    }

    /** The same, and paid. */
    Payment paidWithoutCallbacks() {
        Payment payment = startedWithoutCallbacks();
        pay(payment);
        return payment;
    }

    /** The same, and declined by a card without funds. */
    Payment declinedWithoutCallbacks() {
        Payment payment = startedWithoutCallbacks();
        bank().pay(payment.hppOrderId().orElseThrow(), TestCard.NO_FUNDS);
        passAMinute();
        return payment;
    }

    /** Lets time pass at the bank and in the shop. Then everything that is due is synchronised. */
    void pass(Duration duration) {
        bank().advance(duration);
        syncEverythingDue();
    }

    /** As the clock does, but on this thread. */
    void syncEverythingDue() {
        for (int round = 0; round < ROUNDS; round++) {
            List<String> due = payments().due(CLOCK.instant(), 50);
            if (due.isEmpty()) {
                return;
            }
            due.forEach(this::syncOrPostpone);
        }
        throw new IllegalStateException("The same payments stay due; is the database writable?");
    }

    private void syncOrPostpone(String paymentId) {
        try {
            paymentSync.sync(paymentId, SyncTrigger.CLOCK);
        } catch (RuntimeException failure) {
            payments().postpone(paymentId, CLOCK.instant(), failure.toString());
        }
    }

    /** The payment whose page has that id at the bank. */
    Payment paymentAt(String hppOrderId) {
        return ledger.search().find(PaymentQuery.of(hppOrderId)).payments().get(0);
    }

    void passAMinute() {
        pass(Duration.ofMinutes(1));
    }

    PaymentState stateOf(Payment payment) {
        return now(payment).state();
    }

    /** What the history says, without its times: a kind and its arguments after spaces. */
    List<String> history(Payment payment) {
        return payments().events(payment.id()).stream().map(Story::told).toList();
    }

    static String told(PaymentEvent event) {
        return Stream.concat(Stream.of(event.kind().name()), event.arguments().stream())
                .collect(Collectors.joining(" "));
    }

    void assertReview(Payment payment, ReviewReason reason) {
        assertThat(stateOf(payment)).isEqualTo(PaymentState.REVIEW);
        assertThat(now(payment).outcome().review()).contains(reason);
    }

    /** The order is still a cart, without a payment. */
    void assertUntouched(long order) {
        DemoOrder cart = shop.read(order);
        assertThat(cart.status()).isEqualTo("IN_PROCESS");
        assertThat(cart.activePayments()).isEmpty();
    }

    /** For when a worker thread acts. */
    void awaitState(Payment payment, PaymentState state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(now(payment).state()).isEqualTo(state));
    }

    /** The order is submitted with exactly one payment of the plugin, of the whole total. */
    void assertPaidOnce(long order) {
        DemoOrder submitted = shop.read(order);
        assertThat(submitted.isSubmitted()).isTrue();
        assertThat(submitted.activePayments()).singleElement().satisfies(payment -> {
            assertThat(payment.gateway()).isEqualTo("ALLIANCE_PAY");
            assertThat(payment.type()).isEqualTo("THIRD_PARTY_ACCOUNT");
            assertThat(payment.amount()).isEqualByComparingTo(submitted.total());
            assertThat(payment.transactions()).singleElement().satisfies(transaction -> {
                assertThat(transaction.type()).isEqualTo("AUTHORIZE_AND_CAPTURE");
                assertThat(transaction.successful()).isTrue();
            });
        });
    }

    static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(shopUrl() + path)).GET().build());
    }

    static HttpResponse<String> post(String path, String body) {
        return post(path, "application/json", body);
    }

    static HttpResponse<String> post(String path, String type, String body) {
        return send(HttpRequest.newBuilder(URI.create(shopUrl() + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
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
