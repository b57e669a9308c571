package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.alliancepay.broadleaf.event.HoldExpiring;
import io.github.alliancepay.broadleaf.event.PaymentCompleted;
import io.github.alliancepay.broadleaf.event.PaymentHeld;
import io.github.alliancepay.broadleaf.hold.CompleteFulfilled;
import io.github.alliancepay.broadleaf.hold.CompleteOnStatus;
import io.github.alliancepay.broadleaf.hold.Completion;
import io.github.alliancepay.broadleaf.hold.CompletionRefusedException;
import io.github.alliancepay.broadleaf.hold.CompletionState;
import io.github.alliancepay.broadleaf.hold.OrderFulfilled;
import io.github.alliancepay.broadleaf.hold.OrderStatuses;
import io.github.alliancepay.broadleaf.notification.EventRelay;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.payment.Reviews;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.testing.Crowd;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Money is held when the order is placed. Later it is taken, in whole or not, or it goes back. */
class HoldIntegrationTests extends HoldStory {

    /** A status of the shop's own. */
    private static final OrderStatus SENT = new OrderStatus("SENT_OUT", "Sent out");

    @Autowired
    private Reviews reviews;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private CompleteFulfilled fulfilled;

    @Autowired
    @Qualifier("blTransactionManager")
    private PlatformTransactionManager transactions;

    @Autowired
    private OrderStatuses statuses;

    @Autowired
    private JdbcTemplate database;

    @Test
    void theOrderIsSubmittedWithAHoldAndNothingIsPaid() {
        Payment payment = held();

        assertTransactions(payment, "AUTHORIZE");
        assertThat(shop.read(orderOf(payment)).isSubmitted()).isTrue();
        assertThat(get("/alliancepay/return/" + payment.returnToken() + "?lang=en")
                        .body())
                .contains("The sum is held", "not taken yet");
        assertThat(report(orderOf(payment)).getPaymentTransactionType().getType())
                .isEqualTo("AUTHORIZE");
    }

    @Test
    void aShopThatCannotSubmitTheOrderSaysSo() {
        Payment payment = paidWithoutCallbacks();
        warehouse.sellOut();
        passAMinute();

        assertThat(Clerk.named("admin", shopUrl())
                        .post("/admin/order/" + orderOf(payment) + "/alliancepay/" + payment.id() + "/retry", Map.of())
                        .body())
                .contains("The order could not be submitted")
                .doesNotContain("The order was submitted.");
    }

    @Test
    void theWholeHoldIsCompletedFromTheAdmin() {
        Payment payment = held();
        Clerk admin = Clerk.named("admin", shopUrl());
        assertThat(admin.get("/admin/order/" + orderOf(payment) + "/alliancepay")
                        .body())
                .contains("Held", "Held until", "Complete or release");

        HttpResponse<String> question = admin.post(
                window(payment), Map.of("amount", payment.bill().amount().toString()));
        assertThat(question.body()).contains("Exactly this sum will be taken:").doesNotContain("goes back");
        assertThat(completionsAtBank(payment)).isEmpty();
        HttpResponse<String> result =
                admin.post(window(payment) + "/send", Map.of("token", Clerk.hidden("token", question)));

        assertThat(result.body()).contains("The bank took the money.");
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertTransactions(payment, "AUTHORIZE", "CAPTURE");
        assertAmount(payment, "CAPTURE", payment.bill().amount());
        assertThat(completions(payment).get(0).requestedBy()).isEqualTo("admin");
        assertThat(admin.get(window(payment)).body()).doesNotContain("Held until", "Takes the money.");
    }

    @Test
    void lessIsTakenThanIsHeldAndRefundsAreOfWhatWasTaken() {
        refundsAreDecidedAtOnce();
        Payment payment = held();

        completeHold.complete(payment.id(), Optional.of(percent(payment, 90)), IRYNA);
        passAMinute();

        assertAmount(payment, "CAPTURE", percent(payment, 90));
        assertThat(balance(payment).left()).isEqualTo(percent(payment, 90));
        sendRefund.sendFullBalance(payment.id(), RefundOrigin.of(IRYNA, "Broken"));
        passAMinute();
        assertTransactions(payment, "AUTHORIZE", "CAPTURE", "REFUND");
        assertAmount(payment, "REFUND", percent(payment, 90));
    }

    @Test
    void aFifthMoreCanBeTakenAndNotACoinBeyond() {
        Payment payment = held();
        var most = holds.stored(payment).orElseThrow().most();

        assertThatThrownBy(() -> completeHold.complete(payment.id(), Optional.of(percent(payment, 121)), IRYNA))
                .isInstanceOf(CompletionRefusedException.class)
                .hasMessageContaining(most.toString());
        assertThat(completionsAtBank(payment)).isEmpty();
        completeHold.complete(payment.id(), Optional.of(most), IRYNA);
        passAMinute();

        assertAmount(payment, "CAPTURE", most);
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
    }

    @Test
    void aHoldIsReleasedFromTheAdmin() {
        refundsAreDecidedAtOnce();
        Payment payment = held();
        Clerk admin = Clerk.named("admin", shopUrl());
        admin.get(window(payment));

        HttpResponse<String> question = admin.post(refund(payment), Map.of("all", "true"));
        assertThat(question.body())
                .contains("Exactly this sum will be released:", "Held amount")
                .doesNotContain("can still be refunded", "Amount outside the order lines");
        HttpResponse<String> result =
                admin.post(refund(payment) + "/send", Map.of("token", Clerk.hidden("token", question)));
        assertThat(result.body()).contains("The bank released the hold.", "Release of operation");
        passAMinute();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.RELEASED);
        assertTransactions(payment, "AUTHORIZE", "REVERSE_AUTH");
        assertThat(attention(payment)).isEmpty();
        assertThat(admin.get("/admin/order/" + orderOf(payment) + "/alliancepay")
                        .body())
                .contains("Hold released", "Held amount")
                .doesNotContain("Held until", "Payment link", "Amount outside the order lines");
    }

    /** The bank takes a release as a refund; people read what it is. */
    @Test
    void aReleaseThatTheBankHasNotDecidedIsNotCalledARefund() {
        bank().set(Setting.REFUND_RESULT, "STUCK");
        Payment payment = held();
        Clerk admin = Clerk.named("admin", shopUrl());

        HttpResponse<String> question = admin.post(refund(payment), Map.of("all", "true"));
        HttpResponse<String> result =
                admin.post(refund(payment) + "/send", Map.of("token", Clerk.hidden("token", question)));

        assertThat(result.body())
                .contains("The bank has accepted the release", "The amount counts as released")
                .doesNotContain("accepted the refund", "counts as refunded");
        assertThat(admin.get(window(payment)).body()).contains("The hold is released, or is being released now.");
        assertThat(admin.post(refund(payment), Map.of("all", "true")).body())
                .contains("Release of the hold", "The hold is released, or is being released now.")
                .doesNotContain("Partial refund");
        assertThat(admin.get("/admin/order/" + orderOf(payment) + "/alliancepay")
                        .body())
                .contains("Release of the hold", "Release in progress", "The hold is being released.")
                .containsPattern("<button[^>]* disabled[^>]*>Complete or release</button>")
                .doesNotContain("Refund in progress", "Complete the hold", ">Complete or release</a>");
        assertThat(orderSection(payment)).contains("Release in progress");
    }

    @Test
    void aReleaseWhoseAnswerIsLostNeedsAttentionByItsName() {
        bank().set(Setting.REFUND_RESULT, "STUCK");
        Payment payment = held();
        bank().fault(Fault.of(FaultKind.DROP_ANSWER).on(Endpoint.REFUND));

        assertThat(sendRefund.sendFullBalance(payment.id(), RefundOrigin.of(IRYNA, "")))
                .extracting(Refund::state)
                .containsExactly(RefundState.UNKNOWN);

        assertThat(attention(payment)).containsExactly(Reason.REFUND_UNKNOWN);
        assertThat(Clerk.named("admin", shopUrl())
                        .get("/admin/order/" + orderOf(payment) + "/alliancepay/" + payment.id() + "/remedy")
                        .body())
                .contains("The result of the release of a hold is unknown.", "Release in progress", "Release the hold")
                .doesNotContain("result of a refund", "Refund all the money");
    }

    @Test
    void aHoldThatNobodyCompletesLapsesAfterAWarning() {
        Payment payment = held();
        assertThat(attention(payment)).isEmpty();
        assertThat(orderSection(payment)).doesNotContain("The hold will soon end");

        pass(Duration.ofDays(6));
        assertThat(attention(payment)).containsExactly(Reason.HOLD_EXPIRING);
        assertThat(history(payment)).contains("HOLD_EXPIRING");
        assertThat(orderSection(payment)).contains("The hold will soon end");
        pass(Duration.ofDays(1).plusMinutes(6));

        assertThat(stateOf(payment)).isEqualTo(PaymentState.LAPSED);
        assertThat(attention(payment)).containsExactly(Reason.HOLD_LAPSED);
        assertTransactions(payment, "AUTHORIZE", "REVERSE_AUTH");
        assertThatThrownBy(() -> completeHold.complete(payment.id(), Optional.empty(), IRYNA))
                .isInstanceOf(CompletionRefusedException.class);
    }

    @Test
    void theShopIsToldOfAHoldAndThatItWillSoonEnd() {
        Payment payment = held();
        assertThat(told())
                .contains(new PaymentHeld(
                        payment.id(),
                        orderOf(payment),
                        payment.outcome().orderNumber(),
                        payment.bill().amount(),
                        payment.bill().currency(),
                        payment.holdUntil().orElseThrow()));

        pass(Duration.ofDays(6));
        assertThat(told()).filteredOn(HoldExpiring.class::isInstance).contains(expiring(payment));
        passAMinute();
        assertThat(told()).doesNotContain(expiring(payment));
    }

    @Test
    void aWarningThatIsOutOfDateIsNotTold() {
        Payment payment = held();
        pass(Duration.ofDays(6));
        completeHold.complete(payment.id(), Optional.empty(), IRYNA);
        passAMinute();

        assertThat(told())
                .doesNotContain(expiring(payment))
                .filteredOn(PaymentCompleted.class::isInstance)
                .extracting(event -> ((PaymentCompleted) event).paymentId())
                .contains(payment.id());
    }

    private static HoldExpiring expiring(Payment payment) {
        return new HoldExpiring(
                payment.id(),
                orderOf(payment),
                payment.outcome().orderNumber(),
                payment.bill().amount(),
                payment.bill().currency(),
                payment.holdUntil().orElseThrow());
    }

    /** What the shop is told now, of this and of other payments. */
    private List<Object> told() {
        List<Object> told = new ArrayList<>();
        new EventRelay(ledger.outbox(), payments(), ledger.refunds(), told::add, () -> false, CLOCK).publishDue();
        return told;
    }

    @Test
    void aCompletionWhoseAnswerIsLostIsAskedAboutAndFound() {
        Payment payment = held();
        bank().fault(Fault.of(FaultKind.DROP_ANSWER).on(Endpoint.COMPLETION));

        Completion lost = completeHold.complete(payment.id(), Optional.empty(), IRYNA);
        assertThat(lost.state()).isEqualTo(CompletionState.UNKNOWN);
        assertThat(attention(payment)).containsExactly(Reason.COMPLETION_UNKNOWN);
        assertThat(completeHold.complete(payment.id(), Optional.empty(), IRYNA).id())
                .isEqualTo(lost.id());
        passAMinute();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertThat(completionsAtBank(payment)).hasSize(1);
        assertThat(attention(payment)).isEmpty();
    }

    @Test
    void aCompletionThatNeverArrivedIsSentAgainUnderItsId() {
        Payment payment = held();
        bank().fault(Fault.of(FaultKind.HTML_500).on(Endpoint.COMPLETION));

        Completion lost = completeHold.complete(payment.id(), Optional.empty(), IRYNA);
        bank().clearFaults();
        pass(Duration.ofMinutes(6));
        pass(Duration.ofMinutes(2));

        assertThat(completions(payment)).singleElement().satisfies(completion -> {
            assertThat(completion.id()).isEqualTo(lost.id());
            assertThat(completion.state()).isEqualTo(CompletionState.SUCCEEDED);
        });
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
    }

    @Test
    void aCompletionThatTheBankRefusesLeavesTheMoneyHeld() {
        Payment payment = held();
        bank().set(Setting.COMPLETION_RESULT, "FAIL");

        Completion failed = completeHold.complete(payment.id(), Optional.empty(), IRYNA);
        passAMinute();

        assertThat(failed.state()).isEqualTo(CompletionState.FAILED);
        assertThat(stateOf(payment)).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(attention(payment)).containsExactly(Reason.COMPLETION_FAILED);
        assertThat(orderSection(payment)).contains("The bank did not take the money that is held.");
        bank().set(Setting.COMPLETION_RESULT, "SUCCESS");
        completeHold.complete(payment.id(), Optional.empty(), IRYNA);
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertThat(attention(payment)).isEmpty();
    }

    @Test
    void aCompletionThatIsPendingIsWaitedFor() {
        Payment payment = held();
        bank().set(Setting.COMPLETION_RESULT, "STUCK");

        completeHold.complete(payment.id(), Optional.empty(), IRYNA);
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.AUTHORIZED);
        bank().settleRefund(completionsAtBank(payment).get(0).ecomOperationId(), true);
        passAMinute();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertThat(completions(payment).get(0).state()).isEqualTo(CompletionState.SUCCEEDED);
    }

    @Test
    void twoAdminsInTheSameSecondCompleteOnce() {
        Payment payment = held();

        Set<String> ids = Set.copyOf(Crowd.of16(n -> completeHold
                .complete(payment.id(), Optional.empty(), "admin" + n)
                .id()));
        passAMinute();

        assertThat(ids).hasSize(1);
        assertThat(completionsAtBank(payment)).hasSize(1);
        assertTransactions(payment, "AUTHORIZE", "CAPTURE");
    }

    @Test
    void aCompletionInTheCabinetIsFound() {
        Payment payment = held();
        bank().cabinetCompletion(
                        holdAtBank(payment).operationId().orElseThrow(),
                        percent(payment, 85).value());

        pass(Duration.ofHours(6));

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertAmount(payment, "CAPTURE", percent(payment, 85));
        assertThat(history(payment))
                .contains("COMPLETION_EXTERNAL " + percent(payment, 85).value());
    }

    @Test
    void theHostCapturesAndReverses() throws PaymentException {
        refundsAreDecidedAtOnce();
        Payment captured = held();
        PaymentResponseDTO capture = gateway().getTransactionService().capture(about(orderOf(captured)));
        assertThat(capture.isSuccessful()).isTrue();
        assertThat(capture.getPaymentTransactionType().getType()).isEqualTo("CAPTURE");
        assertThatThrownBy(() -> gateway().getTransactionService().reverseAuthorize(about(orderOf(captured))))
                .isInstanceOf(PaymentException.class);

        Payment reversed = held();
        assertThat(gateway()
                        .getTransactionService()
                        .reverseAuthorize(about(orderOf(reversed)))
                        .isSuccessful())
                .isTrue();
        passAMinute();

        assertThat(stateOf(captured)).isEqualTo(PaymentState.COMPLETED);
        assertThat(stateOf(reversed)).isEqualTo(PaymentState.RELEASED);
    }

    @Test
    void aFulfilledOrderIsCompletedOnceHoweverOftenItIsSaid() {
        Payment payment = held();

        events.publishEvent(new OrderFulfilled(orderOf(payment)));
        events.publishEvent(new OrderFulfilled(orderOf(payment)));
        await().atMost(Duration.ofSeconds(30)).until(() -> completions(payment).stream()
                .anyMatch(completion -> completion.state() == CompletionState.SUCCEEDED));
        passAMinute();

        assertThat(completionsAtBank(payment)).hasSize(1);
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
    }

    @Test
    void aFulfilledOrderWaitsForASilentBankAndForAnotherProcess() {
        Payment payment = held();
        bank().fault(Fault.of(FaultKind.SERVICE_UNAVAILABLE)
                .on(Endpoint.ORDER_OPERATIONS)
                .untilCleared());
        fulfilled.add(orderOf(payment));
        fulfilled.run();
        assertThat(completions(payment)).isEmpty();

        bank().clearFaults();
        fulfilled.run();
        assertThat(completions(payment)).isEmpty();
        bank().advance(Duration.ofMinutes(1));
        new CompleteFulfilled(ledger.holdQueue(), payments(), completeHold, CLOCK).run();
        passAMinute();

        assertThat(completionsAtBank(payment)).hasSize(1);
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertThat(messages(payment)).isZero();
    }

    @Test
    void aFulfilmentThatTheShopRollsBackCompletesNothing() {
        Payment payment = held();

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            events.publishEvent(new OrderFulfilled(orderOf(payment)));
            status.setRollbackOnly();
        });

        assertThat(messages(payment)).isZero();
    }

    @Test
    void aFulfilmentIsCommittedWithTheShopsChange() {
        Payment payment = held();

        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> events.publishEvent(new OrderFulfilled(orderOf(payment))));
        await().atMost(Duration.ofSeconds(30)).until(() -> messages(payment) == 0);
        passAMinute();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
    }

    /** The hold may end in another way before the bank answers. */
    @Test
    void aFulfilledOrderWhoseHoldIsNoMoreIsForgotten() {
        Payment payment = held();
        pass(Duration.ofDays(7).plusMinutes(6));
        assertThat(stateOf(payment)).isEqualTo(PaymentState.LAPSED);

        fulfilled.add(orderOf(payment));
        fulfilled.run();

        assertThat(messages(payment)).isZero();
        assertThat(completions(payment)).isEmpty();
    }

    /** That an order is fulfilled, as far as nothing came of it yet. */
    private long messages(Payment payment) {
        return database.queryForObject(
                "SELECT COUNT(*) FROM ALLIANCEPAY_FULFILMENT WHERE ORDER_ID = ?", Long.class, orderOf(payment));
    }

    @Test
    void aHoldIsCompletedOnceAtAStatusOfItsOrderAndASilentBankCostsNoRows() {
        Payment payment = held();
        long rows = rows();
        CompleteOnStatus onStatus = onStatus("SUBMITTED");
        bank().fault(Fault.of(FaultKind.SERVICE_UNAVAILABLE)
                .on(Endpoint.ORDER_OPERATIONS)
                .untilCleared());

        IntStream.range(0, 3).forEach(minute -> onStatus.run());
        assertThat(rows()).isEqualTo(rows);
        bank().clearFaults();
        passAMinute();
        IntStream.range(0, 3).forEach(minute -> onStatus.run());
        passAMinute();

        assertThat(completionsAtBank(payment)).hasSize(1);
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
    }

    @Test
    void anOrderThatHasMovedOnKeepsItsPaymentWhenItsHoldIsCompleted() {
        refundsAreDecidedAtOnce();
        Payment payment = held();
        staff.move(orderOf(payment), SENT);

        onStatus(SENT.getType()).run();
        passAMinute();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertThat(now(payment).outcome()).isEqualTo(payment.outcome());
        sendRefund.sendFullBalance(payment.id(), RefundOrigin.of(IRYNA, "Broken"));
        passAMinute();
        assertTransactions(payment, "AUTHORIZE", "CAPTURE", "REFUND");
    }

    @Test
    void anOrderThatHasMovedOnKeepsItsPaymentWhenItsHoldEnds() {
        refundsAreDecidedAtOnce();
        Payment released = held();
        staff.move(orderOf(released), OrderStatus.CANCELLED);
        sendRefund.release(released.id(), RefundOrigin.of(IRYNA, "Cancelled"));
        passAMinute();
        Payment lapsed = held();
        staff.move(orderOf(lapsed), SENT);
        pass(Duration.ofDays(7).plusMinutes(6));

        assertThat(stateOf(released)).isEqualTo(PaymentState.RELEASED);
        assertTransactions(released, "AUTHORIZE", "REVERSE_AUTH");
        assertThat(stateOf(lapsed)).isEqualTo(PaymentState.LAPSED);
        assertTransactions(lapsed, "AUTHORIZE", "REVERSE_AUTH");
    }

    /** The bank surely did nothing, so nothing stands against another try. */
    @Test
    void aCompletionThatTheBankTurnedAwayIsTriedAgainByItself() {
        Payment fulfilledOne = held();
        Payment moved = held();
        bank().fault(Fault.of(FaultKind.OVERLOAD).on(Endpoint.COMPLETION).untilCleared());
        fulfilled.add(orderOf(fulfilledOne));
        fulfilled.run();
        CompleteOnStatus onStatus = onStatus("SUBMITTED");
        onStatus.run();
        assertThat(completions(fulfilledOne)).extracting(Completion::state).containsExactly(CompletionState.FAILED);
        assertThat(completions(moved)).extracting(Completion::state).containsExactly(CompletionState.FAILED);

        onStatus.run();
        assertThat(completions(moved)).hasSize(1);
        bank().clearFaults();
        pass(Duration.ofMinutes(61));
        fulfilled.run();
        onStatus.run();
        passAMinute();

        assertThat(stateOf(fulfilledOne)).isEqualTo(PaymentState.COMPLETED);
        assertThat(messages(fulfilledOne)).isZero();
        assertThat(stateOf(moved)).isEqualTo(PaymentState.COMPLETED);
        assertThat(attention(moved)).isEmpty();
    }

    /** Its process ended between taking the place and the call, so the money is still to be taken, and the host has not got it. */
    @Test
    void aCompletionThatWasNeverSentIsNoneToTheHostAndIsTriedAgain() {
        Payment payment = held();
        ledger.completions()
                .add(new Completion(
                        UUID.randomUUID().toString(),
                        payment.id(),
                        orderOf(payment),
                        "",
                        holds.stored(payment).orElseThrow().whole(),
                        CompletionState.REQUESTED,
                        RefundOrigin.HOST,
                        BankTrace.NONE,
                        CLOCK.instant()));
        assertThatThrownBy(() -> gateway().getTransactionService().capture(about(orderOf(payment))))
                .isInstanceOf(PaymentException.class)
                .hasMessageContaining("until the outcome is known");

        fulfilled.add(orderOf(payment));
        payments().requestSync(payment.id(), SyncTrigger.CLOCK, CLOCK.instant());
        for (int quarter = 0; quarter < 4; quarter++) {
            fulfilled.run();
            pass(Duration.ofMinutes(15));
        }

        assertThat(completionsAtBank(payment)).hasSize(1);
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertThat(messages(payment)).isZero();
    }

    /** The shop was away when a clerk took less in the bank's cabinet. */
    @Test
    void aHoldThatIsCompletedBeforeItsOrderIsSubmittedIsRecordedWithWhatWasTaken() {
        Payment payment = paidWithoutCallbacks();
        bank().cabinetCompletion(
                        holdAtBank(payment).operationId().orElseThrow(),
                        percent(payment, 85).value());

        passAMinute();
        passAMinute();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertTransactions(payment, "AUTHORIZE", "CAPTURE");
        assertAmount(payment, "AUTHORIZE", payment.bill().amount());
        assertAmount(payment, "CAPTURE", percent(payment, 85));
        assertThat(balance(payment).paid()).isEqualTo(percent(payment, 85));
    }

    @Test
    void aHoldThatCannotBeReadKeepsNoOtherFromBeingCompleted() {
        Payment broken = held();
        Payment other = held();
        String readable = database.queryForObject(
                "SELECT FIELDS FROM ALLIANCEPAY_OPERATION WHERE PAYMENT_ID = ?", String.class, broken.id());
        keepFields("no JSON", broken);

        onStatus("SUBMITTED").run();
        passAMinute();

        assertThat(stateOf(other)).isEqualTo(PaymentState.COMPLETED);
        assertThat(completions(broken)).isEmpty();
        keepFields(readable, broken);
    }

    private void keepFields(String fields, Payment payment) {
        database.update("UPDATE ALLIANCEPAY_OPERATION SET FIELDS = ? WHERE PAYMENT_ID = ?", fields, payment.id());
    }

    private CompleteOnStatus onStatus(String status) {
        return new CompleteOnStatus(ledger.holdQueue(), completeHold, statuses, status, CLOCK);
    }

    /** Drafts, too. */
    private long rows() {
        return database.queryForObject("SELECT COUNT(*) FROM ALLIANCEPAY_COMPLETION", Long.class);
    }

    @Test
    void aHoldForACartThatChangedIsReviewedAndReleased() {
        refundsAreDecidedAtOnce();
        Payment payment = startedWithoutCallbacks();
        shop.addItem(orderOf(payment), "kosiv-mug", 1);
        pay(payment);
        passAMinute();
        assertReview(payment, ReviewReason.ORDER_CHANGED);

        sendRefund.sendFullBalance(payment.id(), RefundOrigin.of(IRYNA, ""));
        passAMinute();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.RELEASED);
        assertUntouched(orderOf(payment));
    }

    @Test
    void aHoldWhoseOrderIsNotSubmittedIsNotCalledPaid() {
        warehouse.sellOut();
        Payment payment = paidWithoutCallbacks();
        passAMinute();
        Clerk admin = Clerk.named("admin", shopUrl());

        assertThat(attention(payment)).containsExactly(Reason.NOT_SUBMITTED);
        assertThat(admin.get("/admin/alliancepay?q=" + payment.hppOrderId().orElseThrow())
                        .body())
                .contains("The money is held, but the order is not submitted yet.")
                .doesNotContain("Paid, but");
        assertThat(admin.post(remedy(payment, "retry"), Map.of()).body())
                .contains("The order could not be submitted", "The money is held, but the order is not submitted yet.")
                .doesNotContain("The order was submitted.", "Paid, but", "Refund all the money");
    }

    @Test
    void aHoldInReviewIsNotCalledReceived() {
        Payment payment = startedWithoutCallbacks();
        shop.addItem(orderOf(payment), "kosiv-mug", 1);
        pay(payment);
        passAMinute();

        assertThat(Clerk.named("admin", shopUrl())
                        .get(remedy(payment, "remedy"))
                        .body())
                .contains("Money was held that does not fit the order.", "Release the hold")
                .doesNotContain("received", "Refund all the money");
    }

    @Test
    void aCompletionWithoutItsFieldsIsOneThatIsOutOfDate() {
        HttpResponse<String> page = Clerk.named("admin", shopUrl()).post(remedy(held(), "hold/send"), Map.of());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("This page is out of date.");
    }

    private static String remedy(Payment payment, String what) {
        return "/admin/order/" + orderOf(payment) + "/alliancepay/" + payment.id() + "/" + what;
    }

    private List<Reason> attention(Payment payment) {
        return reviews.list().stream()
                .filter(needed -> needed.payment().id().equals(payment.id()))
                .map(Attention::reasons)
                .flatMap(Set::stream)
                .toList();
    }

    private static String orderSection(Payment payment) {
        return Clerk.named("admin", shopUrl())
                .get("/admin/order/" + orderOf(payment) + "/alliancepay/summary")
                .body();
    }

    private static String window(Payment payment) {
        return "/admin/order/" + orderOf(payment) + "/alliancepay/" + payment.id() + "/hold";
    }

    private static String refund(Payment payment) {
        return "/admin/order/" + orderOf(payment) + "/alliancepay/" + payment.id() + "/refund";
    }

    @Test
    void theStoreCallsAnOrderPaidWhenItsHoldIsCompleted() {
        Payment payment = held();
        assertThat(orderStatus(payment)).contains("Ще не сплачено").doesNotContain(">Сплачено<");

        completeHold.complete(payment.id(), Optional.empty(), IRYNA);
        passAMinute();

        assertThat(orderStatus(payment)).contains(">Сплачено<").doesNotContain("Ще не сплачено");
    }

    private String orderStatus(Payment payment) {
        Map<String, String> order =
                Map.of("number", shop.read(orderOf(payment)).number(), "email", "olena@example.com");
        return new Guest(shopUrl())
                .submit("/order-status", "/order-status", order)
                .body();
    }
}
