package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.Reviews;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.demo.backend.LockingOrderService;
import io.github.alliancepay.demo.shop.Surroundings;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxControl;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.setting.Setting;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.broadleafcommerce.common.currency.domain.BroadleafCurrencyImpl;
import org.broadleafcommerce.core.order.domain.Order;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A store that sells in hryvnias by one terminal of the bank, and in dollars by another, at the same time. */
@Tag("alone")
class TerminalIntegrationTests extends RefundStory {

    private static final SandboxBank DOLLARS =
            SandboxBank.start(SandboxOptions.defaults().withSeed(840).withClock(CLOCK));

    @Autowired
    private LockingOrderService orders;

    @Autowired
    private Surroundings surroundings;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private Reviews reviews;

    @Autowired
    private AllianceBanks banks;

    @DynamicPropertySource
    static void terminals(DynamicPropertyRegistry registry) {
        registry.add("alliancepay.terminals.usd.base-url", DOLLARS::baseUrl);
        registry.add("alliancepay.terminals.usd.merchant-id", () -> DOLLARS.credentials()
                .merchantId());
        registry.add("alliancepay.terminals.usd.service-code", () -> DOLLARS.credentials()
                .serviceCode());
        registry.add("alliancepay.terminals.usd.private-jwk", () -> DOLLARS.credentials()
                .privateJwk());
        registry.add("alliancepay.terminals.usd.currencies", () -> "USD");
    }

    @BeforeEach
    void theOtherBankIsWell() {
        dollars().clearFaults();
        dollars().callbacks(false);
        dollars().set(Setting.REFUND_DELAY, Duration.ZERO);
        refundsAreDecidedAtOnce();
    }

    @AfterAll
    static void theOtherBankCloses() {
        DOLLARS.close();
    }

    @Test
    void eachCurrencyIsSoldByItsTerminalAtTheSameTime() {
        bank().callbacks(false);
        Payment hryvnias = start(cart());
        Payment inDollars = start(cartInDollars());
        pay(hryvnias);
        payInDollars(inDollars);

        passAMinute();

        assertThat(stateOf(hryvnias)).isEqualTo(PaymentState.COMPLETED);
        assertThat(stateOf(inDollars)).isEqualTo(PaymentState.COMPLETED);
        assertThat(hryvnias.merchantId()).isEqualTo(merchant());
        assertThat(inDollars.merchantId()).isEqualTo(DOLLARS.credentials().merchantId());
        assertThat(inDollars.bill().currency()).isEqualTo(Currency.USD);
    }

    @Test
    void aRefundGoesToItsOwnTerminalInHryvniasByTheRateOfThePurchase() {
        Payment payment = completedInDollars();
        dollars().set(Setting.USD_RATE, "50.0000");
        int before = bank().calls(Endpoint.REFUND);

        Refund refund =
                sendRefund.sendAmount(payment.id(), new Coins(1000), RefundOrigin.of(IRYNA, "A scratch on one mug"));

        assertThat(refund.state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(refund.orderAmount()).isEqualTo(new Coins(1000));
        assertThat(refund.amount()).isEqualTo(Coins.of(new BigDecimal("443.50")));
        assertThat(bank().calls(Endpoint.REFUND)).isEqualTo(before);
        assertThat(dollars().order(payment.hppOrderId().orElseThrow()).operations())
                .anyMatch(operation -> operation.kind().isRefund() && operation.succeeded());
    }

    @Test
    void oneTerminalsBankIsAwayAndTheOtherSells() {
        bank().callbacks(false);
        for (int failure = 0; failure < 20; failure++) {
            dollars().fault(Fault.of(FaultKind.DROP_REQUEST).on(Endpoint.AUTHORIZE));
            dollars().fault(Fault.of(FaultKind.DROP_REQUEST).on(Endpoint.CREATE_ORDER));
        }
        startRefused(cartInDollars());
        Payment payment = start(cart());
        pay(payment);

        passAMinute();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
    }

    @Test
    void aTerminalWithoutAccessIsNamedOnEveryPageOfTheBackOffice() {
        dollars().killSession();
        dollars().lockServiceCode();
        startRefused(cartInDollars());

        assertThat(Clerk.named("admin", shopUrl()).get("/admin/alliancepay").body())
                .contains("The bank refuses this shop’s access.", "Terminal: usd.");

        dollars().unlockServiceCode();
        start(cartInDollars());
        assertThat(Clerk.named("admin", shopUrl()).get("/admin/alliancepay").body())
                .doesNotContain("The bank refuses this shop’s access.");
    }

    @Test
    void aPaymentOfATerminalThatIsGoneWaitsAndIsShown() {
        Payment payment = paidWithoutCallbacks();
        database.update("UPDATE ALLIANCEPAY_PAYMENT SET MERCHANT_ID = 'gone' WHERE PAYMENT_ID = ?", payment.id());

        passAMinute();
        pass(Duration.ofMinutes(30));

        assertThat(stateOf(payment)).isEqualTo(PaymentState.OPEN);
        assertThat(reviews.list())
                .filteredOn(attention -> attention.payment().id().equals(payment.id()))
                .singleElement()
                .satisfies(attention -> assertThat(attention.reasons()).contains(Reason.SYNC_FAILING));
        assertThat(history(payment)).anyMatch(line -> line.contains("terminal with merchant id gone"));

        database.update(
                "UPDATE ALLIANCEPAY_PAYMENT SET MERCHANT_ID = ? WHERE PAYMENT_ID = ?", merchant(), payment.id());
        pass(Duration.ofMinutes(5));
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
    }

    @Test
    void eachTerminalHasASessionOfItsOwn() {
        start(cart());
        start(cartInDollars());

        assertThat(database.queryForList("SELECT SERVICE_HASH FROM ALLIANCEPAY_SESSION", String.class))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(banks.of(merchant()))
                .isNotSameAs(banks.of(DOLLARS.credentials().merchantId()));
    }

    private Payment completedInDollars() {
        Payment payment = start(cartInDollars());
        payInDollars(payment);
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        return now(payment);
    }

    /** The demo store has one list of prices, so this cart's prices are dollars by their numbers. */
    private long cartInDollars() {
        long cart = cart();
        List<String> known = database.queryForList("SELECT CURRENCY_CODE FROM BLC_CURRENCY", String.class);
        if (!known.contains("USD")) {
            database.update("INSERT INTO BLC_CURRENCY (CURRENCY_CODE, DEFAULT_FLAG, FRIENDLY_NAME)"
                    + " SELECT 'USD', DEFAULT_FLAG, 'US dollar' FROM BLC_CURRENCY");
        }
        surroundings.outsideTheWeb(() -> {
            Order order = orders.findOrderById(cart, true);
            BroadleafCurrencyImpl dollar = new BroadleafCurrencyImpl();
            dollar.setCurrencyCode("USD");
            order.setCurrency(dollar);
            return orders.save(order, false);
        });
        return cart;
    }

    private static void payInDollars(Payment payment) {
        dollars().pay(payment.hppOrderId().orElseThrow());
    }

    private static SandboxControl dollars() {
        return DOLLARS.control();
    }
}
