package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.AttentionNotice;
import io.github.alliancepay.broadleaf.payment.EventOutbox;
import io.github.alliancepay.broadleaf.payment.EventOutbox.OutboxEntry;
import io.github.alliancepay.broadleaf.payment.EventOutbox.Topic;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.testing.Crowd;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link EventOutbox} promises, in every database. */
abstract class OutboxContract extends LedgerContract {

    private final EventOutbox outbox = ledger.outbox();

    OutboxContract(Supplier<HikariDataSource> database) {
        super(database);
    }

    @BeforeEach
    void anOpenPayment() {
        createTables();
        ledger.payments()
                .open(
                        SamplePayments.at(SamplePayments.payment("p1", 1201), SamplePayments.page("hpp")),
                        "callback-p1",
                        minute(1),
                        Occasion.of(NOON, SyncTrigger.START).event(PaymentEvent.Kind.STARTED));
    }

    @Test
    void aCompletedPaymentIsToldOnce() {
        become(PaymentState.COMPLETED);
        assertThat(due(NOON))
                .extracting(OutboxEntry::topic, OutboxEntry::paymentId, OutboxEntry::refundId)
                .containsExactly(tuple(Topic.PAYMENT_COMPLETED, "p1", Optional.empty()));

        outbox.remove(due(NOON).get(0));
        assertThat(due(minute(60))).isEmpty();
    }

    @Test
    void whatIsNotCommittedIsNotTold() {
        Lease lease = ledger.payments().claim("p1", NOON, minute(3)).orElseThrow();
        Lease lost = new Lease("another", lease.payment(), Optional.empty(), SyncTrigger.CLOCK, 0, 0);
        assertThat(ledger.payments()
                        .release(lost, lease.payment(), List.of(), Optional.empty(), changed(PaymentState.DECLINED)))
                .isFalse();
        assertThat(due(NOON)).isEmpty();
    }

    @Test
    void aDeclineIsToldAndOtherChangesAreNot() {
        become(PaymentState.PAID);
        become(PaymentState.DECLINED);
        assertThat(due(NOON)).extracting(OutboxEntry::topic).containsExactly(Topic.PAYMENT_DECLINED);
    }

    @Test
    void anOrderWithHeldMoneyIsToldAndThatItsHoldWillEnd() {
        tell(PaymentEvent.Kind.ORDER_HELD);
        tell(PaymentEvent.Kind.HOLD_EXPIRING);
        assertThat(due(NOON)).extracting(OutboxEntry::topic).containsExactly(Topic.PAYMENT_HELD, Topic.HOLD_EXPIRING);
    }

    @Test
    void aRefundIsToldWhenItsStateChanges() {
        ledger.refunds().add(refund("r1", RefundState.REQUESTED));
        ledger.refunds().move(refund("r1", RefundState.SENT), RefundState.REQUESTED);
        ledger.refunds().move(refund("r1", RefundState.FAILED), RefundState.SENT);
        ledger.refunds().move(refund("r1", RefundState.SUCCEEDED), RefundState.FAILED);
        ledger.refunds().move(refund("r1", RefundState.SUCCEEDED), RefundState.SUCCEEDED);
        ledger.refunds().add(refund("made-at-the-bank", RefundState.SUCCEEDED));

        assertThat(due(NOON))
                .extracting(OutboxEntry::topic, OutboxEntry::refundId)
                .containsExactly(
                        tuple(Topic.REFUND_FAILED, Optional.of("r1")),
                        tuple(Topic.REFUND_SUCCEEDED, Optional.of("r1")),
                        tuple(Topic.REFUND_SUCCEEDED, Optional.of("made-at-the-bank")));
    }

    @Test
    void oneOfSixteenNodesTells() {
        become(PaymentState.COMPLETED);
        OutboxEntry entry = due(NOON).get(0);
        assertThat(Crowd.of16(number -> outbox.claim(entry, minute(5)))).containsOnlyOnce(true);
    }

    @Test
    void whatADeadNodeTookIsDueAgain() {
        become(PaymentState.COMPLETED);
        outbox.claim(due(NOON).get(0), minute(5));
        assertThat(due(minute(4))).isEmpty();
        assertThat(due(minute(5))).extracting(OutboxEntry::topic).containsExactly(Topic.PAYMENT_COMPLETED);
    }

    @Test
    void kindsOfANewerVersionAreLeftToIt() {
        become(PaymentState.COMPLETED);
        sql().update("UPDATE ALLIANCEPAY_OUTBOX SET KIND = 'PAYMENT_DISPUTED'");
        assertThat(due(minute(60))).isEmpty();
    }

    @Test
    void aReasonForAttentionIsTakenOnce() {
        raise(Reason.SYNC_FAILING, minute(2));
        assertThat(outbox.noticesDue(minute(1), 10)).isEmpty();
        assertThat(outbox.noticesDue(minute(2), 10)).containsExactly("p1");

        assertThat(taken(minute(2))).containsExactly(Reason.SYNC_FAILING);

        assertThat(outbox.noticesDue(minute(3), 10)).isEmpty();
        raise(Reason.SYNC_FAILING, minute(3));
        assertThat(taken(minute(4))).isEmpty();
    }

    @Test
    void anotherReasonIsTakenWhenItsTimeHasCome() {
        raise(Reason.SYNC_FAILING, minute(2));
        raise(Reason.BOOKING_FAILING, minute(9));
        assertThat(taken(minute(2))).containsExactly(Reason.SYNC_FAILING);
        assertThat(outbox.noticesDue(minute(8), 10)).isEmpty();
        assertThat(taken(minute(9))).containsExactly(Reason.BOOKING_FAILING);
    }

    @Test
    void whileSomebodyWorksOnAPaymentNobodyIsTold() {
        raise(Reason.SYNC_FAILING, minute(1));
        ledger.payments().claim("p1", minute(2), minute(5));
        assertThat(outbox.noticesDue(minute(3), 10)).isEmpty();
        assertThat(outbox.takeNotice("p1", minute(3))).isEmpty();
        assertThat(taken(minute(5))).containsExactly(Reason.SYNC_FAILING);
    }

    @Test
    void oneOfSixteenNodesTakesAReason() {
        raise(Reason.SYNC_FAILING, minute(1));
        assertThat(Crowd.of16(number -> outbox.takeNotice("p1", minute(2)).isPresent()))
                .containsOnlyOnce(true);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "AUTHORIZED", "PAID", "COMPLETED", "RETURNED", "RELEASED", "LAPSED"})
    void aNoticeSaysWhetherTheMoneyWasOnlyHeld(PaymentState state) {
        Payment hold = SamplePayments.in(
                state, SamplePayments.at(SamplePayments.hold("p2", 1202), SamplePayments.page("hold")));
        ledger.payments()
                .open(
                        hold,
                        "callback-p2",
                        minute(1),
                        Occasion.of(NOON, SyncTrigger.START).event(PaymentEvent.Kind.STARTED));
        ledger.payments().raise("p2", Cause.of(Reason.SYNC_FAILING, minute(1)));

        assertThat(outbox.takeNotice("p2", minute(2)).orElseThrow().onlyHeld()).isEqualTo(hold.isOnlyHeld());
    }

    private List<Reason> taken(Instant now) {
        return outbox.takeNotice("p1", now).map(AttentionNotice::causes).orElse(List.of()).stream()
                .map(Cause::reason)
                .toList();
    }

    private void raise(Reason reason, Instant since) {
        ledger.payments().raise("p1", Cause.of(reason, since));
    }

    private List<OutboxEntry> due(Instant now) {
        return outbox.due(now, 10);
    }

    private void tell(PaymentEvent.Kind kind) {
        Lease lease = ledger.payments().claim("p1", NOON, minute(3)).orElseThrow();
        PaymentEvent event = Occasion.of(NOON, SyncTrigger.CLOCK).event(kind);
        ledger.payments().release(lease, lease.payment(), List.of(), Optional.empty(), List.of(event));
    }

    private void become(PaymentState state) {
        Lease lease = ledger.payments().claim("p1", NOON, minute(3)).orElseThrow();
        Payment changed = SamplePayments.in(state, lease.payment());
        ledger.payments().release(lease, changed, List.of(), Optional.empty(), changed(state));
    }

    private static List<PaymentEvent> changed(PaymentState state) {
        List<String> states = List.of(PaymentState.OPEN.name(), state.name());
        return List.of(new PaymentEvent(
                NOON, SyncTrigger.CLOCK, PaymentEvent.SYSTEM, PaymentEvent.Kind.STATE_CHANGED, states));
    }

    private static Refund refund(String id, RefundState state) {
        return new Refund(
                id,
                "p1",
                1201,
                "operation",
                new RefundPlan(new Coins(500), new Coins(500), List.of()),
                state,
                RefundOrigin.of("admin", ""),
                BankTrace.NONE,
                NOON);
    }
}
