package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Filter;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.payment.Reviews;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundRefusal;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.setting.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Payments that need a person: how they are found and what the person can do. */
@Tag("database")
class RemedyIntegrationTests extends RefundStory {

    @Autowired
    private Reviews reviews;

    @Autowired
    private PaymentSync paymentSync;

    @Test
    void aReviewWhoseOrderWasCorrectedIsCompleted() {
        Payment payment = startedWithoutCallbacks();
        shop.addItem(orderOf(payment), "linden-honey", 1);
        pay(payment);
        passAMinute();
        assertReview(payment, ReviewReason.ORDER_CHANGED);
        shop.changeQuantity(orderOf(payment), "linden-honey", 0);

        Payment after = reviews.retry(payment.id(), IRYNA).orElseThrow();

        assertThat(after.state()).isEqualTo(PaymentState.COMPLETED);
        assertThat(after.outcome().review()).isEmpty();
        assertPaidOnce(orderOf(payment));
        assertThat(reasons(payment)).isEmpty();
        assertThat(history(payment)).contains("SUBMISSION_REQUESTED", "STATE_CHANGED REVIEW COMPLETED");
    }

    @Test
    void aReviewThatStillDoesNotMatchStaysAReview() {
        Payment payment = startedWithoutCallbacks();
        shop.addItem(orderOf(payment), "linden-honey", 1);
        pay(payment);
        passAMinute();

        List<String> before = history(payment);

        reviews.retry(payment.id(), IRYNA);

        assertReview(payment, ReviewReason.ORDER_CHANGED);
        assertUntouched(orderOf(payment));
        assertThat(history(payment)).startsWith(before.toArray(String[]::new)).hasSize(before.size() + 1);
        assertThat(history(payment)).endsWith("SUBMISSION_REQUESTED");
    }

    @Test
    void aReviewOfTheAmountIsDecidedByANewAnswerOfTheBank() {
        Payment payment = startedWithoutCallbacks();
        bank().payPartly(payment.hppOrderId().orElseThrow(), 100);
        passAMinute();

        reviews.retry(payment.id(), IRYNA);

        assertReview(payment, ReviewReason.AMOUNT_DIFFERS);
        assertUntouched(orderOf(payment));
    }

    @Test
    void aReviewIsNotRetriedWhileTheBankIsSilent() {
        Payment payment = startedWithoutCallbacks();
        shop.addItem(orderOf(payment), "linden-honey", 1);
        pay(payment);
        passAMinute();
        shop.changeQuantity(orderOf(payment), "linden-honey", 0);
        bank().fault(Fault.of(FaultKind.SERVICE_UNAVAILABLE)
                .on(Endpoint.ORDER_OPERATIONS)
                .untilCleared());

        reviews.retry(payment.id(), IRYNA);

        assertReview(payment, ReviewReason.ORDER_CHANGED);
        assertUntouched(orderOf(payment));
    }

    @Test
    void aReviewWhoseMoneyWasReturnedCannotBeCompletedAndNeedsNobody() {
        Payment payment = startedWithoutCallbacks();
        shop.addItem(orderOf(payment), "linden-honey", 1);
        pay(payment);
        passAMinute();
        refundEverything(payment);
        shop.changeQuantity(orderOf(payment), "linden-honey", 0);

        reviews.retry(payment.id(), IRYNA);

        assertReturned(payment);
    }

    @Test
    void aReviewWhoseMoneyWasReturnedEndsByItself() {
        Payment payment = startedWithoutCallbacks();
        shop.addItem(orderOf(payment), "linden-honey", 1);
        pay(payment);
        passAMinute();
        refundEverything(payment);

        passAMinute();

        assertReturned(payment);
    }

    @Test
    void moneyReturnedInTheCabinetWhileTheShopCouldNotSubmitBuysNothing() {
        Payment payment = paidThoughSoldOut();
        cabinetRefund(payment, payment.bill().amount().value());
        warehouse.restock();

        passAMinute();

        assertReturned(payment);
        assertThat(shop.read(orderOf(payment)).isSubmitted()).isFalse();
    }

    @Test
    void anOrderWhoseMoneyIsBackIsNotSubmittedByHandEither() {
        Payment payment = paidThoughSoldOut();
        cabinetRefund(payment, payment.bill().amount().value());
        warehouse.restock();

        reviews.retry(payment.id(), IRYNA);

        assertReturned(payment);
        assertThat(shop.read(orderOf(payment)).isSubmitted()).isFalse();
    }

    private Payment paidThoughSoldOut() {
        Payment payment = paidWithoutCallbacks();
        warehouse.sellOut();
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.PAID);
        refundsAreDecidedAtOnce();
        return payment;
    }

    @Test
    void moneyReturnedBeforeSubmissionPaysForNothingAndTheCartCanBePaidAgain() {
        warehouse.sellOut();
        Payment payment = paidWithoutCallbacks();
        passAMinute();
        assertThat(shop.read(orderOf(payment)).activePayments()).hasSize(1);
        refundEverything(payment);
        passAMinute();
        assertReturned(payment);
        warehouse.restock();

        Payment second = start(orderOf(payment));
        pay(second);
        passAMinute();

        assertThat(second.id()).isNotEqualTo(payment.id());
        assertPaidOnce(orderOf(payment));
        assertReturnedOnce(payment);
    }

    @Test
    void moneyReturnedInPartBeforeSubmissionPaysForNothingEither() {
        warehouse.sellOut();
        Payment payment = paidWithoutCallbacks();
        passAMinute();
        refundsAreDecidedAtOnce();
        makeRefund(payment, balance(payment).lines().get(0), "1.00");
        warehouse.restock();

        passAMinute();

        assertReview(payment, ReviewReason.MONEY_RETURNED);
        assertUntouched(orderOf(payment));
        assertThat(reasons(payment)).containsExactly(Reason.REVIEW);
    }

    @Test
    void aSubmittedOrderKeepsItsPaymentAfterAnUnnoticedRefund() {
        Payment payment = paidWithoutCallbacks();
        trap.dieAfter(CheckoutTrap.Step.initiateCheckout);
        bank().advance(Duration.ofMinutes(1));
        assertThatThrownBy(() -> paymentSync.sync(payment.id(), SyncTrigger.CLOCK))
                .isInstanceOf(Crash.class);
        assertThat(stateOf(payment)).isEqualTo(PaymentState.PAID);
        refundsAreDecidedAtOnce();
        makeRefund(payment, balance(payment).lines().get(0), "1.00");

        pass(Duration.ofMinutes(5));
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        pass(Duration.ofMinutes(2));

        assertBooked(now(payment), "1.00");
    }

    @Test
    void moneyAfterACompleteReturnIsAReviewAgain() {
        Payment payment = startedWithoutCallbacks();
        bank().payByTransfer(payment.hppOrderId().orElseThrow());
        shop.addItem(orderOf(payment), "linden-honey", 1);
        passAMinute();
        refundEverything(payment);
        passAMinute();
        assertReturned(payment);

        bank().payByTransfer(payment.hppOrderId().orElseThrow());
        paymentSync.sync(payment.id(), SyncTrigger.ADMIN);

        assertReview(payment, ReviewReason.MONEY_RETURNED);
        assertThat(reasons(payment)).containsExactly(Reason.REVIEW);
    }

    private void refundEverything(Payment payment) {
        refundsAreDecidedAtOnce();
        sendRefund.sendFullBalance(payment.id(), RefundOrigin.of(IRYNA, "Cannot deliver"));
    }

    private void assertReturned(Payment payment) {
        assertThat(stateOf(payment)).isEqualTo(PaymentState.RETURNED);
        assertUntouched(orderOf(payment));
        assertThat(reasons(payment)).isEmpty();
        assertThat(balance(payment).blocked()).contains(RefundRefusal.NOTHING_LEFT);
    }

    private static void assertReturnedOnce(Payment payment) {
        assertThat(refundsAtBank(payment)).hasSize(1);
    }

    @Test
    void aPaidOrderIsSubmittedByHandAsSoonAsTheShopCan() {
        warehouse.sellOut();
        Payment payment = paidWithoutCallbacks();
        passAMinute();
        assertThat(reasons(payment)).containsExactly(Reason.NOT_SUBMITTED);
        warehouse.restock();

        reviews.retry(payment.id(), IRYNA);

        assertPaidOnce(orderOf(payment));
        assertThat(reasons(payment)).isEmpty();
    }

    @Test
    void anAcceptedReviewLeavesTheListWithItsNoteAndNothingElseChanges() {
        Payment payment = startedWithoutCallbacks();
        bank().payPartly(payment.hppOrderId().orElseThrow(), 100);
        passAMinute();
        assertThat(reasons(payment)).containsExactly(Reason.REVIEW);

        reviews.accept(payment.id(), IRYNA, "Paid the rest in cash");

        assertThat(reasons(payment)).isEmpty();
        assertReview(payment, ReviewReason.AMOUNT_DIFFERS);
        assertUntouched(orderOf(payment));
        assertThat(payments().events(payment.id())).last().satisfies(event -> {
            assertThat(event.actor()).isEqualTo(IRYNA);
            assertThat(told(event)).isEqualTo("ACCEPTED Paid the rest in cash");
        });
    }

    @Test
    void anUnknownRefundNeedsAttentionUntilItIsKnown() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        bank().fault(Fault.of(FaultKind.DROP_ANSWER).on(Endpoint.REFUND));
        makeRefund(payment, honey(payment), 1);
        assertThat(reasons(payment)).containsExactly(Reason.REFUND_UNKNOWN);

        pass(Duration.ofMinutes(1));

        assertThat(reasons(payment)).isEmpty();
    }

    @Test
    void aSecondPurchaseNeedsAttentionUntilItIsReturned() {
        Payment payment = startedWithoutCallbacks();
        bank().payByTransfer(payment.hppOrderId().orElseThrow());
        completed(payment);
        bank().payByTransfer(payment.hppOrderId().orElseThrow());
        paymentSync.sync(payment.id(), SyncTrigger.ADMIN);
        assertThat(reasons(payment)).containsExactly(Reason.LATE_MONEY);
        refundsAreDecidedAtOnce();

        makeRefund(
                payment,
                balance(payment).lines().get(balance(payment).lines().size() - 1),
                payment.bill().amount().toString());

        assertThat(reasons(payment)).isEmpty();
    }

    @Test
    void whatWasAcceptedIsListedAgainWhenMoreMoneyComes() {
        Payment payment = startedWithoutCallbacks();
        bank().payByTransfer(payment.hppOrderId().orElseThrow());
        completed(payment);
        bank().payByTransfer(payment.hppOrderId().orElseThrow());
        paymentSync.sync(payment.id(), SyncTrigger.ADMIN);
        reviews.accept(payment.id(), IRYNA, "The shopper left a tip");
        assertThat(reasons(payment)).isEmpty();

        bank().payByTransfer(payment.hppOrderId().orElseThrow());
        paymentSync.sync(payment.id(), SyncTrigger.ADMIN);

        assertThat(reasons(payment)).containsExactly(Reason.LATE_MONEY);
    }

    @Test
    void aPaymentIsFoundByEverythingAnAdminMayKnow() {
        Payment payment = completed();
        String rrn = payments().operations(payment.id()).get(0).field("rrn");

        assertThat(found(payment.outcome().orderNumber())).containsExactly(payment.id());
        assertThat(found(payment.hppOrderId().orElseThrow())).containsExactly(payment.id());
        assertThat(found(rrn)).containsExactly(payment.id());
        assertThat(found(String.valueOf(orderOf(payment)))).contains(payment.id());
        assertThat(found("OLENA@example.com")).contains(payment.id());
        assertThat(found("olena@ex")).contains(payment.id());
        assertThat(found("lena@example.com")).doesNotContain(payment.id());
        assertThat(found("%")).isEmpty();
    }

    @Test
    void aPaymentAtATestTerminalIsKnownAsOne() {
        bank().set(Setting.TEST_TERMINAL, true);
        Payment test = completed();
        bank().set(Setting.TEST_TERMINAL, false);
        Payment real = completed();

        assertThat(ledger.search().testPayments(List.of(test.id(), real.id()))).containsExactly(test.id());
    }

    private List<String> found(String text) {
        return ledger.search().find(PaymentQuery.of(text, Filter.ANY, 200)).payments().stream()
                .map(Payment::id)
                .toList();
    }

    private Set<Reason> reasons(Payment payment) {
        return reviews.list().stream()
                .filter(attention -> attention.payment().id().equals(payment.id()))
                .map(Attention::reasons)
                .findFirst()
                .orElse(Set.of());
    }
}
