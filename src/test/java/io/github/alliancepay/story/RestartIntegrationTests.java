package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.host.HostServices;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.OrderRequests;
import io.github.alliancepay.broadleaf.payment.OrderSubmission;
import io.github.alliancepay.broadleaf.payment.PageOpening;
import io.github.alliancepay.broadleaf.payment.PageTerms;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.RefundTracker;
import io.github.alliancepay.broadleaf.payment.ShopAddresses;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.SyncRules;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.story.CheckoutTrap.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** The process dies between two steps. Another process with the same ledger completes the payment, exactly once. */
@Tag("database")
class RestartIntegrationTests extends Story {

    private static final Duration UNTIL_THE_LEASE_RUNS_OUT = Duration.ofMinutes(4);
    private static final Shopper SHOPPER = new Shopper(new Payer("77", Map.of()), "olena@example.com", "uk");

    @Autowired
    private AllianceBank api;

    @Autowired
    private HostServices host;

    @Autowired
    private List<RefundTracker> refunds;

    @Autowired
    private ShopAddresses addresses;

    @Autowired
    private PaymentSync paymentSync;

    @Autowired
    @Qualifier("alliancePayClock")
    private Clock clock;

    @Test
    void afterTheRowIsWrittenAndNothingIsSent() {
        long order = dyingAtStart(Dying.before(AllianceBank.class, api, "createOrder"), payments());
        Payment lost = last(order);
        assertThat(lost.state()).isEqualTo(PaymentState.CREATED);

        pass(UNTIL_THE_LEASE_RUNS_OUT);

        assertThat(stateOf(lost)).isEqualTo(PaymentState.ABANDONED);
        assertPaidOnceAfterAnotherStart(order);
    }

    @Test
    void afterTheCreationIsSentAndNotAnswered() {
        long order = dyingAtStart(Dying.after(AllianceBank.class, api, "createOrder"), payments());
        Payment lost = last(order);

        pass(UNTIL_THE_LEASE_RUNS_OUT);

        assertThat(stateOf(lost)).isEqualTo(PaymentState.ABANDONED);
        assertPaidOnceAfterAnotherStart(order);
    }

    @Test
    void afterTheAnswerIsReceivedAndNotWrittenTheBanksOrderIsFoundByItsCallback() {
        long order = dyingAtStart(api, Dying.before(PaymentLedger.class, payments(), "release"));
        List<Order> atTheBank = bank().orders();
        bank().callbacks(true);
        bank().pay(atTheBank.get(atTheBank.size() - 1).hppOrderId());
        bank().runDue();

        pass(UNTIL_THE_LEASE_RUNS_OUT);

        awaitState(last(order), PaymentState.COMPLETED);
        assertPaidOnce(order);
    }

    @Test
    void afterOpenIsWrittenTheShopperComesAgainAndFindsTheSamePage() {
        long order = dyingAtStart(api, Dying.after(PaymentLedger.class, payments(), "release"));
        Payment open = last(order);
        assertThat(open.state()).isEqualTo(PaymentState.OPEN);

        Payment again = start(order);
        pay(again);
        passAMinute();

        assertThat(again.id()).isEqualTo(open.id());
        assertPaidOnce(order);
    }

    @Test
    void afterTheBankHasSaidPaid() {
        assertCompletedOnceAfterDyingAt(Dying.after(AllianceBank.class, api, "order"), payments());
    }

    @Test
    void beforePaidIsWritten() {
        assertCompletedOnceAfterDyingAt(api, Dying.before(PaymentLedger.class, payments(), "write"));
    }

    @Test
    void afterPaidIsWritten() {
        assertCompletedOnceAfterDyingAt(api, Dying.after(PaymentLedger.class, payments(), "write"));
    }

    @Test
    void beforeThePaymentIsAppliedToTheOrder() {
        trap.dieBefore(Step.applyPaymentToOrder);
        assertCompletedOnceAfterDyingAt(api, payments());
    }

    @Test
    void afterThePaymentIsAppliedToTheOrder() {
        trap.dieAfter(Step.applyPaymentToOrder);
        assertCompletedOnceAfterDyingAt(api, payments());
    }

    @Test
    void beforeTheCheckoutRuns() {
        trap.dieBefore(Step.initiateCheckout);
        assertCompletedOnceAfterDyingAt(api, payments());
    }

    @Test
    void afterTheCheckoutRan() {
        trap.dieAfter(Step.initiateCheckout);
        assertCompletedOnceAfterDyingAt(api, payments());
    }

    @Test
    void beforeCompletedIsWritten() {
        assertCompletedOnceAfterDyingAt(api, Dying.before(PaymentLedger.class, payments(), "release"));
    }

    @Test
    void afterCompletedIsWritten() {
        assertCompletedOnceAfterDyingAt(api, Dying.after(PaymentLedger.class, payments(), "release"));
    }

    @Test
    void aProcessThatContinuesLateFindsTheWorkDoneByAnother() {
        Payment payment = paidWithoutCallbacks();
        PaymentLedger slow = Dying.before(PaymentLedger.class, payments(), "never");
        PaymentLedger.Lease lease = slow.claim(
                        payment.id(), clock.instant(), clock.instant().plusSeconds(180))
                .orElseThrow();

        pass(UNTIL_THE_LEASE_RUNS_OUT);

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertThat(slow.write(lease, clock.instant().plusSeconds(180), payment, List.of(), List.of()))
                .isFalse();
        assertPaidOnce(orderOf(payment));
    }

    /** A start in a process that dies during it. */
    private long dyingAtStart(AllianceBank port, PaymentLedger ledger) {
        bank().callbacks(false);
        Bill sample = start(cart()).bill();
        long order = cart();
        Bill bill = new Bill(order, sample.amount(), sample.currency(), sample.fingerprint());
        PageTerms terms = new PageTerms(Duration.ofHours(2));
        PageOpening pages = new PageOpening(AllianceBanks.only(port), ledger, paymentSync, Runnable::run, clock);
        StartPayment process = new StartPayment(
                ledger,
                pages,
                new OrderRequests(
                        addresses, (any, option) -> Optional.of(PaymentRoute.purchase(merchant())), terms, List.of()),
                clock,
                () -> true);

        assertThatThrownBy(() -> process.start(bill, SHOPPER).opened().get())
                .satisfiesAnyOf(here -> assertThat(here).isInstanceOf(Crash.class), onAThread -> assertThat(onAThread)
                        .hasCauseInstanceOf(Crash.class));
        return order;
    }

    private void assertPaidOnceAfterAnotherStart(long order) {
        Payment second = start(order);
        pay(second);
        passAMinute();
        assertPaidOnce(order);
    }

    /** A synchronisation in a process that dies during it, and the clock of another process. */
    private void assertCompletedOnceAfterDyingAt(AllianceBank port, PaymentLedger ledger) {
        Payment payment = paidWithoutCallbacks();
        OrderSubmission submission = host.orderSubmission(this.ledger.refunds());
        PaymentSync process =
                new PaymentSync(AllianceBanks.only(port), ledger, submission, refunds, clock, SyncRules.of(true));
        assertThatThrownBy(() -> process.sync(payment.id(), SyncTrigger.CLOCK)).isInstanceOf(Crash.class);
        assertThat(staff.isLocked(orderOf(payment))).isFalse();

        pass(UNTIL_THE_LEASE_RUNS_OUT);

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
        assertThat(history(payment)).containsOnlyOnce("STATE_CHANGED OPEN PAID", "STATE_CHANGED PAID COMPLETED");
    }
}
