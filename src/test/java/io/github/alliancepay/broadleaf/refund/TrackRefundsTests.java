package io.github.alliancepay.broadleaf.refund;

import static io.github.alliancepay.broadleaf.refund.RefundingShop.IRYNA;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.RefundTracker.Returned;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.TestBank.Answer;
import io.github.alliancepay.testing.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackRefundsTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RefundingShop shop = new RefundingShop();

    @Test
    void aPaymentWithoutRefundsNeedsNoAsking() {
        assertThat(shop.follow(shop.paid(), MINUTE)).isEmpty();
    }

    @Test
    void aPendingRefundIsAskedAboutInAMinute() {
        Payment payment = shop.paid();
        pending(1_000);

        assertThat(shop.follow(payment, MINUTE)).contains(shop.clock.instant().plus(MINUTE));
        assertThat(shop.history()).containsExactly(Kind.REFUND_SENT, Kind.REFUND_PENDING);
    }

    @Test
    void theSoonestRefundDecidesWhenTheBankIsAsked() {
        Payment payment = shop.paid();
        pending(1_000);
        shop.bank.answers(Answer.LOST_CALL);
        shop.refund(2_000);

        assertThat(shop.follow(payment, Duration.ofMinutes(11)))
                .contains(shop.clock.instant().plus(MINUTE));
    }

    @Test
    void aPendingRefundSucceedsAndIsWrittenIntoTheBooksOnce() {
        Payment payment = shop.paid();
        Refund refund = pending(1_000);
        shop.bank.decide(refund.id(), "SUCCESS", Map.of());

        assertThat(shop.follow(payment, MINUTE)).isEmpty();
        shop.follow(payment, MINUTE);

        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(shop.stored(refund).hostTransactionId()).contains(1L);
        assertThat(shop.books).containsExactly("10.00");
        assertThat(shop.history()).containsExactly(Kind.REFUND_SENT, Kind.REFUND_PENDING, Kind.REFUND_SUCCEEDED);
    }

    /** The bank named the dollars when the order was submitted, and does not any more. */
    @Test
    void refundsCountedInHryvniasAreWrittenIntoTheBooksOfAnOrderInDollarsAsTheirShareOfIt() {
        Payment payment = shop.paid(
                Samples.payment(PaymentState.COMPLETED, Currency.USD, 10_001), Samples.purchase("o1", 415_000));
        shop.refund(207_500);
        shop.follow(payment, MINUTE);
        shop.refund(207_500);
        shop.follow(payment, MINUTE);

        assertThat(shop.books).containsExactly("50.00", "50.01");
    }

    @Test
    void aRefundThatAnotherNodeIsWritingIntoTheBooksIsLeftToIt() {
        Payment payment = shop.paid();
        Refund refund = pending(1_000);
        shop.bank.decide(refund.id(), "SUCCESS", Map.of());
        Instant then = shop.clock.instant().plus(MINUTE);
        shop.ledger.claimBooking(refund.id(), then, then.plus(MINUTE));

        shop.follow(payment, MINUTE);
        assertThat(shop.books).isEmpty();
        shop.follow(payment, MINUTE);
        assertThat(shop.books).containsExactly("10.00");
    }

    @Test
    void theBooksAreTriedUntilTheyTakeTheRefund() {
        Payment payment = shop.paid();
        shop.closeBooks();
        Refund refund = shop.refund(1_000);
        assertThat(shop.follow(payment, MINUTE)).contains(shop.clock.instant().plus(MINUTE));
        shop.openBooks();

        assertThat(shop.follow(payment, Duration.ofMinutes(2))).isEmpty();

        assertThat(shop.books).containsExactly("10.00");
        assertThat(shop.stored(refund).hostTransactionId()).contains(1L);
    }

    @Test
    void aHostThatFailsToBookARefundIsNoFailureOfTheRefund() {
        Payment payment = shop.paid();
        shop.booksFailFor("10.00");

        List<ILoggingEvent> log = Log.of(BookRefunds.class, Level.ERROR).during(() -> {
            Refund refund = shop.refund(1_000);
            assertThat(refund.state()).isEqualTo(RefundState.SUCCEEDED);
            assertThat(shop.follow(payment, MINUTE))
                    .contains(shop.clock.instant().plus(MINUTE));
            shop.follow(payment, Duration.ofMinutes(2));
        });

        assertThat(log).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains(shop.onlyRefund().id(), "went through"));
        shop.booksFailFor();
        assertThat(shop.follow(payment, Duration.ofMinutes(2))).isEmpty();
        assertThat(shop.books).containsExactly("10.00");
        assertThat(shop.history()).containsExactly(Kind.REFUND_SENT, Kind.REFUND_SUCCEEDED);
    }

    @Test
    void unitsGoBackInStockOnceTheRefundHasSucceeded() {
        Payment payment = shop.paid();
        shop.bank.decides("PENDING");
        Refund refund = shop.sendRefund.send(restocking());
        shop.follow(payment, MINUTE);
        assertThat(shop.stock.units).isEmpty();
        shop.bank.decide(refund.id(), "SUCCESS", Map.of());

        shop.follow(payment, MINUTE);
        shop.follow(payment, MINUTE);

        assertThat(shop.stock.units).containsExactly("item:1 × 1");
        assertThat(lastEvent().kind()).isEqualTo(Kind.RESTOCKED);
        assertThat(lastEvent().arguments()).containsExactly("item:1 × 1");
    }

    @Test
    void aStockThatIsOutOfOrderIsNoFailureOfTheRefundAndNeedsAttention() {
        Payment payment = shop.paid();
        shop.stock.isBroken = true;
        Refund refund = shop.sendRefund.send(restocking());
        shop.follow(payment, MINUTE);
        assertThat(shop.attention()).isEmpty();

        shop.follow(payment, Duration.ofMinutes(21));
        assertThat(shop.attention()).singleElement().satisfies(cause -> {
            assertThat(cause.reason()).isEqualTo(Reason.RESTOCKING_FAILING);
            assertThat(cause.text()).contains("the stock is closed");
        });
        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.SUCCEEDED);

        shop.stock.isBroken = false;
        shop.follow(payment, Duration.ofMinutes(3));
        assertThat(shop.attention()).isEmpty();
        assertThat(shop.stock.units).containsExactly("item:1 × 1");
    }

    private static ApprovedRefund restocking() {
        RefundLine line = new RefundLine("item:1", 1, new Coins(1_000));
        return ApprovedRefund.of("p1", Samples.plan(1_000, line).restocking(), RefundOrigin.of(IRYNA, "Does not fit"));
    }

    @Test
    void aRefundWhosePaymentTheHostDeletedIsGivenUpAndNeedsAPerson() {
        Payment payment = shop.paid();
        shop.deletePayment();
        shop.sendRefund.send(restocking());

        shop.follow(payment, MINUTE);

        assertThat(shop.attention()).extracting(cause -> cause.reason()).containsExactly(Reason.BOOKING_IMPOSSIBLE);
        assertThat(shop.onlyRefund().isUnrecordable()).isTrue();
        assertThat(shop.stock.units).isEmpty();
        assertThat(shop.follow(payment, MINUTE)).as("when to try again").isEmpty();
    }

    @Test
    void aRefundThatTheHostFailsToBookKeepsNoOtherFromGoingOn() {
        Payment payment = shop.paid();
        Refund first = pending(1_000);
        Refund second = pending(2_000);
        shop.bank.decide(first.id(), "SUCCESS", Map.of());
        shop.bank.decide(second.id(), "SUCCESS", Map.of());
        shop.booksFailFor("10.00");

        shop.follow(payment, MINUTE);

        assertThat(shop.books).containsExactly("20.00");
        assertThat(shop.stored(first).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(shop.stored(second).hostTransactionId()).isPresent();
    }

    @Test
    void aBookingDoesNotWaitForTheBank() {
        Payment payment = shop.paid();
        shop.refund(1_000);
        shop.bank.isSilent();

        assertThat(shop.tracker.pursue(payment, shop.clock.instant())).isEmpty();

        assertThat(shop.books).containsExactly("10.00");
    }

    @Test
    void aBookingThatKeepsFailingNeedsAttentionUntilItIsDone() {
        Payment payment = shop.paid();
        shop.booksFailFor("10.00");
        shop.refund(1_000);

        shop.follow(payment, MINUTE);
        assertThat(shop.attention()).isEmpty();
        shop.follow(payment, Duration.ofMinutes(21));
        assertThat(shop.attention()).singleElement().satisfies(cause -> {
            assertThat(cause.reason()).isEqualTo(Reason.BOOKING_FAILING);
            assertThat(cause.text()).contains("the host refuses the row");
        });

        shop.booksFailFor();
        shop.follow(payment, Duration.ofMinutes(3));
        assertThat(shop.attention()).isEmpty();
    }

    @Test
    void aPaymentThatTheHostNeverRecordedHasNoBooks() {
        Payment submitted = Samples.payment(PaymentState.REVIEW, Currency.UAH, 14_500);
        Payment payment = Samples.with(submitted, new Payment.Outcome("", Optional.empty(), Optional.empty()));
        shop.paid(payment, Samples.purchase("o1", 14_500));

        Refund refund = shop.refund(1_000);

        assertThat(refund.state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(shop.books).isEmpty();
        assertThat(shop.follow(payment, MINUTE)).isEmpty();
    }

    @Test
    void aPendingRefundThatFailsSaysWhyAndGivesItsSumFree() {
        Payment payment = shop.paid();
        Refund refund = pending(14_500);
        shop.bank.decide(refund.id(), "FAIL", Map.of("actionCode", "203", "responseCode", "D9"));

        assertThat(shop.follow(payment, MINUTE)).isEmpty();

        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.FAILED);
        assertThat(shop.stored(refund).failure()).isEqualTo("203.D9");
        assertThat(lastEvent().arguments()).containsExactly("203.D9");
        assertThat(shop.balances.stored("p1").left()).isEqualTo(new Coins(14_500));
        assertThat(shop.books).isEmpty();
    }

    @Test
    void theBanksOwnWordsForAFailureComeFirst() {
        Payment payment = shop.paid();
        Refund refund = pending(1_000);
        shop.bank.decide(refund.id(), "FAIL", Map.of("errorDetails", "b_insufficient_funds"));

        shop.follow(payment, MINUTE);

        assertThat(shop.stored(refund).failure()).isEqualTo("b_insufficient_funds");
    }

    @Test
    void aFailureMayStillBecomeASuccessButIsNotUnderWayAgain() {
        Payment payment = shop.paid();
        Refund refund = pending(1_000);
        shop.bank.decide(refund.id(), "FAIL", Map.of());
        shop.follow(payment, MINUTE);

        shop.bank.decide(refund.id(), "PENDING", Map.of());
        shop.follow(payment, MINUTE);
        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.FAILED);

        shop.bank.decide(refund.id(), "SUCCESS", Map.of());
        shop.follow(payment, MINUTE);
        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(shop.stored(refund).failure()).isEmpty();
    }

    @Test
    void aRefundWhoseAnswerWasLostIsFoundInTheBanksList() {
        Payment payment = shop.paid();
        shop.bank.answers(Answer.LOST);
        Refund refund = shop.refund(1_000);
        assertThat(refund.state()).isEqualTo(RefundState.UNKNOWN);

        shop.follow(payment, MINUTE);

        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(shop.stored(refund).ecomOperationId()).isEqualTo("ecom-" + refund.id());
        assertThat(shop.history()).containsExactly(Kind.REFUND_SENT, Kind.REFUND_UNKNOWN, Kind.REFUND_SUCCEEDED);
        assertThat(shop.bank.timesSent()).isEqualTo(1);
    }

    @Test
    void aRefundThatTheBankTurnedAwayFailsAndMayBeRepeated() {
        shop.paid();
        shop.bank.answers(Answer.NOT_DONE);
        Refund refund = shop.refund(1_000);
        shop.bank.answers(Answer.COMES);

        assertThat(refund.state()).isEqualTo(RefundState.FAILED);
        assertThat(refund.failure()).isEqualTo("not-done");
        assertThat(shop.refund(1_000).state()).isEqualTo(RefundState.SUCCEEDED);
    }

    @Test
    void aRefundThatTheBankRefusesFailsWithItsCode() {
        shop.paid(PaymentState.COMPLETED, Samples.purchase("o1", 14_500));
        shop.bank.cabinetRefund("cabinet", "o1", 14_000, "FAIL");
        shop.bank.decides("FAIL");

        Refund refund = shop.refund(1_000);

        assertThat(refund.state()).isEqualTo(RefundState.FAILED);
        assertThat(refund.failure()).isEqualTo("116.A1");
    }

    @Test
    void aRefundThatSurelyNeverArrivedIsSentAgainUnderItsId() {
        Payment payment = shop.paid();
        shop.bank.answers(Answer.LOST_CALL);
        Refund refund = shop.refund(1_000);
        String firstToken = shop.addresses.lastToken();
        shop.bank.answers(Answer.COMES);

        shop.follow(payment, Duration.ofMinutes(4));
        shop.follow(payment, Duration.ofMinutes(2));

        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(shop.addresses.lastToken()).isNotEqualTo(firstToken);
        assertThat(shop.bank.refunds()).singleElement().matches(sent -> sent.field("merchantRequestId")
                .equals(refund.id()));
        assertThat(shop.history())
                .containsExactly(Kind.REFUND_SENT, Kind.REFUND_UNKNOWN, Kind.REFUND_RESENT, Kind.REFUND_SUCCEEDED);
    }

    @Test
    void oneAnswerThatLacksARefundProvesNothing() {
        Payment payment = shop.paid();
        shop.bank.answers(Answer.LOST_CALL);
        Refund refund = shop.refund(1_000);

        shop.follow(payment, Duration.ofMinutes(6));
        shop.follow(payment, Duration.ofSeconds(59));

        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.UNKNOWN);
        assertThat(shop.bank.timesSent()).isEqualTo(1);
    }

    static Stream<List<Operation>> answersThatDoNotTell() {
        Operation purchase = Samples.purchase("o1", 14_500);
        return Stream.of(
                List.of(),
                List.of(Samples.purchase("o2", 14_500)),
                List.of(purchase, refundWith(Map.of())),
                List.of(purchase, refundWith(Map.of("merchantRequestId", "Ж".repeat(40)))),
                List.of(purchase, refundWith(Map.of("merchantRequestId", "r".repeat(200), "coinAmount", "-"))),
                List.of(purchase, refundWith(Map.of("originalOperationId", ""))),
                List.of(purchase, refundWith(Map.of("coinAmount", "1e3"))),
                List.of(purchase, Operation.of(Map.of("ecomOperationId", "e9", "type", Operation.NO_TYPE))));
    }

    private static Operation refundWith(Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "ecomOperationId", "e9",
                "type", "REFUND",
                "status", "SUCCESS",
                "originalOperationId", "o1",
                "coinAmount", "1000"));
        fields.putAll(more);
        return Operation.of(fields);
    }

    /** The one that is listed may be ours, and then it is on no account sent again, or counted once more. */
    @ParameterizedTest
    @MethodSource("answersThatDoNotTell")
    void anAnswerThatDoesNotTellWhoseRefundItListsProvesNothing(List<Operation> listed) {
        Payment payment = shop.paid();
        shop.bank.answers(Answer.LOST_CALL);
        shop.refund(1_000);

        IntStream.range(0, 4).forEach(time -> {
            shop.clock.pass(Duration.ofMinutes(4));
            shop.tracker.follow(payment, shop.bank.answer(listed), shop.clock.instant());
        });

        assertThat(shop.onlyRefund().state()).isEqualTo(RefundState.UNKNOWN);
        assertThat(shop.bank.timesSent()).isEqualTo(1);
        assertThat(shop.history()).containsExactly(Kind.REFUND_SENT, Kind.REFUND_UNKNOWN);
        assertThat(shop.attention()).extracting(Cause::reason).contains(Reason.REFUND_UNKNOWN);
    }

    @Test
    void anAnswerThatDoesNotTellLetsTheAnswersBeCountedAnew() {
        Payment payment = shop.paid();
        shop.bank.answers(Answer.LOST_CALL);
        Refund refund = shop.refund(1_000);
        shop.follow(payment, Duration.ofMinutes(4));

        shop.clock.pass(Duration.ofMinutes(2));
        shop.tracker.follow(payment, shop.bank.answer(List.of()), shop.clock.instant());
        shop.follow(payment, Duration.ofMinutes(2));

        assertThat(shop.stored(refund).trace().absentSince()).contains(shop.clock.instant());
        assertThat(shop.bank.timesSent()).isEqualTo(1);
    }

    static Stream<Operation> refundsOfOthers() {
        return Stream.of(
                refundWith(Map.of("merchantRequestId", "00000000-0000-4000-8000-0000000000cc")),
                refundWith(Map.of("coinAmount", "999")),
                refundWith(Map.of("originalOperationId", "o2")),
                refundWith(Map.of("status", "FAIL")));
    }

    @ParameterizedTest
    @MethodSource("refundsOfOthers")
    void aRefundThatIsSurelyAnothersDoesNotKeepOursFromBeingSentAgain(Operation other) {
        Payment payment = shop.paid();
        shop.bank.answers(Answer.LOST_CALL);
        Refund refund = shop.refund(1_000);
        shop.bank.answers(Answer.COMES);
        shop.bank.receive(other);

        shop.follow(payment, Duration.ofMinutes(4));
        shop.follow(payment, Duration.ofMinutes(2));

        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(shop.bank.timesSent()).isEqualTo(2);
        assertThat(shop.history().contains(Kind.REFUND_EXTERNAL)).isNotEqualTo(other.isFailed());
    }

    /** It was there, and known, before ours was sent. */
    @Test
    void anOlderRefundOfTheCabinetDoesNotKeepOursFromBeingSentAgain() {
        Payment payment = shop.paid();
        shop.bank.receive(refundWith(Map.of()));
        shop.follow(payment, MINUTE);
        shop.bank.answers(Answer.LOST_CALL);
        Refund refund = shop.refund(1_000);
        shop.bank.answers(Answer.COMES);

        shop.follow(payment, Duration.ofMinutes(4));
        shop.follow(payment, Duration.ofMinutes(2));

        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.SUCCEEDED);
    }

    @Test
    void anAnswerSoonAfterTheCallProvesNothing() {
        Payment payment = shop.paid();
        shop.bank.answers(Answer.LOST_CALL);
        Refund refund = shop.refund(1_000);

        shop.follow(payment, MINUTE);
        shop.follow(payment, Duration.ofMinutes(2));

        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.UNKNOWN);
        assertThat(shop.stored(refund).trace().absentSince()).contains(Samples.NOON.plus(MINUTE));
        assertThat(shop.bank.timesSent()).isEqualTo(1);
    }

    @Test
    void aRefundThatIsLostAgainIsUnknownAgain() {
        Payment payment = shop.paid();
        shop.bank.answers(Answer.LOST_CALL);
        Refund refund = shop.refund(1_000);
        shop.follow(payment, Duration.ofMinutes(4));

        shop.bank.answers(Answer.NOT_DONE);
        shop.follow(payment, Duration.ofMinutes(2));

        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.UNKNOWN);
        assertThat(shop.stored(refund).trace().absentSince()).isEmpty();
        assertThat(shop.stored(refund).trace().sentAt()).contains(shop.clock.instant());
    }

    @Test
    void aRefundSentAgainThatTheBankHadAfterAllIsPendingUntilItIsListed() {
        Payment payment = shop.paid();
        shop.bank.answers(Answer.LOST);
        Refund refund = shop.refund(1_000);
        List<Operation> withoutIt = List.of(Samples.purchase("o1", 14_500));
        shop.bank.answers(Answer.COMES);

        shop.clock.pass(Duration.ofMinutes(4));
        shop.tracker.follow(payment, shop.bank.answer(withoutIt), shop.clock.instant());
        shop.clock.pass(Duration.ofMinutes(2));
        shop.tracker.follow(payment, shop.bank.answer(withoutIt), shop.clock.instant());

        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.PENDING);
        assertThat(shop.bank.refunds()).hasSize(1);
        shop.follow(payment, MINUTE);
        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.SUCCEEDED);
    }

    /** The clock asks the bank between the bank's act and its answer. */
    @Test
    void anAnswerThatComesAfterTheListSaidTheSameChangesNothing() {
        Payment payment = shop.paid();
        shop.bank.afterARefund(() -> shop.follow(payment, MINUTE));

        Refund refund = shop.refund(1_000);

        assertThat(refund.state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(refund).isEqualTo(shop.stored(refund));
        assertThat(shop.books).containsExactly("10.00");
        assertThat(shop.history()).containsExactly(Kind.REFUND_SENT, Kind.REFUND_SUCCEEDED);
    }

    @Test
    void aLostAnswerDoesNotUndoWhatTheListSaid() {
        Payment payment = shop.paid();
        shop.bank.answers(Answer.LOST);
        shop.bank.afterARefund(() -> shop.follow(payment, MINUTE));

        Refund refund = shop.refund(1_000);

        assertThat(refund.state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(shop.history()).containsExactly(Kind.REFUND_SENT, Kind.REFUND_SUCCEEDED);
    }

    @Test
    void aRefundWhoseProcessEndedBeforeTheCallFails() {
        Payment payment = shop.paid();
        Refund refund = left(RefundState.REQUESTED);

        shop.follow(payment, Duration.ofMinutes(10));
        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.REQUESTED);
        shop.follow(payment, Duration.ofSeconds(1));

        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.FAILED);
        assertThat(shop.stored(refund).failure()).isEqualTo("not-done");
    }

    @Test
    void aRefundWhoseProcessEndedDuringTheCallIsUnknownAndAskedAbout() {
        Payment payment = shop.paid();
        Refund refund = left(RefundState.SENT);

        shop.follow(payment, Duration.ofMinutes(3));
        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.SENT);
        shop.follow(payment, Duration.ofSeconds(1));
        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.UNKNOWN);
        assertThat(shop.stored(refund).trace().absentSince()).contains(shop.clock.instant());
        shop.follow(payment, Duration.ofMinutes(3));

        assertThat(shop.stored(refund).state()).isEqualTo(RefundState.SUCCEEDED);
    }

    @Test
    void aRefundOfTheCabinetIsWrittenDownOnceAndCountsAsSpent() {
        Payment payment = shop.paid();
        shop.bank.cabinetRefund("cabinet", "o1", 5_000, "SUCCESS");

        shop.follow(payment, MINUTE);
        shop.follow(payment, MINUTE);

        Refund refund = shop.onlyRefund();
        assertThat(refund.isExternal()).isTrue();
        assertThat(refund.state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(refund.ecomOperationId()).isEqualTo("cabinet");
        assertThat(refund.orderId()).isEqualTo(Samples.ORDER);
        assertThat(shop.books).containsExactly("50.00");
        assertThat(shop.balances.stored("p1").left()).isEqualTo(new Coins(9_500));
        assertThat(shop.events()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.REFUND_EXTERNAL);
            assertThat(event.trigger()).isEqualTo(SyncTrigger.CLOCK);
            assertThat(event.arguments()).containsExactly("5000");
        });
    }

    @Test
    void aRefundOfTheCabinetIsOfThePurchaseThatItNames() {
        Payment payment =
                shop.paid(PaymentState.COMPLETED, Samples.purchase("o1", 14_500), Samples.purchase("o2", 14_500));
        shop.bank.cabinetRefund("cabinet", "o2", 5_000, "PENDING");

        shop.follow(payment, MINUTE);

        assertThat(shop.onlyRefund().operationId()).isEqualTo("o2");
        assertThat(shop.onlyRefund().state()).isEqualTo(RefundState.PENDING);
        assertThat(shop.balances.stored("p1").captures())
                .extracting(Capture::left)
                .containsExactly(new Coins(14_500), new Coins(9_500));
    }

    @Test
    void aRefundOfTheCabinetThatNamesNoPurchaseIsOfTheFirst() {
        Payment payment = shop.paid();
        shop.bank.cabinetRefund("cabinet", "", 5_000, "SUCCESS");

        shop.follow(payment, MINUTE);

        assertThat(shop.onlyRefund().operationId()).isEqualTo("o1");
    }

    @Test
    void aRefundOfTheCabinetThatFailedIsNone() {
        Payment payment = shop.paid();
        shop.bank.cabinetRefund("cabinet", "o1", 5_000, "FAIL");

        shop.follow(payment, MINUTE);

        assertThat(shop.ledger.ofPayment("p1")).isEmpty();
    }

    @Test
    void aRefundOfTheCabinetIsCountedAtTheRateOfItsPurchase() {
        Payment payment = shop.paid(
                Samples.payment(PaymentState.COMPLETED, Currency.USD, 14_500),
                Samples.purchase("o1", 14_500, "44.3500", 643_075));
        shop.bank.cabinetRefund("cabinet", "o1", 44_350, "SUCCESS");

        shop.follow(payment, MINUTE);

        assertThat(shop.onlyRefund().orderAmount()).isEqualTo(new Coins(1_000));
        assertThat(shop.onlyRefund().amount()).isEqualTo(new Coins(44_350));
    }

    @Test
    void whatWasMadeInTheCabinetCameBeforeARefundThatIsNotSentYet() {
        Payment payment = shop.paid(
                Samples.payment(PaymentState.COMPLETED, Currency.USD, 3), Samples.purchase("o1", 3, "33.3334", 100));
        shop.ledger.add(
                Samples.refund("r1", RefundState.REQUESTED, new RefundPlan(new Coins(1), new Coins(33), List.of())));
        shop.bank.cabinetRefund("cabinet", "o1", 100, "SUCCESS");

        shop.follow(payment, MINUTE);

        assertThat(shop.ledger.ofPayment("p1"))
                .filteredOn(Refund::isExternal)
                .extracting(Refund::orderAmount)
                .containsExactly(new Coins(3));
    }

    @Test
    void moneyThatIsPartlyReturnedOrMayBeIsSome() {
        Payment payment = shop.paid();
        List<Operation> captures = shop.bank.operations();
        assertThat(shop.tracker.returned(payment, captures)).isEqualTo(Returned.NOTHING);

        Refund first = pending(14_500);
        assertThat(shop.tracker.returned(payment, captures)).isEqualTo(Returned.SOME);
        shop.bank.decide(first.id(), "FAIL", Map.of());
        shop.follow(payment, MINUTE);
        assertThat(shop.tracker.returned(payment, captures)).isEqualTo(Returned.NOTHING);

        shop.bank.decides("SUCCESS");
        shop.refund(14_499);
        assertThat(shop.tracker.returned(payment, captures)).isEqualTo(Returned.SOME);
        shop.refund(1);
        assertThat(shop.tracker.returned(payment, captures)).isEqualTo(Returned.ALL);
        assertThat(shop.tracker.returned(payment, List.of())).isEqualTo(Returned.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(longs = {900, 1_200, 14_500, 999_999})
    void theAmountThatTheBankListsCounts(long listed) {
        Payment payment = shop.paid();
        Refund refund = pending(1_000);
        shop.bank.decide(refund.id(), "SUCCESS", amount(listed));

        shop.follow(payment, MINUTE);

        assertThat(shop.stored(refund).amount()).isEqualTo(new Coins(listed));
        RefundBalance balance = shop.balances.stored("p1");
        assertThat(balance.refunded()).isEqualTo(new Coins(listed));
        assertThat(balance.left()).isEqualTo(new Coins(14_500).minusAtMost(new Coins(listed)));
        assertThat(shop.events())
                .filteredOn(event -> event.kind() == Kind.REFUND_AMOUNT_DIFFERS)
                .singleElement()
                .satisfies(event -> assertThat(event.arguments()).containsExactly("1000", Long.toString(listed)));
        assertThat(shop.attention()).singleElement().satisfies(cause -> {
            assertThat(cause.reason()).isEqualTo(Reason.REFUND_DIFFERS);
            assertThat(cause.text()).contains("10.00", new Coins(listed).toString());
        });
    }

    @Test
    void anotherAmountIsToldOnce() {
        Payment payment = shop.paid();
        Refund refund = pending(1_000);
        shop.bank.decide(refund.id(), "SUCCESS", amount(900));

        shop.follow(payment, MINUTE);
        shop.follow(payment, MINUTE);

        assertThat(shop.history()).containsOnlyOnce(Kind.REFUND_AMOUNT_DIFFERS, Kind.REFUND_SUCCEEDED);
    }

    @Test
    void theAmountInTheAnswerToTheCallCountsToo() {
        shop.paid();
        shop.bank.decides("SUCCESS", amount(900));

        assertThat(shop.refund(1_000).amount()).isEqualTo(new Coins(900));
    }

    @Test
    void aRefundThatIsPartlyReversedAfterItsSuccessCountsWithWhatIsLeftOfIt() {
        Payment payment = shop.paid();
        RefundLine lines = new RefundLine("item:1", 2, new Coins(6_667));
        Refund refund = shop.sendRefund.send(
                ApprovedRefund.of("p1", Samples.plan(6_667, lines), RefundOrigin.of(IRYNA, "Does not fit")));
        assertThat(refund.state()).isEqualTo(RefundState.SUCCEEDED);
        shop.bank.lists(refund.id(), amount(3_000));

        shop.follow(payment, MINUTE);

        Refund stored = shop.stored(refund);
        assertThat(stored.amount()).isEqualTo(new Coins(3_000));
        assertThat(stored.lines()).containsExactly(new RefundLine("item:1", 2, new Coins(3_000)));
        assertThat(shop.balances.stored("p1").left()).isEqualTo(new Coins(11_500));
    }

    @Test
    void anotherAmountOfAnOrderInDollarsIsCountedAtTheRateOfItsPurchase() {
        Payment payment = shop.paid(
                Samples.payment(PaymentState.COMPLETED, Currency.USD, 14_500),
                Samples.purchase("o1", 14_500, "44.3500", 643_075));
        shop.bank.decides("PENDING");
        RefundPlan ten = new RefundPlan(new Coins(1_000), new Coins(44_350), List.of());
        Refund refund = shop.sendRefund.send(ApprovedRefund.of("p1", ten, RefundOrigin.of(IRYNA, "")));
        shop.bank.decide(refund.id(), "SUCCESS", amount(88_700));

        shop.follow(payment, MINUTE);

        assertThat(shop.stored(refund).amount()).isEqualTo(new Coins(88_700));
        assertThat(shop.stored(refund).orderAmount()).isEqualTo(new Coins(2_000));
    }

    /** Of its own money nothing is spent, so what the bank lists is all of the order, to the last cent. */
    @Test
    void aRefundThatTheBankMadeOfTheWholeOrderIsOfTheWholeInDollarsToo() {
        Payment payment = shop.paid(
                Samples.payment(PaymentState.COMPLETED, Currency.USD, 100),
                Samples.purchase("o1", 100, "44.3333", 4_433));
        shop.bank.decides("PENDING");
        RefundPlan half = new RefundPlan(new Coins(50), new Coins(2_217), List.of());
        Refund refund = shop.sendRefund.send(ApprovedRefund.of("p1", half, RefundOrigin.of(IRYNA, "")));
        shop.bank.decide(refund.id(), "SUCCESS", amount(4_433));

        shop.follow(payment, MINUTE);

        assertThat(shop.stored(refund).orderAmount()).isEqualTo(new Coins(100));
    }

    @Test
    void theAmountOfARefundThatFailedDoesNotMatter() {
        Payment payment = shop.paid();
        Refund refund = pending(1_000);
        shop.bank.decide(refund.id(), "FAIL", amount(1));

        shop.follow(payment, MINUTE);

        assertThat(shop.stored(refund).amount()).isEqualTo(new Coins(1_000));
        assertThat(shop.history()).doesNotContain(Kind.REFUND_AMOUNT_DIFFERS);
    }

    private static Map<String, String> amount(long coins) {
        return Map.of("coinAmount", Long.toString(coins));
    }

    private Refund pending(long coins) {
        shop.bank.decides("PENDING");
        return shop.refund(coins);
    }

    /** A refund whose process ended in the middle. */
    private Refund left(RefundState state) {
        RefundOrigin origin = RefundOrigin.of(IRYNA, "");
        Refund refund = new Refund(
                "2f6b1c1e-7a6f-4f6e-9c41-0a2f63a1c001",
                "p1",
                Samples.ORDER,
                "o1",
                Samples.plan(1_000),
                state,
                origin,
                BankTrace.NONE.sent(shop.clock.instant()),
                shop.clock.instant());
        shop.ledger.add(refund);
        return refund;
    }

    private PaymentEvent lastEvent() {
        return shop.events().get(shop.events().size() - 1);
    }
}
