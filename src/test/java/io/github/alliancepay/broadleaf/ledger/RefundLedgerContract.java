package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
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
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;

/** What {@link RefundLedger} promises, in every database. */
abstract class RefundLedgerContract extends LedgerContract {

    private static final long ORDER = 1201;

    private final RefundLedger refunds = ledger.refunds();

    RefundLedgerContract(Supplier<HikariDataSource> database) {
        super(database);
    }

    @BeforeEach
    void aPaidOrder() {
        createTables();
        pay("p1", ORDER);
    }

    @Test
    void aRefundIsReadBackWithItsLines() {
        Refund refund = refund("r1", RefundState.REQUESTED);
        assertThat(refunds.add(refund)).isTrue();
        assertThat(refunds.find("r1")).contains(refund);
        assertThat(refunds.find("r2")).isEmpty();
    }

    @Test
    void aRefundRemembersThatItsUnitsGoBackInStock() {
        Refund refund = refund("r1", RefundState.REQUESTED, NOON, "", true);
        refunds.add(refund);
        assertThat(refunds.find("r1")).contains(refund);

        refunds.recount(refund("r1", RefundState.SENT, NOON, "", true), RefundState.REQUESTED);
        assertThat(refunds.find("r1").orElseThrow().restocks()).isTrue();
    }

    @Test
    void aRefundMadeInTheBanksCabinetHasNoLines() {
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
        assertThat(refunds.add(refund)).isTrue();
        assertThat(refunds.find("r1")).contains(refund);
    }

    @Test
    void theRefundsOfAPaymentAreListedOldestFirst() {
        Refund newer = refund("r1", RefundState.SUCCEEDED, minute(9));
        Refund older = refund("r2", RefundState.FAILED, minute(2));
        refunds.add(newer);
        refunds.add(older);
        assertThat(refunds.ofPayment("p1")).containsExactly(older, newer);
        assertThat(refunds.ofPayment("p2")).isEmpty();
    }

    @Test
    void anOrderHasOneRefundInFlight() {
        refunds.add(refund("r1", RefundState.REQUESTED));
        assertThat(refunds.add(refund("r2", RefundState.REQUESTED))).isFalse();
        assertThat(refunds.ofPayment("p1")).extracting(Refund::id).containsExactly("r1");
    }

    @Test
    void sixteenRequestsSendOneRefund() {
        List<Boolean> requested = Crowd.of16(number -> refunds.add(refund("r" + number, RefundState.REQUESTED)));
        assertThat(requested).containsOnlyOnce(true);
        assertThat(refunds.ofPayment("p1")).hasSize(1);
    }

    @Test
    void aRefusedRequestLeavesTheShopsTransactionUsable() {
        refunds.add(refund("r1", RefundState.REQUESTED));
        inTheShopsTransaction(() -> {
            assertThat(refunds.add(refund("r2", RefundState.REQUESTED))).isFalse();
            assertThat(refunds.move(refund("r1", RefundState.SENT), RefundState.REQUESTED))
                    .isTrue();
        });
        assertThat(refunds.find("r1")).map(Refund::state).contains(RefundState.SENT);
    }

    @Test
    void whatIsWrittenStaysWhenTheShopsTransactionRollsBack() {
        assertThatThrownBy(() -> inTheShopsTransaction(() -> {
                    refunds.add(refund("r1", RefundState.REQUESTED));
                    refunds.move(refund("r1", RefundState.SENT), RefundState.REQUESTED);
                    throw new IllegalStateException("the shop changed its mind");
                }))
                .hasMessage("the shop changed its mind");
        assertThat(refunds.inFlight(ORDER)).map(Refund::state).contains(RefundState.SENT);
    }

    @ParameterizedTest
    @EnumSource(RefundState.class)
    void theOrderIsFreeForAnotherRefundWhenThisOneIsNotInFlight(RefundState state) {
        refunds.add(refund("r1", RefundState.REQUESTED));
        refunds.move(refund("r1", state), RefundState.REQUESTED);
        assertThat(refunds.add(refund("r2", RefundState.REQUESTED))).isEqualTo(!state.isInFlight());
    }

    @Test
    void aRefundMovesOnlyFromTheExpectedState() {
        refunds.add(refund("r1", RefundState.REQUESTED));
        assertThat(refunds.move(refund("r1", RefundState.SUCCEEDED), RefundState.SENT))
                .isFalse();
        assertThat(refunds.find("r1")).contains(refund("r1", RefundState.REQUESTED));
        assertThat(refunds.move(refund("r1", RefundState.SENT), RefundState.REQUESTED))
                .isTrue();
    }

    @Test
    void aMoveKeepsTheBanksKeyTheFailureAndTheShopsTransaction() {
        Refund refund = refund("r1", RefundState.SENT);
        refunds.add(refund);
        Refund failed = with(
                        refund("r1", RefundState.FAILED),
                        new BankTrace("e9", "b_refund_amount", Optional.of(minute(1)), Optional.of(minute(2))))
                .recordedAs(5);
        refunds.move(failed, RefundState.SENT);
        assertThat(refunds.find("r1")).contains(failed);
    }

    @Test
    void sixteenSendersSendOnce() {
        refunds.add(refund("r1", RefundState.REQUESTED));
        List<Boolean> moved = Crowd.of16(number -> refunds.move(refund("r1", RefundState.SENT), RefundState.REQUESTED));
        assertThat(moved).containsOnlyOnce(true);
    }

    @Test
    void aRefundOfAnUnknownPaymentIsAnErrorAndNoRefundInFlight() {
        Refund orphan = new Refund(
                "r1",
                "nobody",
                9,
                "op",
                new RefundPlan(Coins.ZERO, Coins.ZERO, List.of()),
                RefundState.REQUESTED,
                RefundOrigin.of("admin", ""),
                BankTrace.NONE,
                NOON);
        assertThatThrownBy(() -> refunds.add(orphan)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aLongReasonIsCutAndNotRefused() {
        Refund refund = refund("r1", RefundState.REQUESTED, NOON, "ї".repeat(999) + "😀 and on");
        assertThat(refunds.add(refund)).isTrue();
        assertThat(refunds.find("r1")).map(Refund::reason).contains("ї".repeat(999));
    }

    @Test
    void aRefundIsWrittenOncePerId() {
        assertThat(refunds.add(refund("r1", RefundState.DRAFTED))).isTrue();
        assertThat(refunds.add(refund("r1", RefundState.DRAFTED))).isFalse();
        assertThat(refunds.find("r1")).contains(refund("r1", RefundState.DRAFTED));
    }

    @Test
    void aDraftIsNoRefundAndBlocksNothing() {
        refunds.add(refund("r1", RefundState.DRAFTED));
        assertThat(refunds.ofPayment("p1")).isEmpty();
        assertThat(refunds.ofOrders(List.of(ORDER))).isEmpty();
        assertThat(refunds.inFlight(ORDER)).isEmpty();
        assertThat(refunds.add(refund("r2", RefundState.REQUESTED))).isTrue();
    }

    @Test
    void aDraftIsConfirmedWhenNoOtherRefundIsInFlight() {
        refunds.add(refund("r1", RefundState.DRAFTED));
        refunds.add(refund("r2", RefundState.SENT));
        inTheShopsTransaction(() -> {
            assertThat(refunds.move(refund("r1", RefundState.REQUESTED), RefundState.DRAFTED))
                    .isFalse();
            assertThat(refunds.move(refund("r2", RefundState.FAILED), RefundState.SENT))
                    .isTrue();
        });
        assertThat(refunds.move(refund("r1", RefundState.REQUESTED, minute(3)), RefundState.DRAFTED))
                .isTrue();
        assertThat(refunds.inFlight(ORDER)).contains(refund("r1", RefundState.REQUESTED, minute(3)));
    }

    @Test
    void sixteenConfirmationsOfSixteenDraftsLetOneThrough() {
        Crowd.of16(number -> refunds.add(refund("r" + number, RefundState.DRAFTED)));
        List<Boolean> confirmed =
                Crowd.of16(number -> refunds.move(refund("r" + number, RefundState.REQUESTED), RefundState.DRAFTED));
        assertThat(confirmed).containsOnlyOnce(true);
    }

    @Test
    void aDraftFreesItsPlace() {
        refunds.add(refund("r1", RefundState.REQUESTED));
        refunds.move(refund("r1", RefundState.DRAFTED), RefundState.REQUESTED);
        assertThat(refunds.add(refund("r2", RefundState.REQUESTED))).isTrue();
    }

    @Test
    void onlyOldDraftsAreDeleted() {
        refunds.add(refund("r1", RefundState.DRAFTED, NOON));
        refunds.add(refund("r2", RefundState.DRAFTED, minute(5)));
        refunds.add(refund("r3", RefundState.FAILED, NOON));
        refunds.forgetDrafts("p1", minute(5));
        assertThat(refunds.find("r1")).isEmpty();
        assertThat(refunds.find("r2")).isPresent();
        assertThat(refunds.find("r3")).isPresent();
    }

    @Test
    void assignedLinesReplaceTheEarlierOnes() {
        refunds.add(refund("r1", RefundState.SUCCEEDED));
        List<RefundLine> lines = List.of(new RefundLine("fee:3", 0, new Coins(7)));
        assertThat(refunds.assign("r1", refund("r1", RefundState.SUCCEEDED).lines(), lines))
                .isTrue();
        assertThat(refunds.find("r1").map(Refund::lines)).contains(lines);
        assertThat(refunds.assign("r1", lines, List.of())).isTrue();
        assertThat(refunds.find("r1").map(Refund::lines)).contains(List.of());
    }

    @Test
    void aChoiceOfLinesThatSomebodyOvertookIsNotWritten() {
        refunds.add(refund("r1", RefundState.SUCCEEDED));
        List<RefundLine> seen = refund("r1", RefundState.SUCCEEDED).lines();
        List<RefundLine> first = List.of(new RefundLine("fee:3", 0, new Coins(7)));
        refunds.assign("r1", seen, first);

        assertThat(refunds.assign("r1", seen, List.of())).isFalse();
        assertThat(refunds.assign("r2", List.of(), first)).isFalse();

        assertThat(refunds.find("r1").map(Refund::lines)).contains(first);
    }

    @Test
    void ofManyWhoChooseLinesAtOnceOneWins() {
        refunds.add(refund("r1", RefundState.SUCCEEDED));
        List<RefundLine> seen = refund("r1", RefundState.SUCCEEDED).lines();

        List<Boolean> won = Crowd.of16(
                admin -> refunds.assign("r1", seen, List.of(new RefundLine("item:" + admin, 1, new Coins(1)))));

        assertThat(won).containsOnlyOnce(true);
        assertThat(refunds.find("r1").orElseThrow().lines()).singleElement().satisfies(line -> assertThat(line.line())
                .isEqualTo("item:" + won.indexOf(true)));
    }

    @Test
    void theLinesAsSoldAreKeptOnce() {
        List<RefundableLine> sold = List.of(
                new RefundableLine("item:12", LineKind.ITEM, "Шкарпетки", 2, new Coins(20_000)),
                new RefundableLine("shipping:7", LineKind.SHIPPING, "", 1, new Coins(662)));
        assertThat(refunds.keepSoldLines("p1", List.of())).isFalse();
        assertThat(refunds.keepSoldLines("p1", sold)).isTrue();
        assertThat(refunds.keepSoldLines("p1", sold.subList(0, 1))).isFalse();
        assertThat(refunds.soldLines("p1")).isEqualTo(sold);
        assertThat(refunds.soldLines("p2")).isEmpty();
    }

    @Test
    void sixteenNodesKeepTheLinesAsSoldOnce() {
        List<RefundableLine> sold =
                List.of(new RefundableLine("item:12", LineKind.ITEM, "Шкарпетки", 2, new Coins(20_000)));
        assertThat(Crowd.of16(number -> refunds.keepSoldLines("p1", sold))).containsOnlyOnce(true);
        assertThat(refunds.soldLines("p1")).isEqualTo(sold);
    }

    @Test
    void oneOfSixteenBooksARefund() {
        refunds.add(refund("r1", RefundState.SUCCEEDED));
        List<Boolean> claimed = Crowd.of16(number -> refunds.claimBooking("r1", NOON, minute(2)));
        assertThat(claimed).containsOnlyOnce(true);
    }

    @Test
    void theClaimToBookEndsWhenItIsNotUsed() {
        refunds.add(refund("r1", RefundState.SUCCEEDED));
        refunds.claimBooking("r1", NOON, minute(2));
        assertThat(refunds.claimBooking("r1", minute(1), minute(3))).isFalse();
        assertThat(refunds.claimBooking("r1", minute(2), minute(4))).isTrue();
        refunds.move(refund("r1", RefundState.SUCCEEDED).recordedAs(5), RefundState.SUCCEEDED);
        assertThat(refunds.claimBooking("r1", minute(9), minute(11))).isFalse();
    }

    @Test
    void aMoveThatDoesNotKnowOfTheBookingKeepsIt() {
        refunds.add(refund("r1", RefundState.SUCCEEDED).recordedAs(5));
        refunds.move(refund("r1", RefundState.SUCCEEDED), RefundState.SUCCEEDED);
        assertThat(refunds.find("r1").flatMap(Refund::hostTransactionId)).contains(5L);
    }

    @Test
    void theRefundsOfManyOrdersAreReadInOneStatementWithoutTheirLines() {
        pay("p2", 1202);
        refunds.add(refund("r1", RefundState.SUCCEEDED));
        assertThat(statementsOf(() -> refunds.ofOrders(List.of(ORDER, 1202L, 1203L))))
                .hasSize(1);
        assertThat(refunds.ofOrders(List.of(ORDER, 1202L, 1203L))).containsOnlyKeys(ORDER);
        assertThat(refunds.ofOrders(List.of(ORDER)).get(ORDER))
                .singleElement()
                .satisfies(refund -> assertThat(refund.lines()).isEmpty());
        assertThat(refunds.ofOrders(List.of())).isEmpty();
    }

    @Test
    void statements() {
        Refund refund = refund("r1", RefundState.REQUESTED);
        assertThat(statementsOf(() -> refunds.add(refund))).hasSize(8);
        assertThat(statementsOf(() -> refunds.add(refund("r2", RefundState.REQUESTED))))
                .hasSize(2);
        assertThat(statementsOf(() -> refunds.find("r1"))).hasSize(2);
        assertThat(statementsOf(() -> refunds.ofPayment("p1"))).hasSize(2);
        assertThat(statementsOf(() -> refunds.move(refund("r1", RefundState.SENT), RefundState.REQUESTED)))
                .hasSize(6);
    }

    @Test
    void theFormerShopIsDeletedOnlyInADatabaseForDevelopment() {
        refunds.add(refund("r1", RefundState.SUCCEEDED));
        Lease lease = ledger.payments().claim("p1", minute(2), minute(3)).orElseThrow();
        ledger.payments().write(lease, lease.payment(), List.of(SamplePayments.purchase("key", "SUCCESS")), List.of());

        ledger.schema().forgetFormerShop();

        boolean kept = !isForDevelopment();
        assertThat(refunds.find("r1").isPresent()).isEqualTo(kept);
        assertThat(ledger.payments().find("p1").isPresent()).isEqualTo(kept);
        assertThat(sql().queryForObject("SELECT COUNT(*) FROM ALLIANCEPAY_OPERATION", Integer.class))
                .isEqualTo(kept ? 1 : 0);
    }

    private boolean isForDevelopment() {
        String product = sql().execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName());
        return Set.of("H2", "HSQL Database Engine").contains(product);
    }

    private static Refund with(Refund refund, BankTrace trace) {
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

    private void pay(String id, long orderId) {
        PaymentEvent event = Occasion.of(NOON, SyncTrigger.START).event(PaymentEvent.Kind.STARTED);
        ledger.payments().open(SamplePayments.payment(id, orderId), "callback-" + id, minute(1), event);
    }

    @Test
    void theBanksCallAboutARefundMakesItsPaymentDueAtOnce() {
        refunds.add(refund("r1", RefundState.REQUESTED));
        assertThat(refunds.send(refund("r1", RefundState.SENT), RefundState.REQUESTED, "refund-token"))
                .isTrue();
        refunds.move(refund("r1", RefundState.PENDING), RefundState.SENT);
        assertThat(ledger.payments().due(NOON, 10)).isEmpty();
        assertThat(ledger.payments().requestSync("refund-tokem", Optional.empty(), NOON))
                .isFalse();

        assertThat(ledger.payments().requestSync("refund-token", Optional.of("hpp-forged"), NOON))
                .isTrue();

        assertThat(ledger.payments().due(NOON, 10)).containsExactly("p1");
        Lease lease = ledger.payments().claim("p1", NOON, minute(3)).orElseThrow();
        assertThat(lease.trigger()).isEqualTo(SyncTrigger.CALLBACK);
        assertThat(lease.hint()).isEmpty();
    }

    @Test
    void aRefundThatIsSentAgainHasANewTokenAndTheDatabaseHasNeither() {
        refunds.add(refund("r1", RefundState.REQUESTED));
        refunds.send(refund("r1", RefundState.SENT), RefundState.REQUESTED, "first");
        refunds.move(refund("r1", RefundState.UNKNOWN), RefundState.SENT);
        assertThat(refunds.send(refund("r1", RefundState.SENT), RefundState.REQUESTED, "lost"))
                .isFalse();
        refunds.send(refund("r1", RefundState.SENT), RefundState.UNKNOWN, "second");

        assertThat(List.of("first", "lost", "second"))
                .filteredOn(token -> ledger.payments().requestSync(token, Optional.empty(), NOON))
                .containsExactly("second");
        assertThat(sql().queryForMap("SELECT * FROM ALLIANCEPAY_REFUND").values())
                .doesNotContain("first", "second");
    }

    @Test
    void aRefundIsCountedAgainWithItsLines() {
        refunds.add(refund("r1", RefundState.SENT));
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
        assertThat(refunds.recount(listed, RefundState.PENDING)).isFalse();
        assertThat(refunds.recount(listed, RefundState.SENT)).isTrue();
        assertThat(refunds.find("r1")).contains(listed);
        assertThat(refunds.move(asked, RefundState.SUCCEEDED)).isTrue();
        assertThat(refunds.find("r1")).map(Refund::amount).contains(asked.amount());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE ALLIANCEPAY_REFUND SET STATE = 'CHARGEBACK'|CHARGEBACK",
                "UPDATE ALLIANCEPAY_REFUND SET ORDER_COIN_AMOUNT = -1|negative",
                "UPDATE ALLIANCEPAY_REFUND_LINE SET QUANTITY = -1 WHERE LINE_NUMBER = 1|line"
            })
    void aRefundThatCannotBeReadIsNamedAndKeepsItsPaymentFromNothing(String damage, String fault) {
        refunds.add(refund("r1", RefundState.SUCCEEDED));
        sql().update(damage);

        assertThat(refunds.ofPayment("p1")).singleElement().satisfies(refund -> {
            assertThat(refund.state()).isEqualTo(RefundState.UNREADABLE);
            assertThat(refund.amount())
                    .isEqualTo(refund("r1", RefundState.SUCCEEDED).amount());
            assertThat(refund.failure()).contains(fault);
        });
        Lease lease = ledger.payments().claim("p1", minute(1), minute(4)).orElseThrow();
        assertThat(ledger.payments().release(lease, lease.payment(), List.of(), Optional.empty(), List.of()))
                .isTrue();
        assertThat(ledger.search().needsAttention(NOON))
                .flatExtracting(Attention::causes)
                .anySatisfy(cause -> {
                    assertThat(cause.reason()).isEqualTo(Reason.UNREADABLE);
                    assertThat(cause.text()).startsWith("r1: ").contains(fault);
                });
    }

    @Test
    void aRefundWithALineThatCannotBeReadIsNotTakenForOneWithoutIt() {
        refunds.add(refund("r1", RefundState.SUCCEEDED));
        sql().update("UPDATE ALLIANCEPAY_REFUND_LINE SET QUANTITY = -1 WHERE LINE_NUMBER = 1");

        assertThat(refunds.find("r1")).map(Refund::state).contains(RefundState.UNREADABLE);
    }

    @Test
    void aPaymentWhoseRefundCannotBeReadIsPutOffAsAnyOther() {
        refunds.add(refund("r1", RefundState.SUCCEEDED));
        sql().update("UPDATE ALLIANCEPAY_REFUND SET STATE = 'CHARGEBACK'");
        assertThat(ledger.payments().claim("p1", minute(1), minute(4))).isPresent();

        ledger.payments().postpone("p1", minute(1), "its refunds cannot be read");

        assertThat(ledger.payments().due(minute(1), 10)).isEmpty();
        assertThat(ledger.payments().due(minute(2), 10)).containsExactly("p1");
    }

    private static Refund refund(String id, RefundState state) {
        return refund(id, state, NOON);
    }

    private static Refund refund(String id, RefundState state, Instant createdAt) {
        return refund(id, state, createdAt, "Не підійшов розмір");
    }

    private static Refund refund(String id, RefundState state, Instant createdAt, String reason) {
        return refund(id, state, createdAt, reason, false);
    }

    private static Refund refund(String id, RefundState state, Instant createdAt, String reason, boolean restock) {
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
