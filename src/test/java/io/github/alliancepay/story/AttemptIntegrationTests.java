package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.checkout.ConfiguredAddresses;
import io.github.alliancepay.broadleaf.host.NotPayableException;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.OrderRequests;
import io.github.alliancepay.broadleaf.payment.PageOpening;
import io.github.alliancepay.broadleaf.payment.PageTerms;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.payment.ShopAddresses;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.StartRefusedException;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.testing.Crowd;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** An order can have more than one attempt, and each of them can be paid. */
@Tag("database")
class AttemptIntegrationTests extends Story {

    private static final Shopper SHOPPER = new Shopper(new Payer("77", Map.of()), "olena@example.com", "uk");

    @Autowired
    private AllianceBank api;

    @Autowired
    private PaymentSync paymentSync;

    @Autowired
    private ShopAddresses addresses;

    @Autowired
    @Qualifier("alliancePayClock")
    private Clock clock;

    @Test
    void aSecondCardOnTheSamePageCompletesAfterADecline() {
        bank().set(Setting.DEFAULT_TRY_MODE, "MULTI_PAYMENT");
        Payment payment = declinedWithoutCallbacks();

        pay(payment);
        pass(Duration.ofMinutes(5));

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void aNewAttemptAfterADeclineIsPaid() {
        Payment declined = declinedWithoutCallbacks();
        Payment second = start(orderOf(declined));
        assertThat(second.id()).isNotEqualTo(declined.id());

        pay(second);
        passAMinute();

        assertPaidOnce(orderOf(second));
        assertThat(stateOf(declined)).isEqualTo(PaymentState.DECLINED);
    }

    @Test
    void lateMoneyAfterADeclineAndASecondPaymentIsReviewed() {
        bank().set(Setting.DEFAULT_TRY_MODE, "MULTI_PAYMENT");
        Payment first = declinedWithoutCallbacks();
        Payment second = start(orderOf(first));
        pay(second);
        passAMinute();

        pay(first);
        pass(Duration.ofMinutes(10));

        assertReview(first, ReviewReason.ORDER_PAID_OTHERWISE);
        assertThat(stateOf(second)).isEqualTo(PaymentState.COMPLETED);
        assertPaidOnce(orderOf(second));
    }

    @Test
    void moneyShortlyAfterExpiryIsFoundByTheClock() {
        Payment payment = startedWithoutCallbacks();
        pass(Duration.ofMinutes(125));
        assertThat(stateOf(payment)).isEqualTo(PaymentState.EXPIRED);

        pay(payment);
        pass(Duration.ofHours(1));

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void moneyLongAfterExpiryIsFoundByItsCallback() {
        Payment payment = startedWithoutCallbacks();
        pass(Duration.ofHours(9));
        pass(Duration.ofHours(9));
        bank().callbacks(true);

        pay(payment);
        bank().runDue();

        awaitState(payment, PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void startingAgainLeadsToTheSamePage() {
        long order = cart();
        Payment first = start(order);

        Payment again = start(order);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.page()).isEqualTo(first.page());
    }

    @Test
    void startingAgainShortlyBeforeThePagesEndLeadsToANewOne() {
        Payment first = startedWithoutCallbacks();
        bank().advance(Duration.ofMinutes(119).plusSeconds(30));

        Payment second = start(orderOf(first));

        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void startingAgainWithAChangedCartLeadsToANewPageAndTheOldOneIsStillWatched() {
        Payment first = startedWithoutCallbacks();
        Payment second = startWithMoreInTheCart(first);
        assertThat(second.bill().amount().isMoreThan(first.bill().amount())).isTrue();

        pay(first);
        passAMinute();

        assertReview(first, ReviewReason.ORDER_CHANGED);
        assertUntouched(orderOf(first));
    }

    @Test
    void theNewPageOfAChangedCartCompletesTheOrder() {
        Payment first = startedWithoutCallbacks();
        Payment second = startWithMoreInTheCart(first);

        pay(second);
        passAMinute();

        assertPaidOnce(orderOf(second));
        assertThat(stateOf(first)).isEqualTo(PaymentState.OPEN);
    }

    private Payment startWithMoreInTheCart(Payment first) {
        bank().advance(Duration.ofSeconds(1));
        shop.addItem(orderOf(first), "linden-honey", 1);
        return start(orderOf(first));
    }

    @Test
    void aCompletedOrderIsNotStartedAgain() {
        Payment payment = paidWithoutCallbacks();
        passAMinute();

        assertThat(startRefused(orderOf(payment))).hasRootCauseInstanceOf(NotPayableException.class);

        assertThat(payments().ofOrder(orderOf(payment))).hasSize(1);
    }

    @Test
    void anOrderInReviewIsNotStartedAgain() {
        Payment payment = startedWithoutCallbacks();
        shop.addItem(orderOf(payment), "linden-honey", 1);
        pay(payment);
        passAMinute();

        Map<String, String> answer = startAgain(orderOf(payment)).getResponseMap();

        assertThat(answer).containsEntry("ALLIANCEPAY_STATE", "REVIEW").doesNotContainKey("REDIRECT_URL");
        assertThat(payments().ofOrder(orderOf(payment))).hasSize(1);
    }

    @Test
    void sixteenStartsAtOnceOpenOnePage() {
        long order = cart();
        int created = bank().calls(Endpoint.CREATE_ORDER);

        List<String> pages = Crowd.of16(n -> startAgain(order).getResponseMap().get("REDIRECT_URL"));

        assertThat(pages).doesNotContainNull().containsOnly(pages.get(0));
        assertThat(bank().calls(Endpoint.CREATE_ORDER)).isEqualTo(created + 1);
    }

    @Test
    void startsOnTwoNodesAtOnceOpenOnePage() {
        Payment sample = start(cart());
        long order = cart();
        List<StartPayment> nodes = IntStream.range(0, 16).mapToObj(n -> node()).toList();
        var bill = new Bill(
                order,
                sample.bill().amount(),
                sample.bill().currency(),
                sample.bill().fingerprint());
        int created = bank().calls(Endpoint.CREATE_ORDER);

        Crowd.of16(n -> pageOrRefusal(nodes.get(n), bill));

        assertThat(bank().calls(Endpoint.CREATE_ORDER)).isEqualTo(created + 1);
        assertThat(payments().ofOrder(order)).extracting(Payment::state).containsExactly(PaymentState.OPEN);
    }

    @Test
    void anAttemptWithoutKnownAddressesLeavesNothingBehind() {
        Bill sample = start(cart()).bill();
        long order = cart();
        var bill = new Bill(order, sample.amount(), sample.currency(), sample.fingerprint());

        assertThatThrownBy(() ->
                        node(new ConfiguredAddresses(Optional.empty(), true)).start(bill, SHOPPER))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("alliancepay.shop-url");

        assertThat(payments().ofOrder(order)).isEmpty();
    }

    private StartPayment node() {
        return node(addresses);
    }

    private StartPayment node(ShopAddresses addresses) {
        PageTerms terms = new PageTerms(Duration.ofHours(2));
        return new StartPayment(
                payments(),
                new PageOpening(AllianceBanks.only(api), payments(), paymentSync, Runnable::run, clock),
                new OrderRequests(
                        addresses, (bill, option) -> Optional.of(PaymentRoute.purchase(merchant())), terms, List.of()),
                clock,
                () -> true);
    }

    private static String pageOrRefusal(StartPayment node, Bill bill) {
        try {
            return node.start(bill, SHOPPER).opened().join().id();
        } catch (CompletionException elsewhere) {
            assertThat(elsewhere.getCause())
                    .isInstanceOfSatisfying(StartRefusedException.class, refused -> assertThat(refused.key())
                            .isEqualTo("start.in-progress"));
            return "start.in-progress";
        }
    }
}
