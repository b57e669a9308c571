package io.github.alliancepay.broadleaf.refund;

import static io.github.alliancepay.broadleaf.refund.Samples.NOON;
import static io.github.alliancepay.broadleaf.refund.Samples.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.Payment.Trouble;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncPause;
import io.github.alliancepay.broadleaf.refund.AttentionPolicy.Evidence;
import io.github.alliancepay.broadleaf.refund.AttentionPolicy.HoldFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttentionPolicyTests {

    private static final Payment.Outcome NOT_SUBMITTED = new Payment.Outcome("", Optional.empty(), Optional.empty());
    private static final List<Operation> PAID_ONCE = List.of(purchase("o1", 1000));
    private static final List<Operation> PAID_TWICE = List.of(purchase("o1", 1000), purchase("o2", 1000));

    @ParameterizedTest
    @EnumSource(PaymentState.class)
    void moneyThatIsNotInAnOrderNeedsAttention(PaymentState state) {
        Set<Reason> expected =
                switch (state) {
                    case REVIEW -> Set.of(Reason.REVIEW);
                    case AUTHORIZED, PAID -> Set.of(Reason.NOT_SUBMITTED);
                    default -> Set.of();
                };
        Payment payment = Samples.with(payment(state), NOT_SUBMITTED);
        assertThat(reasons(payment, false, PAID_ONCE)).isEqualTo(expected);
        assertThat(reasons(payment, true, PAID_ONCE)).isEmpty();
    }

    /** The end is known from the start, so nothing has to happen for a person to see it in time. */
    @Test
    void aHoldOfASubmittedOrderNeedsAttentionBeforeItsEndAndAfterIt() {
        Instant end = NOON.plus(Duration.ofDays(7));

        assertThat(AttentionPolicy.causes(about(held(PaymentState.AUTHORIZED, end))))
                .containsExactly(Cause.of(Reason.HOLD_EXPIRING, end.minus(Duration.ofDays(1))));
        assertThat(AttentionPolicy.causes(about(held(PaymentState.LAPSED, end))))
                .containsExactly(Cause.of(Reason.HOLD_LAPSED, end));
        assertThat(AttentionPolicy.causes(about(held(PaymentState.RELEASED, end))))
                .isEmpty();
    }

    @Test
    void aHoldThatIsBeingReleasedNeedsNobodyUnlessTheReleaseFailsOrTakesLong() {
        Payment held = held(PaymentState.AUTHORIZED, NOON.plus(Duration.ofDays(7)));
        Map<String, String> fields = new HashMap<>(purchase("o1", 1000).fields());
        fields.put("type", "PREAUTH");
        List<Operation> hold = List.of(Operation.of(fields));

        assertThat(reasons(held, false, hold, refund(1000, RefundState.PENDING)))
                .containsExactly(Reason.REFUND_OVERDUE);
        assertThat(reasons(held, false, hold, refund(1000, RefundState.FAILED))).containsExactly(Reason.HOLD_EXPIRING);
        assertThat(reasons(held, false, hold)).containsExactly(Reason.HOLD_EXPIRING);
    }

    @Test
    void theEndOfAHoldMattersOnceItsOrderIsSubmitted() {
        Payment held = Samples.with(held(PaymentState.AUTHORIZED, NOON.plus(Duration.ofDays(7))), NOT_SUBMITTED);

        assertThat(AttentionPolicy.causes(about(held)))
                .extracting(Cause::reason)
                .containsExactly(Reason.NOT_SUBMITTED);
    }

    @Test
    void aCompletionOfWhichNobodyKnowsNeedsAttentionSinceItWasSent() {
        HoldFacts facts = new HoldFacts(Duration.ofDays(1), Optional.of(NOON.plusSeconds(5)), Optional.empty());
        Payment held = held(PaymentState.AUTHORIZED, NOON.plus(Duration.ofDays(7)));

        assertThat(AttentionPolicy.causes(new Evidence(held, true, List.of(), List.of(), List.of(), facts)))
                .containsExactly(Cause.of(Reason.COMPLETION_UNKNOWN, NOON.plusSeconds(5)));
    }

    @Test
    void aCompletionThatFailedNeedsAttentionAtOnceWhileTheMoneyIsHeld() {
        Instant end = NOON.plus(Duration.ofDays(7));

        assertThat(AttentionPolicy.causes(failed(held(PaymentState.AUTHORIZED, end))))
                .contains(Cause.of(Reason.COMPLETION_FAILED, NOON));
        assertThat(AttentionPolicy.causes(failed(held(PaymentState.RELEASED, end))))
                .isEmpty();
    }

    private static Evidence failed(Payment payment) {
        HoldFacts facts = new HoldFacts(Duration.ofDays(1), Optional.empty(), Optional.of(NOON));
        return new Evidence(payment, false, List.of(), List.of(), List.of(), facts);
    }

    private static Evidence about(Payment payment) {
        return new Evidence(payment, false, List.of(), List.of(), List.of());
    }

    @Test
    void aReviewNeedsAttentionUntilAllItsMoneyWentBackOrIsOnItsWay() {
        Payment review = payment(PaymentState.REVIEW);
        assertThat(reasons(review, false, PAID_ONCE, refund(999, RefundState.SUCCEEDED)))
                .containsExactly(Reason.REVIEW);
        assertThat(reasons(review, false, PAID_ONCE, refund(1000, RefundState.FAILED)))
                .containsExactly(Reason.REVIEW);
        assertThat(reasons(review, false, PAID_ONCE, refund(1000, RefundState.SENT)))
                .isEmpty();
        assertThat(reasons(review, false, List.of())).containsExactly(Reason.REVIEW);
    }

    @Test
    void aReviewOfAHoldNeedsAttentionUntilAllOfItWentBack() {
        Payment review = payment(PaymentState.REVIEW);
        List<Operation> held = List.of(purchase("o1", 1000, Map.of("type", "PREAUTH")));
        assertThat(reasons(review, false, held, refund(999, RefundState.SUCCEEDED)))
                .containsExactly(Reason.REVIEW);
        assertThat(reasons(review, false, held, refund(1000, RefundState.SUCCEEDED)))
                .isEmpty();
    }

    @Test
    void aSecondPurchaseNeedsAttentionUntilItWentBack() {
        Payment completed = payment(PaymentState.COMPLETED);
        assertThat(reasons(completed, false, PAID_TWICE)).containsExactly(Reason.LATE_MONEY);
        assertThat(reasons(completed, true, PAID_TWICE)).isEmpty();
        assertThat(reasons(completed, false, PAID_TWICE, refund(999, RefundState.SUCCEEDED)))
                .containsExactly(Reason.LATE_MONEY);
        assertThat(reasons(completed, false, PAID_TWICE, refund(1000, RefundState.SUCCEEDED)))
                .isEmpty();
    }

    @Test
    void onePurchaseOfMoreThanThePriceIsNoSecondOne() {
        assertThat(reasons(payment(PaymentState.COMPLETED), false, List.of(purchase("o1", 2000))))
                .isEmpty();
    }

    @Test
    void theOperationsOfAPaymentMatterWhenThereIsMoneyOrWas() {
        assertThat(PaymentState.values())
                .filteredOn(state -> AttentionPolicy.dependsOnMoney(payment(state)))
                .containsExactlyInAnyOrder(
                        PaymentState.AUTHORIZED,
                        PaymentState.PAID,
                        PaymentState.COMPLETED,
                        PaymentState.REVIEW,
                        PaymentState.RETURNED);
    }

    @Test
    void aRefundThatCannotBeReadNeedsAttentionWhateverWasAccepted() {
        Refund unreadable = with(refund(1, RefundState.UNREADABLE), BankTrace.NONE.failed("STATE"));

        assertThat(causes(payment(PaymentState.COMPLETED), true, PAID_ONCE, List.of(), unreadable))
                .containsExactly(new Cause(Reason.UNREADABLE, NOON, "r1: STATE"));
    }

    @Test
    void aPageThatCouldNotBeOpenedNeedsAttentionUntilThereIsOne() {
        Payment open = payment(PaymentState.OPEN);
        Payment created = new Payment(
                open.id(),
                open.bill(),
                open.route(),
                open.returnToken(),
                open.email(),
                open.language(),
                open.createdAt(),
                new Payment.Progress(
                        PaymentState.CREATED, Optional.empty(), "", NOT_SUBMITTED, Optional.empty(), Optional.empty()));
        Cause failing = new Cause(Reason.START_FAILING, NOON, "refused");

        assertThat(causes(created, false, List.of(), List.of(failing))).containsExactly(failing);
        assertThat(causes(created, true, List.of(), List.of(failing))).isEmpty();
        assertThat(causes(open, false, List.of(), List.of(failing))).isEmpty();
    }

    @Test
    void anUnknownRefundNeedsAttentionWhateverWasAccepted() {
        Refund unknown = with(refund(1, RefundState.UNKNOWN), BankTrace.NONE.sent(NOON.plusSeconds(5)));
        assertThat(causes(payment(PaymentState.COMPLETED), true, PAID_ONCE, List.of(), unknown))
                .containsExactly(Cause.of(Reason.REFUND_UNKNOWN, NOON.plusSeconds(5)));
    }

    @Test
    void aPendingRefundWillNeedAttentionAfterThirtyDays() {
        assertThat(causes(payment(PaymentState.COMPLETED), false, PAID_ONCE, List.of(), refund(1, RefundState.PENDING)))
                .containsExactly(Cause.of(Reason.REFUND_OVERDUE, NOON.plus(RefundSchedule.OVERDUE)));
    }

    @Test
    void aTroubleNeedsAttentionWhenItLastsAndAnotherTroubleDoesNotRestartTheWait() {
        Payment open = troubled("503", 0);
        Cause first = new Cause(Reason.SYNC_FAILING, NOON.plus(SyncPause.PATIENCE), "503");
        assertThat(causes(open, true, List.of(), List.of())).containsExactly(first);
        assertThat(causes(troubled("timeout", 60), true, List.of(), List.of(first)))
                .containsExactly(new Cause(Reason.SYNC_FAILING, first.since(), "timeout"));
        assertThat(causes(payment(PaymentState.OPEN), true, List.of(), List.of(first)))
                .isEmpty();
        Cause older = new Cause(Reason.BOOKING_FAILING, NOON.minusSeconds(60), "constraint");
        assertThat(causes(open, true, List.of(), List.of(older))).containsExactly(first);
    }

    @Test
    void aRefundThatTheShopCouldNotRecordNeedsAttentionUntilItIsRecorded() {
        Payment completed = payment(PaymentState.COMPLETED);
        Cause reported = new Cause(Reason.BOOKING_FAILING, NOON, "constraint");
        Refund succeeded = refund(1, RefundState.SUCCEEDED);
        assertThat(causes(completed, true, PAID_ONCE, List.of(reported), succeeded))
                .containsExactly(reported);
        assertThat(causes(completed, true, PAID_ONCE, List.of(reported), succeeded.recordedAs(5)))
                .isEmpty();
    }

    @Test
    void anUnreadableOperationNeedsAttentionUntilItCanBeReadOrAPersonAcceptsIt() {
        Payment open = payment(PaymentState.OPEN);
        List<Operation> listed = List.of(unreadable("PENDING"));
        Cause unreadable = new Cause(Reason.UNREADABLE, NOON, "coinAmount is missing or not a number of coins");
        assertThat(causes(open, false, listed, List.of())).containsExactly(unreadable);
        assertThat(causes(open, false, List.of(), List.of(unreadable))).containsExactly(unreadable);
        assertThat(causes(open, false, PAID_ONCE, List.of(unreadable))).isEmpty();
        assertThat(causes(open, true, listed, List.of(unreadable))).isEmpty();
    }

    @Test
    void anUnreadableAttemptThatFailedNeedsNobody() {
        assertThat(causes(payment(PaymentState.OPEN), false, List.of(unreadable("FAIL")), List.of()))
                .isEmpty();
    }

    private static Operation unreadable(String status) {
        return Operation.of(Map.of("ecomOperationId", "o9", "type", "PURCHASE", "status", status));
    }

    private static Set<Reason> reasons(
            Payment payment, boolean accepted, List<Operation> operations, Refund... refunds) {
        return causes(payment, accepted, operations, List.of(), refunds).stream()
                .map(Cause::reason)
                .collect(java.util.stream.Collectors.toSet());
    }

    private static List<Cause> causes(
            Payment payment, boolean accepted, List<Operation> operations, List<Cause> before, Refund... refunds) {
        return AttentionPolicy.causes(new Evidence(payment, accepted, operations, List.of(refunds), before));
    }

    private static Payment payment(PaymentState state) {
        return Samples.payment(state, Currency.UAH, 1000);
    }

    /** Of a submitted order. */
    private static Payment held(PaymentState state, Instant until) {
        Payment payment = payment(state);
        return new Payment(
                payment.id(),
                payment.bill(),
                PaymentRoute.hold(payment.merchantId(), until),
                payment.returnToken(),
                payment.email(),
                payment.language(),
                payment.createdAt(),
                new Payment.Progress(
                        state,
                        payment.page(),
                        payment.decline(),
                        new Payment.Outcome("2026", Optional.of(9L), Optional.empty()),
                        payment.lastAskedAt(),
                        payment.trouble()));
    }

    private static Payment troubled(String reason, int seconds) {
        Payment open = payment(PaymentState.OPEN);
        return new Payment(
                open.id(),
                open.bill(),
                open.route(),
                open.returnToken(),
                open.email(),
                open.language(),
                open.createdAt(),
                new Payment.Progress(
                        open.state(),
                        open.page(),
                        open.decline(),
                        open.outcome(),
                        open.lastAskedAt(),
                        Optional.of(new Trouble(reason, NOON.plusSeconds(seconds)))));
    }

    private static Refund refund(long coins, RefundState state) {
        Coins amount = new Coins(coins);
        return new Refund(
                "r1",
                "p1",
                Samples.ORDER,
                "o1",
                new RefundPlan(amount, amount, List.of()),
                state,
                RefundOrigin.of("iryna", ""),
                BankTrace.NONE,
                NOON);
    }

    private static Refund with(Refund refund, BankTrace trace) {
        return refund.with(trace);
    }
}
