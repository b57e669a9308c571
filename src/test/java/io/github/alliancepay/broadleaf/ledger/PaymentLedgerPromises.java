package io.github.alliancepay.broadleaf.ledger;

import static io.github.alliancepay.broadleaf.ledger.LedgerContract.NOON;
import static io.github.alliancepay.broadleaf.ledger.LedgerContract.minute;
import static io.github.alliancepay.broadleaf.ledger.SamplePayments.at;
import static io.github.alliancepay.broadleaf.ledger.SamplePayments.in;
import static io.github.alliancepay.broadleaf.ledger.SamplePayments.page;
import static io.github.alliancepay.broadleaf.ledger.SamplePayments.payment;
import static io.github.alliancepay.broadleaf.ledger.SamplePayments.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.Payment.Outcome;
import io.github.alliancepay.broadleaf.payment.Payment.Trouble;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.testing.Crowd;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link PaymentLedger} promises, whatever it is stored in. */
public interface PaymentLedgerPromises {

    /** An empty ledger's payments. */
    PaymentLedger payments();

    /** The payments that need a person. */
    List<Attention> needsAttention(Instant now);

    long ORDER = 1201;

    // Reading back

    @Test
    default void aNewPaymentIsReadBackAsItWasWritten() {
        Payment written = opened("p1");
        assertThat(payments().find("p1")).contains(written);
        assertThat(payments().findByReturnToken("return-p1")).contains(written);
        assertThat(payments().find("p2")).isEmpty();
    }

    @Test
    default void aPaymentInReviewIsReadBackWithItsPageAndOutcome() {
        Outcome outcome = new Outcome("2026-77", Optional.of(55L), Optional.of(ReviewReason.ORDER_PAID_OTHERWISE));
        Payment reviewed = SamplePayments.with(opened("p1"), PaymentState.REVIEW, Optional.of(page("hpp-1")), outcome);
        assertThat(release(claimed("p1"), reviewed, Optional.empty())).isTrue();
        assertThat(payments().find("p1")).contains(reviewed);
    }

    @Test
    default void whatKeepsAPaymentFromGoingOnIsReadBackUntilItIsOver() {
        Payment troubled = SamplePayments.troubled(opened("p1"), Optional.of(new Trouble("b_no", minute(2))));
        release(claimed("p1"), troubled, Optional.empty());
        assertThat(payments().find("p1")).contains(troubled);
        Payment untroubled = SamplePayments.troubled(troubled, Optional.empty());
        release(claimed("p1"), untroubled, Optional.empty());
        assertThat(payments().find("p1")).contains(untroubled);
    }

    @Test
    default void theBanksIdsDifferByCase() {
        Payment lower = at(opened("p1"), page("hpp-a"));
        Payment upper = at(opened("p2", ORDER + 1), page("hpp-A"));
        release(claimed("p1"), lower, Optional.empty());
        release(claimed("p2"), upper, Optional.empty());
        assertThat(payments().find("p1")).contains(lower);
        assertThat(payments().find("p2")).contains(upper);
    }

    @Test
    default void textsInEveryAlphabetAreKept() {
        opened("p1");
        PaymentEvent event = event("Їжак € 😀 'quoted' \\ \"twice\"");
        payments().record("p1", event);
        assertThat(payments().events("p1")).contains(event);
    }

    @Test
    default void theLongestHistoryLineOfTheWorstCharactersFits() {
        opened("p1");
        List<String> worst = Collections.nCopies(9, "\"\\".repeat(400) + "\0");
        PaymentEvent event = new PaymentEvent(NOON, SyncTrigger.CALLBACK, "iryna", Kind.STATE_CHANGED, worst);
        payments().record("p1", event);
        assertThat(payments().events("p1")).last().isEqualTo(event);
    }

    @Test
    default void unknownIdsAreNotFoundWhateverTheyContain() {
        opened("p1");
        for (String id : List.of("", "\0", "return-p1\0", "'; --", "x".repeat(10_000), "😀")) {
            assertThat(payments().findByReturnToken(id)).isEmpty();
            assertThat(payments().find(id)).isEmpty();
            assertThat(payments().requestSync(id, Optional.of(id), NOON)).isFalse();
        }
    }

    @Test
    default void theAttemptsOfAnOrderAreListedOldestFirst() {
        Payment newer = payment("p1", ORDER, minute(5));
        Payment older = payment("p2", ORDER, minute(1));
        open(newer);
        payments().retire("p1");
        open(older);
        opened("p3", ORDER + 1);
        assertThat(payments().ofOrder(ORDER)).containsExactly(older, newer);
    }

    // One open attempt per order

    @Test
    default void anOrderHasOneOpenAttempt() {
        opened("p1");
        assertThat(open(payment("p2", ORDER))).isFalse();
        assertThat(payments().find("p2")).isEmpty();
        assertThat(payments().events("p2")).isEmpty();
        assertThat(open(payment("p3", ORDER + 1))).isTrue();
    }

    @Test
    default void sixteenStartsOpenOneAttempt() {
        List<Boolean> opened = Crowd.of16(number -> open(payment("p" + number, ORDER)));
        assertThat(opened).containsOnlyOnce(true);
        assertThat(payments().ofOrder(ORDER)).hasSize(1);
    }

    // The shop's transaction

    @Test
    default void aRetiredAttemptMakesRoomAndStaysWatched() {
        opened("p1");
        payments().retire("p1");
        assertThat(open(payment("p2", ORDER))).isTrue();
        assertThat(payments().due(minute(1), 10)).contains("p1");
    }

    @Test
    default void aRetiredAttemptNeverTakesTheOrderBack() {
        Payment first = opened("p1");
        payments().retire("p1");
        opened("p2");
        assertThat(release(claimed("p1"), at(first, page("hpp-1")), Optional.empty()))
                .isTrue();
        assertThat(open(payment("p3", ORDER))).isFalse();
        payments().retire("p2");
        assertThat(open(payment("p3", ORDER))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"OPEN, false", "PAID, true", "DECLINED, true", "EXPIRED, true", "REVIEW, true", "ABANDONED, true"})
    default void theOrderIsOpenToAnotherAttemptOnceThisOneIsDecided(PaymentState state, boolean makesRoom) {
        Payment first = opened("p1");
        payments().write(claimed("p1"), minute(3), in(state, first), List.of(), List.of());
        assertThat(open(payment("p2", ORDER))).isEqualTo(makesRoom);
    }

    // Leases

    @Test
    default void onlyOneHoldsThePayment() {
        Payment written = opened("p1");
        Lease lease = claimed("p1");
        assertThat(lease.payment()).isEqualTo(written);
        assertThat(payments().claim("p1", NOON, minute(3))).isEmpty();
        assertThat(payments().claim("p2", NOON, minute(3))).isEmpty();
    }

    @Test
    default void sixteenWorkersClaimAPaymentOnce() {
        opened("p1");
        List<Optional<Lease>> leases = Crowd.of16(number -> payments().claim("p1", NOON, minute(3)));
        assertThat(leases.stream().flatMap(Optional::stream)).hasSize(1);
    }

    @Test
    default void sixteenWorkersShareTheDuePayments() {
        IntStream.range(0, 20).forEach(number -> opened("p" + number, ORDER + number));
        List<List<String>> worked = Crowd.of16(number -> payments().due(minute(1), 20).stream()
                .map(id -> payments().claim(id, minute(1), minute(4)))
                .flatMap(Optional::stream)
                .map(lease -> lease.payment().id())
                .toList());
        assertThat(worked.stream().flatMap(List::stream)).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    default void thePaymentOfACrashedWorkerIsTakenOverWhenItsLeaseEnds() {
        opened("p1");
        Lease crashed = claimed("p1");
        assertThat(payments().due(minute(2), 10)).isEmpty();
        assertThat(payments().claim("p1", minute(2), minute(5))).isEmpty();
        assertThat(payments().due(minute(3), 10)).containsExactly("p1");
        assertThat(payments().claim("p1", minute(3), minute(6)))
                .hasValueSatisfying(lease -> assertThat(lease.token()).isNotEqualTo(crashed.token()));
    }

    @Test
    default void aLostLeaseWritesNothing() {
        Payment before = opened("p1");
        Lease lost = claimed("p1");
        Lease successor = payments().claim("p1", minute(3), minute(6)).orElseThrow();
        Payment late = at(before, page("hpp-late"));
        assertThat(payments().write(lost, minute(60), late, List.of(purchase("o1", "SUCCESS")), List.of(event("late"))))
                .isFalse();
        assertThat(payments()
                        .release(
                                lost,
                                late,
                                List.of(purchase("o1", "SUCCESS")),
                                Optional.empty(),
                                List.of(event("late"))))
                .isFalse();
        assertThat(payments().renew(lost, minute(60))).isFalse();
        assertThat(payments().find("p1")).contains(before);
        assertThat(payments().operations("p1")).isEmpty();
        assertThat(payments().events("p1")).hasSize(1);
        assertThat(payments().renew(successor, minute(9))).isTrue();
    }

    @Test
    default void aRenewedLeaseKeepsOthersAway() {
        opened("p1");
        assertThat(payments().renew(claimed("p1"), minute(10))).isTrue();
        assertThat(payments().claim("p1", minute(9), minute(12))).isEmpty();
        assertThat(payments().claim("p1", minute(10), minute(13))).isPresent();
    }

    @Test
    default void aWriteRenewsTheLease() {
        Payment payment = opened("p1");
        assertThat(payments().write(claimed("p1"), minute(10), payment, List.of(), List.of()))
                .isTrue();
        assertThat(payments().claim("p1", minute(9), minute(12))).isEmpty();
        assertThat(payments().claim("p1", minute(10), minute(13))).isPresent();
    }

    @Test
    default void onlyADuePaymentIsClaimedAsDue() {
        Payment payment = opened("p1");
        assertThat(payments().claimDue("p1", NOON, minute(3))).isEmpty();
        assertThat(payments().claimDue("p2", minute(1), minute(4))).isEmpty();
        Lease lease = payments().claimDue("p1", minute(1), minute(4)).orElseThrow();
        assertThat(payments().claimDue("p1", minute(2), minute(5))).isEmpty();
        release(lease, payment, Optional.empty());
        assertThat(payments().claimDue("p1", minute(2), minute(5))).isEmpty();
        payments().requestSync("p1", SyncTrigger.RETURN, minute(2));
        assertThat(payments().claimDue("p1", minute(2), minute(5))).isPresent();
    }

    @Test
    default void aWriteKeepsTheLeaseAndAReleaseEndsIt() {
        Payment payment = opened("p1");
        Lease lease = claimed("p1");
        assertThat(payments().write(lease, minute(3), at(payment, page("hpp-1")), List.of(), List.of()))
                .isTrue();
        assertThat(payments().claim("p1", minute(1), minute(4))).isEmpty();
        assertThat(release(lease, at(payment, page("hpp-1")), Optional.empty())).isTrue();
        assertThat(release(lease, at(payment, page("hpp-1")), Optional.empty())).isFalse();
        assertThat(payments().claim("p1", minute(1), minute(4))).isPresent();
    }

    // Requests to synchronise

    @Test
    default void aCallbackMakesThePaymentDueAtOnce() {
        opened("p1");
        assertThat(payments().due(NOON, 10)).isEmpty();
        assertThat(payments().requestSync("callback-p1", Optional.empty(), NOON))
                .isTrue();
        assertThat(payments().due(NOON, 10)).containsExactly("p1");
        assertThat(claimed("p1").trigger()).isEqualTo(SyncTrigger.CALLBACK);
    }

    @Test
    default void aCallbackWithAnUnknownTokenChangesNothing() {
        opened("p1");
        assertThat(payments().requestSync("return-p1", Optional.of("hpp-1"), NOON))
                .isFalse();
        assertThat(payments().requestSync("callback-P1", Optional.of("hpp-1"), NOON))
                .isFalse();
        assertThat(payments().due(NOON, 10)).isEmpty();
    }

    @Test
    default void aHintIsKeptWhileTheBanksOrderIsUnknown() {
        Payment payment = opened("p1");
        payments().requestSync("callback-p1", Optional.of("hpp-hinted"), NOON);
        payments().requestSync("callback-p1", Optional.empty(), NOON);
        payments().requestSync("callback-p1", Optional.of("x".repeat(129)), NOON);
        Lease lease = claimed("p1");
        assertThat(lease.hint()).contains("hpp-hinted");
        release(lease, at(payment, page("hpp-1")), Optional.empty());
        payments().requestSync("callback-p1", Optional.of("hpp-forged"), NOON);
        assertThat(claimed("p1").hint()).isEmpty();
        assertThat(payments().find("p1").flatMap(Payment::hppOrderId)).contains("hpp-1");
    }

    @Test
    default void aRequestDuringASynchronisationIsNotLost() {
        Payment payment = opened("p1");
        Lease lease = claimed("p1");
        payments().requestSync("p1", SyncTrigger.RETURN, minute(1));
        assertThat(release(lease, payment, Optional.of(minute(60)))).isTrue();
        assertThat(payments().due(minute(1), 10)).containsExactly("p1");
        assertThat(payments().claim("p1", minute(1), minute(4)))
                .hasValueSatisfying(next -> assertThat(next.trigger()).isEqualTo(SyncTrigger.RETURN));
    }

    @Test
    default void aRequestDuringTheLastSynchronisationIsNotLost() {
        Payment payment = opened("p1");
        Lease lease = claimed("p1");
        payments().requestSync("callback-p1", Optional.empty(), minute(1));
        release(lease, in(PaymentState.COMPLETED, payment), Optional.empty());
        assertThat(payments().due(minute(1), 10)).containsExactly("p1");
    }

    @Test
    default void aRequestBeforeASynchronisationIsAnsweredByIt() {
        Payment payment = opened("p1");
        payments().requestSync("p1", SyncTrigger.RETURN, NOON);
        release(claimed("p1"), payment, Optional.of(minute(5)));
        assertThat(payments().due(minute(4), 10)).isEmpty();
        assertThat(payments().due(minute(5), 10)).containsExactly("p1");
        assertThat(payments().claim("p1", minute(5), minute(8)))
                .hasValueSatisfying(next -> assertThat(next.trigger()).isEqualTo(SyncTrigger.CLOCK));
    }

    @Test
    default void sixteenRequestsAreOnePieceOfWork() {
        opened("p1");
        List<Boolean> known = Crowd.of16(number -> payments().requestSync("callback-p1", Optional.empty(), NOON));
        assertThat(known).containsOnly(true);
        assertThat(claimed("p1").requests()).isEqualTo(1);
    }

    @Test
    default void afterRequestsDuringSixteenSynchronisationsThePaymentIsDueOrWasSynchronisedLater() {
        Payment payment = opened("p1");
        Crowd.of16(number -> {
            payments().requestSync("callback-p1", Optional.empty(), NOON);
            payments().claim("p1", NOON, minute(3)).ifPresent(lease -> release(lease, payment, Optional.empty()));
            return number;
        });
        boolean due = payments().due(NOON, 10).contains("p1");
        Lease last = claimed("p1");
        assertThat(last.trigger()).isEqualTo(due ? SyncTrigger.CALLBACK : SyncTrigger.CLOCK);
    }

    @Test
    default void onlyScheduledSynchronisationsAreCounted() {
        Payment payment = opened("p1");
        release(claimed("p1"), payment, Optional.of(minute(2)));
        payments().requestSync("p1", SyncTrigger.RETURN, NOON);
        release(claimed("p1"), payment, Optional.of(minute(2)));
        assertThat(claimed("p1").syncs()).isEqualTo(1);
    }

    // The queue

    @Test
    default void theLongestDueAreListedFirstAndNoMoreThanAskedFor() {
        open(payment("p1", 1), minute(3));
        open(payment("p2", 2), minute(1));
        open(payment("p3", 3), minute(2));
        open(payment("p4", 4), minute(9));
        assertThat(payments().due(minute(5), 10)).containsExactly("p2", "p3", "p1");
        assertThat(payments().due(minute(5), 2)).containsExactly("p2", "p3");
    }

    @Test
    default void aPaymentWithManyRequestsKeepsItsPlaceInTheQueue() {
        opened("p1");
        opened("p2", ORDER + 1);
        payments().requestSync("p1", SyncTrigger.RETURN, NOON);
        payments().requestSync("p2", SyncTrigger.RETURN, NOON.plusSeconds(1));
        payments().requestSync("p1", SyncTrigger.RETURN, NOON.plusSeconds(2));
        assertThat(payments().due(minute(1), 10)).containsExactly("p1", "p2");
    }

    @Test
    default void aPaymentWithoutANextTimeIsDueOnlyOnRequest() {
        Payment payment = opened("p1");
        release(claimed("p1"), in(PaymentState.COMPLETED, payment), Optional.empty());
        assertThat(payments().due(minute(100_000), 10)).isEmpty();
        payments().requestSync("p1", SyncTrigger.ADMIN, minute(7));
        assertThat(payments().due(minute(7), 10)).containsExactly("p1");
    }

    @Test
    default void whatTheBankOrAPersonAskedForIsListedBeforeTheShoppersAndTheClocks() {
        open(payment("p1", 1), minute(1));
        open(payment("p2", 2), minute(9));
        open(payment("p3", 3), minute(9));
        open(payment("p4", 4), minute(9));
        payments().requestSync("p2", SyncTrigger.RETURN, minute(2));
        payments().requestSync("p3", SyncTrigger.ADMIN, minute(4));
        payments().requestSync("callback-p4", Optional.empty(), minute(3));
        assertThat(payments().due(minute(5), 10)).containsExactly("p4", "p3", "p2", "p1");
    }

    @Test
    default void nineHundredShoppersDelayNeitherTheBanksCallbackNorTheClock() {
        IntStream.range(0, 900).forEach(number -> opened("junk" + number, number));
        opened("routine", 1000);
        open(payment("paid", 1001), minute(9));
        IntStream.range(0, 900).forEach(number -> payments()
                .requestSync("junk" + number, SyncTrigger.RETURN, NOON.plusMillis(number)));
        payments().requestSync("callback-paid", Optional.empty(), minute(1));
        List<String> due = payments().due(minute(1), 50);
        assertThat(due).hasSize(50).startsWith("paid");
        assertThat(due.subList(0, 5)).endsWith("routine");
    }

    @Test
    default void aRequestOfTheBankMovesAPaymentForwardThatTheShopperAskedFor() {
        opened("p1");
        opened("p2", ORDER + 1);
        payments().requestSync("p1", SyncTrigger.RETURN, NOON);
        payments().requestSync("p2", SyncTrigger.RETURN, NOON.plusMillis(1));
        payments().requestSync("callback-p2", Optional.empty(), NOON.plusMillis(2));
        assertThat(payments().due(minute(1), 10)).containsExactly("p2", "p1");
    }

    @Test
    default void aNewHintIsKeptThoughThePaymentIsDueAlready() {
        opened("p1");
        payments().requestSync("callback-p1", Optional.empty(), NOON);
        payments().requestSync("callback-p1", Optional.of("hpp-hinted"), NOON);
        assertThat(claimed("p1").hint()).contains("hpp-hinted");
    }

    @Test
    default void theTimeOfTheLastAttemptIsKept() {
        opened("p1");
        assertThat(payments().lastTriedAt("p1")).isEmpty();
        assertThat(payments().lastTriedAt("p2")).isEmpty();
        payments().claim("p1", minute(2), minute(5));
        assertThat(payments().lastTriedAt("p1")).contains(minute(2));
    }

    // Failures

    default void fail(String id, Instant now, String why) {
        assertThat(payments().claim(id, now, now.plusSeconds(180))).isPresent();
        payments().postpone(id, now, why);
    }

    // Operations and history

    @ParameterizedTest
    @CsvSource({
        "PENDING, SUCCESS, SUCCESS",
        "PENDING, FAIL, FAIL",
        "PENDING, REQUIRED_3DS, REQUIRED_3DS",
        "FAIL, SUCCESS, SUCCESS",
        "FAIL, PENDING, FAIL",
        "SUCCESS, FAIL, SUCCESS",
        "SUCCESS, PENDING, SUCCESS",
        "SUCCESS, SOMETHING_NEW, SUCCESS",
        "SOMETHING_NEW, SUCCESS, SUCCESS",
        "DESIRED_THREEDS_MODE_ERROR, PENDING, DESIRED_THREEDS_MODE_ERROR",
        "DESIRED_THREEDS_MODE_ERROR, SUCCESS, SUCCESS"
    })
    default void aFinalStatusStaysButASuccessReplacesAFailure(String first, String second, String kept) {
        opened("p1");
        Lease lease = claimed("p1");
        found(lease, purchase("o1", first));
        found(lease, purchase("o1", second));
        assertThat(payments().operations("p1")).containsExactly(purchase("o1", kept));
    }

    @Test
    default void theSameHoldsWithinOneAnswer() {
        opened("p1");
        found(claimed("p1"), purchase("o1", "SUCCESS"), purchase("o2", "PENDING"), purchase("o1", "PENDING"));
        assertThat(payments().operations("p1")).containsExactly(purchase("o1", "SUCCESS"), purchase("o2", "PENDING"));
    }

    @Test
    default void operationsStayInTheOrderInWhichTheyWereFirstSeen() {
        opened("p1");
        Lease lease = claimed("p1");
        found(lease, purchase("o9", "FAIL"), purchase("o5", "PENDING"));
        found(lease, purchase("o1", "PENDING"), purchase("o5", "SUCCESS"), purchase("o9", "FAIL"));
        assertThat(payments().operations("p1"))
                .extracting(Operation::ecomOperationId)
                .containsExactly("o9", "o5", "o1");
    }

    @Test
    default void fieldsOfALaterReleaseOfTheBankAreKept() {
        opened("p1");
        Operation strange = Operation.of(Map.of(
                "ecomOperationId",
                "o1",
                "type",
                "X".repeat(300),
                "status",
                "",
                "coinAmount",
                "many",
                "rrn",
                "9".repeat(300),
                "novelty",
                "\0 Їжак 😀 " + "long".repeat(5_000)));
        found(claimed("p1"), strange);
        assertThat(payments().operations("p1")).containsExactly(strange);
    }

    @Test
    default void historyStaysInTheOrderInWhichItWasWritten() {
        opened("p1");
        Lease lease = claimed("p1");
        payments().write(lease, minute(3), lease.payment(), List.of(), List.of(event("b"), event("a")));
        PaymentEvent last = new Occasion(NOON, SyncTrigger.ADMIN, "admin").event(Kind.ACCEPTED, "c");
        payments().record("p1", last);
        assertThat(history()).containsExactly("started", "b", "a", "c");
        assertThat(payments().events("p1")).last().isEqualTo(last);
    }

    @Test
    default void aReasonThatRepeatsIsCountedInItsLine() {
        opened("p1");
        for (int second = 0; second < 1000; second++) {
            String reason = second % 2 == 0 ? "503" : "timeout";
            payments().record("p1", silence(NOON.plusSeconds(second), reason));
        }
        assertThat(payments().events("p1"))
                .hasSize(3)
                .last()
                .isEqualTo(new PaymentEvent(
                        NOON.plusSeconds(1),
                        SyncTrigger.CLOCK,
                        PaymentEvent.SYSTEM,
                        Kind.BANK_SILENT,
                        List.of("timeout"),
                        500,
                        NOON.plusSeconds(999)));
    }

    @Test
    default void aReasonThatComesBackAfterSomethingElseIsAnotherLine() {
        opened("p1");
        payments().record("p1", silence(NOON, "503"));
        payments().record("p1", event("something else"));
        payments().record("p1", silence(minute(1), "503"));
        payments().record("p1", new Occasion(minute(2), SyncTrigger.ADMIN, "iryna").event(Kind.BANK_SILENT, "503"));
        assertThat(payments().events("p1")).hasSize(5).allMatch(event -> event.times() == 1);
    }

    default PaymentEvent silence(Instant at, String reason) {
        return Occasion.of(at, SyncTrigger.CLOCK).event(Kind.BANK_SILENT, reason);
    }

    @Test
    default void ofALongHistoryTheLatestFiveHundredLinesAreShown() {
        opened("p1");
        IntStream.range(0, 600).forEach(number -> payments().record("p1", event("line " + number)));
        assertThat(history()).hasSize(500).startsWith("line 100").endsWith("line 599");
    }

    @Test
    default void sixteenThreadsWriteOneHistory() {
        opened("p1");
        Crowd.of16(number -> {
            payments().record("p1", event("line " + number));
            return number;
        });
        assertThat(payments().events("p1")).hasSize(17);
    }

    // Statements

    default Payment opened(String id) {
        return opened(id, ORDER);
    }

    default Payment opened(String id, long orderId) {
        Payment payment = payment(id, orderId);
        assertThat(open(payment)).isTrue();
        return payment;
    }

    default boolean open(Payment payment) {
        return open(payment, minute(1));
    }

    default boolean open(Payment payment, Instant firstSync) {
        return payments().open(payment, "callback-" + payment.id(), firstSync, event("started"));
    }

    default Lease claimed(String id) {
        return payments().claim(id, NOON, minute(3)).orElseThrow();
    }

    default boolean release(Lease lease, Payment payment, Optional<Instant> nextSync) {
        return payments().release(lease, payment, List.of(), nextSync, List.of());
    }

    default void found(Lease lease, Operation... operations) {
        assertThat(payments().write(lease, minute(3), lease.payment(), List.of(operations), List.of()))
                .isTrue();
    }

    default List<String> history() {
        return payments().events("p1").stream()
                .flatMap(event -> event.arguments().stream())
                .toList();
    }

    default PaymentEvent event(String note) {
        return Occasion.of(NOON, SyncTrigger.START).event(Kind.ACCEPTED, note);
    }
}
