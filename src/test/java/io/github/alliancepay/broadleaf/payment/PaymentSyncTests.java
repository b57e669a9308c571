package io.github.alliancepay.broadleaf.payment;

import static io.github.alliancepay.broadleaf.payment.Payments.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.payment.OrderSubmission.Result;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.RefundTracker.Returned;
import io.github.alliancepay.testing.Log;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** One synchronisation after another: what is asked, written and submitted, over a real ledger. */
class PaymentSyncTests {

    private final Stage stage = new Stage();

    @Test
    void aPaymentNobodyKnowsIsNotSynchronised() {
        assertThat(stage.sync.sync("nobody", SyncTrigger.CLOCK)).isEmpty();
        assertThat(stage.sync.submit("nobody", "iryna")).isEmpty();
        assertThat(stage.bank.questions()).isEmpty();
    }

    @Test
    void anUnpaidPaymentStaysOpenAndIsAskedAboutAgain() {
        Payment payment = stage.opened();

        Payment after = stage.syncedByTheClock(payment);

        assertThat(after.state()).isEqualTo(PaymentState.OPEN);
        assertThat(after.lastAskedAt()).contains(stage.clock.instant());
        assertThat(stage.now(payment)).isEqualTo(after);
        assertThat(stage.bank.questions()).containsExactly("hpp-1");
        assertThat(stage.isDueIn(payment, Duration.ofMinutes(1))).isTrue();
        assertThat(stage.refunds.followed()).isEqualTo(1);
    }

    @Test
    void theClockAsksLessAndLessOften() {
        Payment payment = stage.opened();

        stage.syncedByTheClock(payment);
        stage.syncedByTheClock(payment);
        stage.syncedByTheClock(payment);

        assertThat(stage.isDueIn(payment, Duration.ofMinutes(5))).isTrue();
    }

    @Test
    void onlyWhatTheClockAskedForMakesItSlower() {
        Payment payment = stage.opened();

        stage.sync.sync(payment.id(), SyncTrigger.CALLBACK);
        stage.sync.sync(payment.id(), SyncTrigger.RETURN);

        assertThat(stage.isDueIn(payment, Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void moneyThatCameSubmitsTheOrder() {
        Payment after = stage.paid();

        assertThat(after.state()).isEqualTo(PaymentState.COMPLETED);
        assertThat(after.outcome()).isEqualTo(new Payment.Outcome("2026", Optional.of(9L), Optional.empty()));
        assertThat(stage.now(after)).isEqualTo(after);
        assertThat(stage.shop.asked()).containsExactly("submit PAID 1");
        assertThat(stage.history(after))
                .containsExactly(
                        "STARTED 27662",
                        "STATE_CHANGED CREATED OPEN",
                        "STATE_CHANGED OPEN PAID",
                        "STATE_CHANGED PAID COMPLETED");
        assertThat(stage.ledger.due(stage.clock.instant().plus(Duration.ofHours(23)), 50))
                .isEmpty();
    }

    @Test
    void moneyThatCameIsWrittenBeforeTheShopIsCalled() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.shop.does(() -> {
            assertThat(stage.now(payment).state()).isEqualTo(PaymentState.PAID);
            assertThat(stage.ledger.operations(payment.id())).containsExactly(purchase("SUCCESS"));
            return new Result.Submitted("2026", 9);
        });

        assertThat(stage.syncedByTheClock(payment).state()).isEqualTo(PaymentState.COMPLETED);
    }

    @Test
    void whatIsLoggedMeanwhileCarriesThePaymentsId() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.shop.does(() -> {
            assertThat(MDC.get("alliancepay.payment")).isEqualTo(payment.id());
            throw new IllegalStateException("The shop is away");
        });

        stage.syncedByTheClock(payment);

        assertThat(stage.shop.asked()).hasSize(1);
        assertThat(MDC.get("alliancepay.payment")).isNull();
    }

    @Test
    void aPaymentThatIsCompletedIsLookedAtAgainLate() {
        Payment payment = stage.paid();

        assertThat(payment.state()).isEqualTo(PaymentState.COMPLETED);
        assertThat(stage.isDueIn(payment, Duration.ofDays(1).minusMinutes(1))).isTrue();
    }

    @Test
    void aReportSaysWhatTheBankSaysAndLeavesTheRestToASynchronisation() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));

        assertThat(stage.sync.report(payment.id()).orElseThrow().state()).isEqualTo(PaymentState.PAID);

        assertThat(stage.now(payment)).isEqualTo(payment);
        assertThat(stage.shop.asked()).isEmpty();
    }

    @Test
    void aReportWithoutABankIsWhatTheLedgerKnows() {
        Payment payment = stage.opened();
        stage.bank.fails(new NotDoneException("no connection"));

        assertThat(stage.sync.report(payment.id()).orElseThrow().state()).isEqualTo(PaymentState.OPEN);
        assertThat(stage.sync.report("nobody")).isEmpty();
    }

    @Test
    void whatTheBankListsIsKeptWhenNothingComesOfIt() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("FAIL"));

        stage.syncedByTheClock(payment);

        assertThat(stage.ledger.operations(payment.id())).containsExactly(purchase("FAIL"));
    }

    @Test
    void theHistorySaysWhoAskedAndWhy() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));

        stage.updated(payment);

        assertThat(stage.ledger.events(payment.id()))
                .filteredOn(event -> event.actor().equals("iryna"))
                .hasSize(2)
                .allMatch(event -> event.trigger() == SyncTrigger.ADMIN)
                .allMatch(event -> event.at().equals(stage.clock.instant()));
    }

    @Test
    void aShopThatFailsIsTriedAgainEachMinuteAndToldOnce() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.shop.does(() -> {
            throw new IllegalStateException("out of stock");
        });

        for (int minute = 0; minute < 5; minute++) {
            assertThat(stage.syncedByTheClock(payment).state()).isEqualTo(PaymentState.PAID);
            assertThat(stage.isDueIn(payment, Duration.ofMinutes(1))).isTrue();
        }

        assertThat(stage.shop.asked()).hasSize(5).containsOnly("submit PAID 1");
        assertThat(stage.history(payment))
                .endsWith("SUBMISSION_POSTPONED IllegalStateException")
                .hasSize(4);
        assertThat(stage.now(payment).trouble())
                .contains(new Payment.Trouble("IllegalStateException", Payments.START.plusSeconds(60)));
    }

    @Test
    void anotherReasonIsToldToo() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.shop.answers(new Result.Later("OutOfStock"));
        stage.syncedByTheClock(payment);
        stage.shop.answers(new Result.Later("Locked"));
        stage.syncedByTheClock(payment);

        assertThat(stage.history(payment)).endsWith("SUBMISSION_POSTPONED OutOfStock", "SUBMISSION_POSTPONED Locked");
    }

    @Test
    void aShopThatWorksAgainGetsTheOrderSubmitted() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.shop.answers(new Result.Later("OutOfStock"));
        stage.syncedByTheClock(payment);
        stage.shop.answers(new Result.Submitted("2026", 9));

        Payment after = stage.syncedByTheClock(payment);

        assertThat(after.state()).isEqualTo(PaymentState.COMPLETED);
        assertThat(after.trouble()).isEmpty();
        assertThat(stage.shop.asked()).containsExactly("submit PAID 1", "submit PAID 1");
    }

    @Test
    void theBankIsAskedBeforeEachAttemptToSubmitAnOrder() {
        Payment payment = paidThoughTheShopCannotSubmit();

        stage.syncedByTheClock(payment);
        stage.reviews.retry(payment.id(), "iryna");

        assertThat(stage.bank.questions()).hasSize(3);
        assertThat(stage.shop.asked()).hasSize(3);
    }

    @Test
    void moneyThatWentBackBeforeTheShopRecoveredSubmitsNothing() {
        Payment payment = paidThoughTheShopCannotSubmit();
        stage.refunds.say(Returned.ALL);
        stage.shop.answers(new Result.Mismatch(ReviewReason.MONEY_RETURNED));

        assertThat(stage.syncedByTheClock(payment).state()).isEqualTo(PaymentState.RETURNED);

        assertThat(stage.shop.asked()).containsExactly("submit PAID 1", "withdraw PAID");
        assertThat(stage.refunds.followed()).isEqualTo(2);
    }

    @Test
    void moneyThatWentBackBeforeAPersonSubmitsTheOrderSubmitsNothing() {
        Payment payment = paidThoughTheShopCannotSubmit();
        stage.refunds.say(Returned.ALL);
        stage.shop.answers(new Result.Mismatch(ReviewReason.MONEY_RETURNED));

        assertThat(stage.reviews.retry(payment.id(), "iryna").orElseThrow().state())
                .isEqualTo(PaymentState.RETURNED);

        assertThat(stage.shop.asked()).containsExactly("submit PAID 1", "withdraw PAID");
    }

    @Test
    void whileTheBankIsSilentNoOrderIsSubmitted() {
        Payment payment = paidThoughTheShopCannotSubmit();
        stage.shop.answers(new Result.Submitted("2026", 9));
        stage.bank.fails(new NotDoneException("HTTP 503"));

        assertThat(stage.syncedByTheClock(payment).state()).isEqualTo(PaymentState.PAID);
        assertThat(stage.reviews.retry(payment.id(), "iryna").orElseThrow().state())
                .isEqualTo(PaymentState.PAID);
        assertThat(stage.shop.asked()).hasSize(1);
        assertThat(stage.isDueIn(payment, Duration.ofMinutes(1))).isTrue();

        stage.bank.works();
        assertThat(stage.syncedByTheClock(payment).state()).isEqualTo(PaymentState.COMPLETED);
    }

    private Payment paidThoughTheShopCannotSubmit() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.shop.answers(new Result.Later("OutOfStock"));
        return stage.syncedByTheClock(payment);
    }

    @Test
    void anUpdateOfAPaidPaymentThatStaysAsItIsTellsNothing() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.shop.answers(new Result.Later("OutOfStock"));
        stage.syncedByTheClock(payment);
        List<String> before = stage.history(payment);

        stage.updated(payment);
        stage.updated(payment);

        assertThat(stage.history(payment)).isEqualTo(before);
    }

    @Test
    void anUpdateOfAReviewThatStaysAsItIsTellsNothing() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS", "coinAmount", "100"));
        stage.syncedByTheClock(payment);
        assertThat(stage.history(payment)).endsWith("REVIEW_NEEDED AMOUNT_DIFFERS", "STATE_CHANGED OPEN REVIEW");
        List<String> before = stage.history(payment);

        stage.updated(payment);
        stage.updated(payment);

        assertThat(stage.history(payment)).isEqualTo(before);
        assertThat(stage.shop.asked()).isEmpty();
    }

    @Test
    void whatLastsIsLoggedOnce() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        IllegalStateException failure = new IllegalStateException("out of stock");
        stage.shop.does(() -> {
            throw failure;
        });
        List<ILoggingEvent> log = Log.of(SyncPass.class, Level.ERROR).during(() -> {
            stage.syncedByTheClock(payment);
            stage.syncedByTheClock(payment);
            stage.updated(payment);
        });

        assertThat(log)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Payment " + payment.id() + ": the shop failed",
                        "Payment " + payment.id()
                                + ": order 7 has its money, taken or held, and could not be submitted;"
                                + " it is tried again until it is: IllegalStateException");
        assertThat(log.get(0).getThrowableProxy().getMessage()).isEqualTo("out of stock");
    }

    @Test
    void moneyThatDoesNotFitIsLoggedOnce() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS", "coinAmount", "100"));

        List<ILoggingEvent> log = Log.of(SyncPass.class, Level.ERROR).during(() -> {
            stage.syncedByTheClock(payment);
            stage.updated(payment);
            stage.reviews.retry(payment.id(), "iryna");
        });

        assertThat(log).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains(payment.id(), "order 7", "needs a human decision: AMOUNT_DIFFERS"));
    }

    @Test
    void aShopThatFindsTheMoneyUnfitIsLoggedOnce() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.shop.answers(new Result.Mismatch(ReviewReason.ORDER_CHANGED));

        List<ILoggingEvent> log = Log.of(SyncPass.class, Level.ERROR).during(() -> {
            stage.syncedByTheClock(payment);
            stage.reviews.retry(payment.id(), "iryna");
        });

        assertThat(log).hasSize(1);
    }

    @Test
    void aBankThatStaysSilentIsToldOnceAndAskedAgainSoon() {
        Payment payment = stage.opened();
        stage.clock.pass(Duration.ofHours(1));
        stage.bank.fails(new NotDoneException("HTTP 503"));
        stage.syncedByTheClock(payment);
        stage.bank.fails(new OutcomeUnknownException("timeout 7"));
        SyncResult result = stage.updated(payment);

        assertThat(result.trouble()).containsInstanceOf(OutcomeUnknownException.class);
        assertThat(result.answer()).isEmpty();
        assertThat(result.payment().state()).isEqualTo(PaymentState.OPEN);
        assertThat(result.payment().lastAskedAt()).isEmpty();
        assertThat(stage.history(payment)).endsWith("BANK_SILENT HTTP 503").hasSize(3);
    }

    @Test
    void aSilenceThatBeginsAgainIsToldAgain() {
        Payment payment = stage.opened();
        stage.bank.fails(new NotDoneException("HTTP 503"));
        stage.syncedByTheClock(payment);
        stage.bank.works();
        stage.syncedByTheClock(payment);
        stage.bank.fails(new NotDoneException("HTTP 502"));
        stage.syncedByTheClock(payment);

        assertThat(stage.history(payment)).endsWith("BANK_SILENT HTTP 503", "BANK_SILENT HTTP 502");
    }

    @Test
    void aDeclineIsKeptWithItsCodes() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("FAIL", "actionCode", "1", "responseCode", "16"));

        assertThat(stage.syncedByTheClock(payment).decline()).isEqualTo("1.16");
    }

    @Test
    void aRefusalIsShownAndChangesNothing() {
        Payment payment = stage.opened();
        stage.bank.fails(new RefusedException("b_no", "no such thing"));

        SyncResult result = stage.updated(payment);

        assertThat(result.trouble()).containsInstanceOf(RefusedException.class);
        assertThat(stage.now(payment).state()).isEqualTo(PaymentState.OPEN);
        assertThat(stage.history(payment)).endsWith("BANK_SILENT no such thing");
    }

    @Test
    void anOrderThatTheBankDoesNotKnowIsAskedAboutSomeTimesADayAndToldOnce() {
        Payment payment = stage.opened();
        stage.bank.fails(new RefusedException("b_order_not_found", "no such order"));
        askedWhileDue(payment, Duration.ofDays(30), Duration.ofHours(1));

        assertThat(askedWhileDue(payment, Duration.ofDays(1), Duration.ofMinutes(1)))
                .isBetween(1, 5);

        assertThat(stage.history(payment))
                .filteredOn(line -> line.startsWith(Kind.BANK_SILENT.name()))
                .hasSize(1);
    }

    private int askedWhileDue(Payment payment, Duration period, Duration pause) {
        int before = stage.bank.questions().size();
        for (long look = 0; look < period.dividedBy(pause); look++) {
            stage.clock.pass(pause);
            stage.ledger.due(stage.clock.instant(), 50).forEach(due -> stage.sync.sync(due, SyncTrigger.CLOCK));
        }
        return stage.bank.questions().size() - before;
    }

    @Test
    void aPaidOrderThatTheBankCallsOverIsNotSubmittedAndItIsSaid() {
        Payment payment = paidThoughTheShopCannotSubmit();
        stage.bank.fails(new RefusedException(RefusedException.ORDER_EXPIRED, "over"));

        assertThat(stage.syncedByTheClock(payment).state()).isEqualTo(PaymentState.PAID);

        assertThat(stage.shop.asked()).hasSize(1);
        assertThat(stage.history(payment)).endsWith("BANK_SILENT over");
        assertThat(stage.isDueIn(payment, Duration.ofMinutes(2))).isTrue();
    }

    @Test
    void aPageThatTheBankCallsOverIsExpired() {
        Payment payment = stage.opened();
        stage.bank.fails(new RefusedException(RefusedException.ORDER_EXPIRED, "over"));

        assertThat(stage.syncedByTheClock(payment).state()).isEqualTo(PaymentState.EXPIRED);
    }

    @Test
    void aPaymentSomebodyWorksOnIsShownAsItIs() {
        Payment payment = stage.opened();
        stage.bank.whileAsked(() -> {
            SyncResult other =
                    stage.sync.sync(payment.id(), SyncTrigger.ADMIN, "iryna").orElseThrow();
            assertThat(other).isEqualTo(SyncResult.unasked(payment));
        });

        stage.syncedByTheClock(payment);

        assertThat(stage.bank.questions()).hasSize(1);
    }

    @Test
    void aRequestDuringASynchronisationLeadsToAnother() {
        Payment payment = stage.opened();
        stage.bank.whileAsked(() -> stage.ledger.requestSync(payment.id(), SyncTrigger.RETURN, stage.clock.instant()));

        stage.syncedByTheClock(payment);

        assertThat(stage.isDueIn(payment, Duration.ZERO)).isTrue();
    }

    /** Another node took over, since this one was away for longer than a lease. */
    @Test
    void aNodeThatLostThePaymentWritesNothingAndSubmitsNothing() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.bank.whileAsked(this::anotherNodeTakesOver);

        Payment after = stage.syncedByTheClock(payment);

        assertThat(after).isEqualTo(payment);
        assertThat(stage.shop.asked()).isEmpty();
        assertThat(stage.history(payment)).hasSize(2);
    }

    @Test
    void aNodeThatLostAnUnpaidPaymentWritesNothing() {
        Payment payment = stage.opened();
        stage.bank.whileAsked(this::anotherNodeTakesOver);

        assertThat(stage.syncedByTheClock(payment)).isEqualTo(payment);
        assertThat(stage.now(payment).lastAskedAt()).isEmpty();
    }

    @Test
    void aNodeThatLosesThePaymentWhileTheShopWorksLeavesItToTheOther() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.shop.does(() -> {
            anotherNodeTakesOver();
            return new Result.Submitted("2026", 9);
        });

        assertThat(stage.syncedByTheClock(payment).state()).isEqualTo(PaymentState.PAID);
        assertThat(stage.now(payment).state()).isEqualTo(PaymentState.PAID);
    }

    /** The lease lasts for the shop's work too, from when that begins. */
    @Test
    void theLeaseIsRenewedBeforeTheShopIsCalled() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.bank.whileAsked(() -> stage.clock.pass(Duration.ofMinutes(2)));
        stage.shop.does(() -> {
            stage.clock.pass(Duration.ofMinutes(2));
            assertThat(stage.ledger.due(stage.clock.instant(), 50)).isEmpty();
            return new Result.Submitted("2026", 9);
        });

        assertThat(stage.syncedByTheClock(payment).state()).isEqualTo(PaymentState.COMPLETED);
    }

    private void anotherNodeTakesOver() {
        stage.clock.pass(SyncPass.LEASE.plusSeconds(1));
        String payment = stage.last().id();
        assertThat(stage.ledger.claim(
                        payment, stage.clock.instant(), stage.clock.instant().plusSeconds(60)))
                .isPresent();
    }

    @Test
    void moneyThatWentBackTakesThePaymentOffTheOrder() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.refunds.say(Returned.ALL);
        stage.shop.answers(new Result.Mismatch(ReviewReason.MONEY_RETURNED));

        Payment after = stage.syncedByTheClock(payment);

        assertThat(after.state()).isEqualTo(PaymentState.RETURNED);
        assertThat(stage.shop.asked()).containsExactly("withdraw PAID");
        assertThat(stage.isDueIn(payment, Duration.ofMinutes(2))).isTrue();
    }

    @Test
    void moneyOfWhichSomeWentBackNeedsAPerson() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.refunds.say(Returned.SOME);
        stage.shop.answers(new Result.Mismatch(ReviewReason.MONEY_RETURNED));

        Payment after = stage.syncedByTheClock(payment);

        assertThat(after.state()).isEqualTo(PaymentState.REVIEW);
        assertThat(after.outcome().review()).contains(ReviewReason.MONEY_RETURNED);
    }

    @Test
    void refundsMayWantTheBankAskedEarlier() {
        Payment payment = stage.opened();
        stage.refunds.wantToBeAskedAboutIn(Duration.ofSeconds(20));

        stage.syncedByTheClock(payment);

        assertThat(stage.isDueIn(payment, Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void oneAnswerThatTheOrderIsOverDoesNotEndThePursuitOfARefund() {
        Payment payment = stage.paid();
        stage.refunds.wantToBeAskedAboutIn(Duration.ofMinutes(10));
        stage.bank.fails(new RefusedException(RefusedException.ORDER_EXPIRED, "over"));

        assertThat(stage.syncedByTheClock(payment).state()).isEqualTo(PaymentState.COMPLETED);

        assertThat(stage.isDueIn(payment, Duration.ofMinutes(10))).isTrue();
    }

    @Test
    void refundsThatFailAreFollowedAgainSoonAndKeepNothingElseFromGoingOn() {
        stage.refunds.fail();

        Payment after = stage.paid();

        assertThat(after.state()).isEqualTo(PaymentState.COMPLETED);
        assertThat(stage.isDueIn(after, Duration.ofMinutes(2))).isTrue();
    }

    /** Whether the money is still there is not known, so nothing is submitted with it. */
    @Test
    void nothingIsSubmittedWhileARefundOfTheBankCannotBeFollowed() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"), cabinetRefund("SUCCESS"));
        stage.refunds.fail();

        Payment after = stage.syncedByTheClock(payment);

        assertThat(after.state()).isEqualTo(PaymentState.PAID);
        assertThat(stage.shop.asked()).isEmpty();
        assertThat(stage.isDueIn(after, Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void aRefundThatFailedKeepsNothingFromBeingSubmitted() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"), cabinetRefund("FAIL"));
        stage.refunds.fail();

        assertThat(stage.syncedByTheClock(payment).state()).isEqualTo(PaymentState.COMPLETED);
    }

    private static Operation cabinetRefund(String status) {
        return Operation.of(Map.of("ecomOperationId", "r1", "type", "REFUND", "status", status, "coinAmount", "100"));
    }

    @Test
    void aCallbackFindsAPageWhoseOpeningWasNeverAnswered() {
        Payment payment = unanswered();
        stage.bank.lists(purchase("SUCCESS"));

        callback("hpp-1");
        Payment after = stage.sync.sync(payment.id(), SyncTrigger.CALLBACK).orElseThrow();

        assertThat(after.state()).isEqualTo(PaymentState.COMPLETED);
        assertThat(after.hppOrderId()).contains("hpp-1");
        assertThat(after.page().orElseThrow().expiresAt()).isEqualTo(Payments.START.plus(Duration.ofHours(24)));
        assertThat(stage.history(payment))
                .endsWith("STATE_CHANGED CREATED OPEN", "STATE_CHANGED OPEN PAID", "STATE_CHANGED PAID COMPLETED");
    }

    @Test
    void aCallbackThatNamesAnothersOrderIsToldOnceAndNotUsed() {
        stage.opened(Stage.ANOTHER);
        stage.bank.lists(purchase("SUCCESS"));
        Payment payment = unanswered();

        for (int call = 0; call < 3; call++) {
            callback("hpp-1");
            SyncResult result = stage.sync
                    .sync(payment.id(), SyncTrigger.CALLBACK, "system")
                    .orElseThrow();
            assertThat(result.answer()).isEmpty();
        }

        assertThat(stage.bank.questions()).containsExactly("hpp-1", "hpp-1", "hpp-1");
        assertThat(stage.now(payment).state()).isEqualTo(PaymentState.CREATED);
        assertThat(stage.history(payment))
                .filteredOn(line -> line.startsWith(Kind.HINT_REFUSED.name()))
                .hasSize(1);
        assertThat(stage.ledger.operations(payment.id())).isEmpty();
        assertThat(stage.refunds.followed()).isZero();
    }

    @Test
    void aPageThatWasNeverOpenedIsGivenUp() {
        Payment payment = unanswered();
        stage.clock.pass(Duration.ofMinutes(2));

        assertThat(stage.syncedByTheClock(payment).state()).isEqualTo(PaymentState.ABANDONED);
        assertThat(stage.bank.questions()).isEmpty();
    }

    /** A payment whose opening the bank did not answer, though it has the order. */
    private Payment unanswered() {
        stage.bank.losesAnswers(new OutcomeUnknownException("timeout"));
        assertThat(stage.start.start(Stage.BILL, Stage.SHOPPER).opened()).isCompletedExceptionally();
        stage.bank.works();
        return stage.last();
    }

    private void callback(String hppOrderId) {
        String token =
                stage.bank.lastRequest().addresses().callback().getQuery().substring("t=".length());
        assertThat(stage.ledger.requestSync(token, Optional.of(hppOrderId), stage.clock.instant()))
                .isTrue();
    }
}
