package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.sandbox.callback.Callback;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.testing.Crowd;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One synchronisation, many triggers: each alone, all at once, and none. */
@Tag("database")
class SyncTriggerIntegrationTests extends Story {

    @Autowired
    private PaymentSync paymentSync;

    @Test
    void theClockAloneCompletesAnOrderWhoseCallbackIsLost() {
        Payment payment = paidWithoutCallbacks();

        passAMinute();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void theCallbackAloneCompletesAnOrder() {
        Payment payment = start(cart());
        pay(payment);

        bank().runDue();

        awaitState(payment, PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void theReturnAloneCompletesAnOrder() {
        Payment payment = paidWithoutCallbacks();

        assertThat(get("/alliancepay/return/" + payment.returnToken()).statusCode())
                .isEqualTo(200);

        awaitState(payment, PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void theWaitingPageAloneCompletesAnOrder() {
        Payment payment = paidWithoutCallbacks();

        assertThat(get("/alliancepay/status/" + payment.returnToken()).statusCode())
                .isEqualTo(200);

        awaitState(payment, PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void theHostsReportingServiceAloneCompletesAnOrder() {
        Payment payment = paidWithoutCallbacks();

        report(orderOf(payment));

        awaitState(payment, PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void payingAgainAloneCompletesAnOrder() {
        Payment payment = paidWithoutCallbacks();

        assertThat(startAgain(orderOf(payment)).getResponseMap()).doesNotContainKey("REDIRECT_URL");

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
        assertThat(payments().ofOrder(orderOf(payment))).hasSize(1);
    }

    @Test
    void allTriggersAtOnceCompleteAnOrderOnce() {
        bank().set(Setting.CALLBACKS_HELD, true);
        Payment payment = start(cart());
        pay(payment);
        Callback callback = bank().heldCallbacks().get(bank().heldCallbacks().size() - 1);
        bank().advance(Duration.ofMinutes(1));

        Crowd.of16(visitor -> requestSync(visitor, payment, callback));

        awaitState(payment, PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
        assertThat(history(payment)).containsOnlyOnce("STATE_CHANGED OPEN PAID", "STATE_CHANGED PAID COMPLETED");
    }

    private int requestSync(int visitor, Payment payment, Callback callback) {
        return switch (visitor % 5) {
            case 0 -> bank().resend(callback.id()).status();
            case 1 -> get("/alliancepay/return/" + payment.returnToken()).statusCode();
            case 2 -> get("/alliancepay/status/" + payment.returnToken()).statusCode();
            case 3 -> dueNow();
            default -> report(orderOf(payment)).getResponseMap().size();
        };
    }

    private int dueNow() {
        syncEverythingDue();
        return 0;
    }

    @Test
    void manyOrdersPaidAtTheSameMomentAreAllCompleted() {
        bank().callbacks(false);
        List<Payment> all = IntStream.range(0, 60).mapToObj(n -> start(cart())).toList();
        all.forEach(Story::pay);

        passAMinute();

        assertThat(all).extracting(this::stateOf).containsOnly(PaymentState.COMPLETED);
    }

    @Test
    void aCallbackSentTwiceCompletesAnOrderOnce() {
        bank().set(Setting.CALLBACKS_TWICE, true);
        Payment payment = start(cart());
        pay(payment);

        bank().runDue();

        awaitState(payment, PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void aTriggerDuringASynchronisationLeadsToOneMore() {
        bank().set(Setting.CALLBACKS_HELD, true);
        Payment payment = start(cart());
        CompletableFuture<?> running = theBankIsAskedAndItsAnswerTakesLong(payment);
        pay(payment);
        theNewestCallbackArrives();

        bank().clearFaults();
        running.join();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.OPEN);
        syncEverythingDue();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    private CompletableFuture<?> theBankIsAskedAndItsAnswerTakesLong(Payment payment) {
        int asked = bank().calls(Endpoint.ORDER_OPERATIONS);
        bank().fault(Fault.of(FaultKind.HOLD).on(Endpoint.ORDER_OPERATIONS));
        CompletableFuture<?> running =
                CompletableFuture.runAsync(() -> paymentSync.sync(payment.id(), SyncTrigger.ADMIN));
        Awaitility.await().until(() -> bank().faults().isEmpty() && bank().calls(Endpoint.ORDER_OPERATIONS) > asked);
        return running;
    }

    private static void theNewestCallbackArrives() {
        Callback callback = bank().heldCallbacks().get(bank().heldCallbacks().size() - 1);
        assertThat(bank().resend(callback.id()).status()).isEqualTo(200);
    }

    @Test
    void theHistoryNamesTheTriggerOfEachSynchronisation() {
        bank().set(Setting.CALLBACKS_HELD, true);
        Payment payment = start(cart());
        pay(payment);
        bank().fault(Fault.of(FaultKind.HTML_500).on(Endpoint.ORDER_OPERATIONS));
        theNewestCallbackArrives();
        Awaitility.await().until(() -> triggers(payment, "BANK_SILENT").count() == 1);

        pass(Duration.ofMinutes(2));

        assertThat(triggers(payment, "BANK_SILENT")).containsExactly(SyncTrigger.CALLBACK);
        assertThat(triggers(payment, "STATE_CHANGED OPEN PAID")).containsExactly(SyncTrigger.CLOCK);
    }

    private Stream<SyncTrigger> triggers(Payment payment, String what) {
        return payments().events(payment.id()).stream()
                .filter(event -> told(event).startsWith(what))
                .map(PaymentEvent::trigger);
    }

    @Test
    void triggersDoNotMakeTheClockSlower() {
        Payment payment = startedWithoutCallbacks();
        IntStream.range(0, 10).forEach(n -> paymentSync.sync(payment.id(), SyncTrigger.HOST));
        pay(payment);

        pass(Duration.ofMinutes(2));

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
    }
}
