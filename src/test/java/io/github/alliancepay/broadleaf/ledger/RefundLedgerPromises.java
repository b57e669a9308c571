package io.github.alliancepay.broadleaf.ledger;

import static io.github.alliancepay.broadleaf.ledger.LedgerContract.NOON;
import static io.github.alliancepay.broadleaf.ledger.LedgerContract.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.broadleaf.refund.RefundableLine;
import io.github.alliancepay.broadleaf.refund.RefundableLine.LineKind;
import io.github.alliancepay.testing.Crowd;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link RefundLedger} promises, whatever it is stored in. */
public interface RefundLedgerPromises {

    /** An empty ledger's refunds. */
    RefundLedger refunds();

    /** Its payments. */
    PaymentLedger payments();

    long ORDER = 1201;

    @Test
    default void aRefundIsReadBackWithItsLines() {
        Refund refund = refund("r1", RefundState.REQUESTED);
        assertThat(refunds().add(refund)).isTrue();
        assertThat(refunds().find("r1")).contains(refund);
        assertThat(refunds().find("r2")).isEmpty();
    }

    @Test
    default void aRefundRemembersThatItsUnitsGoBackInStock() {
        Refund refund = refund("r1", RefundState.REQUESTED, NOON, "", true);
        refunds().add(refund);
        assertThat(refunds().find("r1")).contains(refund);

        refunds().recount(refund("r1", RefundState.SENT, NOON, "", true), RefundState.REQUESTED);
        assertThat(refunds().find("r1").orElseThrow().restocks()).isTrue();
    }

    @Test
    default void aRefundMadeInTheBanksCabinetHasNoLines() {
        Refund refund = new Refund(
                "r1",
                "p1",
                ORDER,
                "op",
                new RefundPlan(new Coins(500), new Coins(500), List.of()),
                RefundState.SUCCEEDED,
                RefundOrigin.of(RefundOrigin.BANK, ""),
                new BankTrace("e1", "", Optional.empty(), Optional.empty()),
                NOON,
                Optional.of(77L));
        assertThat(refunds().add(refund)).isTrue();
        assertThat(refunds().find("r1")).contains(refund);
    }

    @Test
    default void theRefundsOfAPaymentAreListedOldestFirst() {
        Refund newer = refund("r1", RefundState.SUCCEEDED, minute(9));
        Refund older = refund("r2", RefundState.FAILED, minute(2));
        refunds().add(newer);
        refunds().add(older);
        assertThat(refunds().ofPayment("p1")).containsExactly(older, newer);
        assertThat(refunds().ofPayment("p2")).isEmpty();
    }

    @Test
    default void anOrderHasOneRefundInFlight() {
        refunds().add(refund("r1", RefundState.REQUESTED));
        assertThat(refunds().add(refund("r2", RefundState.REQUESTED))).isFalse();
        assertThat(refunds().ofPayment("p1")).extracting(Refund::id).containsExactly("r1");
    }

    @Test
    default void sixteenRequestsSendOneRefund() {
        List<Boolean> requested = Crowd.of16(number -> refunds().add(refund("r" + number, RefundState.REQUESTED)));
        assertThat(requested).containsOnlyOnce(true);
        assertThat(refunds().ofPayment("p1")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(RefundState.class)
    default void theOrderIsFreeForAnotherRefundWhenThisOneIsNotInFlight(RefundState state) {
        refunds().add(refund("r1", RefundState.REQUESTED));
        refunds().move(refund("r1", state), RefundState.REQUESTED);
        assertThat(refunds().add(refund("r2", RefundState.REQUESTED))).isEqualTo(!state.isInFlight());
    }

    @Test
    default void aRefundMovesOnlyFromTheExpectedState() {
        refunds().add(refund("r1", RefundState.REQUESTED));
        assertThat(refunds().move(refund("r1", RefundState.SUCCEEDED), RefundState.SENT))
                .isFalse();
        assertThat(refunds().find("r1")).contains(refund("r1", RefundState.REQUESTED));
        assertThat(refunds().move(refund("r1", RefundState.SENT), RefundState.REQUESTED))
                .isTrue();
    }

    @Test
    default void aMoveKeepsTheBanksKeyTheFailureAndTheShopsTransaction() {
        Refund refund = refund("r1", RefundState.SENT);
        refunds().add(refund);
        Refund failed = with(
                        refund("r1", RefundState.FAILED),
                        new BankTrace("e9", "b_refund_amount", Optional.of(minute(1)), Optional.of(minute(2))))
                .recordedAs(5);
        refunds().move(failed, RefundState.SENT);
        assertThat(refunds().find("r1")).contains(failed);
    }

    @Test
    default void sixteenSendersSendOnce() {
        refunds().add(refund("r1", RefundState.REQUESTED));
        List<Boolean> moved =
                Crowd.of16(number -> refunds().move(refund("r1", RefundState.SENT), RefundState.REQUESTED));
        assertThat(moved).containsOnlyOnce(true);
    }

    @Test
    default void aRefundIsWrittenOncePerId() {
        assertThat(refunds().add(refund("r1", RefundState.DRAFTED))).isTrue();
        assertThat(refunds().add(refund("r1", RefundState.DRAFTED))).isFalse();
        assertThat(refunds().find("r1")).contains(refund("r1", RefundState.DRAFTED));
    }

    @Test
    default void aDraftIsNoRefundAndBlocksNothing() {
        refunds().add(refund("r1", RefundState.DRAFTED));
        assertThat(refunds().ofPayment("p1")).isEmpty();
        assertThat(refunds().ofOrders(List.of(ORDER))).isEmpty();
        assertThat(refunds().inFlight(ORDER)).isEmpty();
        assertThat(refunds().add(refund("r2", RefundState.REQUESTED))).isTrue();
    }

    @Test
    default void sixteenConfirmationsOfSixteenDraftsLetOneThrough() {
        Crowd.of16(number -> refunds().add(refund("r" + number, RefundState.DRAFTED)));
        List<Boolean> confirmed =
                Crowd.of16(number -> refunds().move(refund("r" + number, RefundState.REQUESTED), RefundState.DRAFTED));
        assertThat(confirmed).containsOnlyOnce(true);
    }

    @Test
    default void aDraftFreesItsPlace() {
        refunds().add(refund("r1", RefundState.REQUESTED));
        refunds().move(refund("r1", RefundState.DRAFTED), RefundState.REQUESTED);
        assertThat(refunds().add(refund("r2", RefundState.REQUESTED))).isTrue();
    }

    @Test
    default void onlyOldDraftsAreDeleted() {
        refunds().add(refund("r1", RefundState.DRAFTED, NOON));
        refunds().add(refund("r2", RefundState.DRAFTED, minute(5)));
        refunds().add(refund("r3", RefundState.FAILED, NOON));
        refunds().forgetDrafts("p1", minute(5));
        assertThat(refunds().find("r1")).isEmpty();
        assertThat(refunds().find("r2")).isPresent();
        assertThat(refunds().find("r3")).isPresent();
    }

    @Test
    default void assignedLinesReplaceTheEarlierOnes() {
        refunds().add(refund("r1", RefundState.SUCCEEDED));
        List<RefundLine> lines = List.of(new RefundLine("fee:3", 0, new Coins(7)));
        assertThat(refunds().assign("r1", refund("r1", RefundState.SUCCEEDED).lines(), lines))
                .isTrue();
        assertThat(refunds().find("r1").map(Refund::lines)).contains(lines);
        assertThat(refunds().assign("r1", lines, List.of())).isTrue();
        assertThat(refunds().find("r1").map(Refund::lines)).contains(List.of());
    }

    @Test
    default void aChoiceOfLinesThatSomebodyOvertookIsNotWritten() {
        refunds().add(refund("r1", RefundState.SUCCEEDED));
        List<RefundLine> seen = refund("r1", RefundState.SUCCEEDED).lines();
        List<RefundLine> first = List.of(new RefundLine("fee:3", 0, new Coins(7)));
        refunds().assign("r1", seen, first);

        assertThat(refunds().assign("r1", seen, List.of())).isFalse();
        assertThat(refunds().assign("r2", List.of(), first)).isFalse();

        assertThat(refunds().find("r1").map(Refund::lines)).contains(first);
    }

    @Test
    default void ofManyWhoChooseLinesAtOnceOneWins() {
        refunds().add(refund("r1", RefundState.SUCCEEDED));
        List<RefundLine> seen = refund("r1", RefundState.SUCCEEDED).lines();

        List<Boolean> won = Crowd.of16(
                admin -> refunds().assign("r1", seen, List.of(new RefundLine("item:" + admin, 1, new Coins(1)))));

        assertThat(won).containsOnlyOnce(true);
        assertThat(refunds().find("r1").orElseThrow().lines()).singleElement().satisfies(line -> assertThat(line.line())
                .isEqualTo("item:" + won.indexOf(true)));
    }

    @Test
    default void theLinesAsSoldAreKeptOnce() {
        List<RefundableLine> sold = List.of(
                new RefundableLine("item:12", LineKind.ITEM, "Шкарпетки", 2, new Coins(20_000)),
                new RefundableLine("shipping:7", LineKind.SHIPPING, "", 1, new Coins(662)));
        assertThat(refunds().keepSoldLines("p1", List.of())).isFalse();
        assertThat(refunds().keepSoldLines("p1", sold)).isTrue();
        assertThat(refunds().keepSoldLines("p1", sold.subList(0, 1))).isFalse();
        assertThat(refunds().soldLines("p1")).isEqualTo(sold);
        assertThat(refunds().soldLines("p2")).isEmpty();
    }

    @Test
    default void sixteenNodesKeepTheLinesAsSoldOnce() {
        List<RefundableLine> sold =
                List.of(new RefundableLine("item:12", LineKind.ITEM, "Шкарпетки", 2, new Coins(20_000)));
        assertThat(Crowd.of16(number -> refunds().keepSoldLines("p1", sold))).containsOnlyOnce(true);
        assertThat(refunds().soldLines("p1")).isEqualTo(sold);
    }

    @Test
    default void oneOfSixteenBooksARefund() {
        refunds().add(refund("r1", RefundState.SUCCEEDED));
        List<Boolean> claimed = Crowd.of16(number -> refunds().claimBooking("r1", NOON, minute(2)));
        assertThat(claimed).containsOnlyOnce(true);
    }

    @Test
    default void theClaimToBookEndsWhenItIsNotUsed() {
        refunds().add(refund("r1", RefundState.SUCCEEDED));
        refunds().claimBooking("r1", NOON, minute(2));
        assertThat(refunds().claimBooking("r1", minute(1), minute(3))).isFalse();
        assertThat(refunds().claimBooking("r1", minute(2), minute(4))).isTrue();
        refunds().move(refund("r1", RefundState.SUCCEEDED).recordedAs(5), RefundState.SUCCEEDED);
        assertThat(refunds().claimBooking("r1", minute(9), minute(11))).isFalse();
    }

    @Test
    default void aMoveThatDoesNotKnowOfTheBookingKeepsIt() {
        refunds().add(refund("r1", RefundState.SUCCEEDED).recordedAs(5));
        refunds().move(refund("r1", RefundState.SUCCEEDED), RefundState.SUCCEEDED);
        assertThat(refunds().find("r1").flatMap(Refund::hostTransactionId)).contains(5L);
    }

    default Refund with(Refund refund, BankTrace trace) {
        return new Refund(
                refund.id(),
                refund.paymentId(),
                refund.orderId(),
                refund.operationId(),
                refund.plan(),
                refund.state(),
                refund.origin(),
                trace,
                refund.createdAt());
    }

    default void pay(String id, long orderId) {
        PaymentEvent event = Occasion.of(NOON, SyncTrigger.START).event(PaymentEvent.Kind.STARTED);
        payments().open(SamplePayments.payment(id, orderId), "callback-" + id, minute(1), event);
    }

    @Test
    default void theBanksCallAboutARefundMakesItsPaymentDueAtOnce() {
        refunds().add(refund("r1", RefundState.REQUESTED));
        assertThat(refunds().send(refund("r1", RefundState.SENT), RefundState.REQUESTED, "refund-token"))
                .isTrue();
        refunds().move(refund("r1", RefundState.PENDING), RefundState.SENT);
        assertThat(payments().due(NOON, 10)).isEmpty();
        assertThat(payments().requestSync("refund-tokem", Optional.empty(), NOON))
                .isFalse();

        assertThat(payments().requestSync("refund-token", Optional.of("hpp-forged"), NOON))
                .isTrue();

        assertThat(payments().due(NOON, 10)).containsExactly("p1");
        Lease lease = payments().claim("p1", NOON, minute(3)).orElseThrow();
        assertThat(lease.trigger()).isEqualTo(SyncTrigger.CALLBACK);
        assertThat(lease.hint()).isEmpty();
    }

    @Test
    default void aRefundIsCountedAgainWithItsLines() {
        refunds().add(refund("r1", RefundState.SENT));
        Coins less = new Coins(7);
        Refund asked = refund("r1", RefundState.SUCCEEDED);
        Refund listed = new Refund(
                "r1",
                asked.paymentId(),
                asked.orderId(),
                asked.operationId(),
                new RefundPlan(less, less, List.of(new RefundLine("item:12", 1, less))),
                RefundState.SUCCEEDED,
                asked.origin(),
                asked.trace(),
                asked.createdAt());
        assertThat(refunds().recount(listed, RefundState.PENDING)).isFalse();
        assertThat(refunds().recount(listed, RefundState.SENT)).isTrue();
        assertThat(refunds().find("r1")).contains(listed);
        assertThat(refunds().move(asked, RefundState.SUCCEEDED)).isTrue();
        assertThat(refunds().find("r1")).map(Refund::amount).contains(asked.amount());
    }

    default Refund refund(String id, RefundState state) {
        return refund(id, state, NOON);
    }

    default Refund refund(String id, RefundState state, Instant createdAt) {
        return refund(id, state, createdAt, "Не підійшов розмір");
    }

    default Refund refund(String id, RefundState state, Instant createdAt, String reason) {
        return refund(id, state, createdAt, reason, false);
    }

    default Refund refund(String id, RefundState state, Instant createdAt, String reason, boolean restock) {
        List<RefundLine> lines = List.of(
                new RefundLine("item:12", 2, new Coins(20_000)), new RefundLine("shipping:7", 0, new Coins(662)));
        return new Refund(
                id,
                "p1",
                ORDER,
                "operation",
                new RefundPlan(new Coins(20_662), new Coins(20_662), lines, restock),
                state,
                new RefundOrigin("admin", reason, "size 41"),
                BankTrace.NONE,
                createdAt);
    }
}
