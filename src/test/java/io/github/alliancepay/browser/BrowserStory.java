package io.github.alliancepay.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundBalances;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import io.github.alliancepay.demo.DemoOrder;
import io.github.alliancepay.demo.DemoShop;
import io.github.alliancepay.demo.DemoStore;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxControl;
import io.github.alliancepay.sandbox.SandboxCredentials;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.testing.FreePort;
import io.github.alliancepay.testing.KeyFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The stage: the demo store with the plugin and a test terminal at a sandbox bank, both as the demo starts them, on free ports. A story
 * ends with a look at what the browsers complained about.
 */
@SpringBootTest(classes = DemoStore.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@Tag("browser")
abstract class BrowserStory {

    private static final SandboxBank BANK = SandboxBank.start(
            SandboxOptions.defaults().withMerchantName("Toloka").withTestTerminal());
    private static final int PORT = FreePort.find();

    /** In a file, as a shop keeps it. */
    static final Path KEY = KeyFiles.holding(BANK.credentials().privateJwk());

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private DemoShop shop;

    @Autowired
    private JdbcLedger ledger;

    @Autowired
    private RefundBalances balances;

    @Autowired
    private SendRefund sendRefund;

    @Autowired
    private PaymentSync paymentSync;

    private final List<Shopper> shoppers = new ArrayList<>();
    private int ordersBefore;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
        registry.add("alliancepay.base-url", BANK::baseUrl);
        registry.add("alliancepay.merchant-id", () -> BANK.credentials().merchantId());
        registry.add("alliancepay.service-code", () -> BANK.credentials().serviceCode());
        registry.add("alliancepay.private-jwk-file", KEY::toString);
        registry.add("alliancepay.test-mode", () -> true);
        registry.add("alliancepay.shop-url", BrowserStory::storeUrl);
    }

    /** Gives a terminal of the settings a merchant of its own at the same bank. */
    static void terminal(DynamicPropertyRegistry registry, String name) {
        SandboxCredentials credentials = BANK.credentials(name);
        registry.add("alliancepay.terminals." + name + ".merchant-id", credentials::merchantId);
        registry.add("alliancepay.terminals." + name + ".service-code", credentials::serviceCode);
        registry.add("alliancepay.terminals." + name + ".private-jwk", credentials::privateJwk);
    }

    @BeforeAll
    static void thereIsABrowser() {
        Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    @BeforeEach
    void theBankBehaves() {
        for (Setting setting : Setting.values()) {
            bank().set(setting, setting.initial());
        }
        bank().set(Setting.TEST_TERMINAL, true);
        ordersBefore = bank().orders().size();
    }

    @AfterEach
    void nobodyComplains() {
        shoppers.forEach(Shopper::assertNoComplaints);
    }

    @AfterEach
    void everybodyLeaves() {
        shoppers.forEach(Shopper::close);
    }

    Shopper shopper(Manner manner) {
        Shopper shopper = Shopper.at(storeUrl(), manner);
        shoppers.add(shopper);
        return shopper;
    }

    static SandboxControl bank() {
        return BANK.control();
    }

    static String bankUrl() {
        return BANK.baseUrl();
    }

    private static String storeUrl() {
        return "http://localhost:" + PORT;
    }

    /** The orders the bank has got in this story. */
    List<Order> bankOrders() {
        List<Order> all = bank().orders();
        return all.subList(ordersBefore, all.size());
    }

    Order lastBankOrder() {
        List<Order> all = bankOrders();
        return all.get(all.size() - 1);
    }

    Payment lastPayment() {
        return ledger.search()
                .find(PaymentQuery.of(lastBankOrder().hppOrderId()))
                .payments()
                .get(0);
    }

    /** The order of the last payment is submitted, with its one payment of the whole total. */
    DemoOrder assertSubmitted() {
        DemoOrder order = shop.read(lastPayment().bill().orderId());
        assertThat(order.isSubmitted()).isTrue();
        assertThat(order.activePayments()).singleElement().satisfies(payment -> {
            assertThat(payment.gateway()).isEqualTo("ALLIANCE_PAY");
            assertThat(payment.amount()).isEqualByComparingTo(order.total());
        });
        return order;
    }

    /** What can still go back of the last payment. */
    RefundBalance refundBalance() {
        return balances.current(lastPayment().id());
    }

    /** An admin gives all of the last payment back, and the bank is asked again. */
    void refundEverything() {
        bank().set(Setting.REFUND_DELAY, Duration.ZERO);
        sendRefund.sendFullBalance(lastPayment().id(), RefundOrigin.of("iryna", "Cannot deliver"));
        askTheBankAgain();
        // The bank's callback about the refund may have been first, and then its synchronisation is still under way.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lastPayment().state()).isEqualTo(PaymentState.RETURNED));
    }

    /** The last payment is synchronised. */
    void askTheBankAgain() {
        paymentSync.sync(lastPayment().id(), SyncTrigger.ADMIN);
    }

    /** For when nobody in a browser waits for it. */
    void awaitSubmitted() {
        await().atMost(PATIENCE).untilAsserted(this::assertSubmitted);
    }

    /** The order of the last payment is a cart still. */
    void assertStillACart() {
        assertThat(shop.read(lastPayment().bill().orderId()).status()).isEqualTo("IN_PROCESS");
    }
}
