package io.github.alliancepay.broadleaf.refund;

import static io.github.alliancepay.broadleaf.refund.RefundingShop.IRYNA;
import static io.github.alliancepay.broadleaf.refund.Samples.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendRefundTests {

    private static final RefundOrigin ADMIN = RefundOrigin.of(IRYNA, "Does not fit");

    private final RefundingShop shop = new RefundingShop();

    @Test
    void aDraftIsShownAndThenConfirmed() {
        shop.paid();

        String draft = shop.sendRefund.draft(shop.approved(1_000));
        assertThat(shop.ledger.ofPayment("p1")).isEmpty();
        assertThat(shop.bank.timesSent()).isZero();
        Refund sent = shop.sendRefund.confirm("p1", draft, IRYNA);

        assertThat(sent.id()).isEqualTo(draft);
        assertThat(sent.state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(shop.bank.refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.amount()).contains(new Coins(1_000));
            assertThat(refund.field("merchantRequestId")).isEqualTo(draft);
            assertThat(refund.field("originalOperationId")).isEqualTo("o1");
        });
        assertThat(shop.stored(sent)).isEqualTo(sent);
    }

    @Test
    void aDraftConfirmedTwiceIsSentOnce() {
        shop.paid();
        String draft = shop.sendRefund.draft(shop.approved(1_000));

        Refund first = shop.sendRefund.confirm("p1", draft, IRYNA);
        Refund second = shop.sendRefund.confirm("p1", draft, IRYNA);

        assertThat(second).isEqualTo(first);
        assertThat(shop.bank.timesSent()).isEqualTo(1);
    }

    @Test
    void onlyThePersonWhoSawTheSumsConfirmsThemAndForThatPayment() {
        shop.paid();
        String draft = shop.sendRefund.draft(shop.approved(1_000));

        assertRefused(RefundRefusal.FORM_EXPIRED, () -> shop.sendRefund.confirm("p1", draft, "mallory"));
        assertRefused(RefundRefusal.FORM_EXPIRED, () -> shop.sendRefund.confirm("p2", draft, IRYNA));
        assertRefused(RefundRefusal.FORM_EXPIRED, () -> shop.sendRefund.confirm("p1", "no-such-draft", IRYNA));
        assertThat(shop.bank.timesSent()).isZero();
    }

    @Test
    void aDraftOfHalfADayIsThrownAwayWithTheNextOne() {
        shop.paid();
        String old = shop.sendRefund.draft(shop.approved(1_000));
        shop.clock.pass(Duration.ofHours(13));

        String next = shop.sendRefund.draft(shop.approved(2_000));

        assertThat(shop.ledger.find(old)).isEmpty();
        assertRefused(RefundRefusal.FORM_EXPIRED, () -> shop.sendRefund.confirm("p1", old, IRYNA));
        assertThat(shop.sendRefund.confirm("p1", next, IRYNA).orderAmount()).isEqualTo(new Coins(2_000));
    }

    @Test
    void aDraftOfHalfADayIsNotConfirmed() {
        shop.paid();
        String draft = shop.sendRefund.draft(shop.approved(1_000));
        shop.clock.pass(Duration.ofHours(12).plusMillis(1));

        assertRefused(RefundRefusal.FORM_EXPIRED, () -> shop.sendRefund.confirm("p1", draft, IRYNA));
        assertRefused(RefundRefusal.FORM_EXPIRED, () -> shop.sendRefund.find("p1", draft, IRYNA));
        assertThat(shop.bank.timesSent()).isZero();
    }

    @Test
    void aRefundThatWasConfirmedInTimeIsFoundLater() {
        shop.paid();
        String draft = shop.sendRefund.draft(shop.approved(1_000));
        Refund sent = shop.sendRefund.confirm("p1", draft, IRYNA);
        shop.clock.pass(Duration.ofDays(1));

        assertThat(shop.sendRefund.confirm("p1", draft, IRYNA).id()).isEqualTo(sent.id());
        assertThat(shop.bank.timesSent()).isEqualTo(1);
    }

    @Test
    void aDraftOfAnHourIsKept() {
        shop.paid();
        String draft = shop.sendRefund.draft(shop.approved(1_000));
        shop.clock.pass(Duration.ofHours(1));
        shop.sendRefund.draft(shop.approved(2_000));

        Refund sent = shop.sendRefund.confirm("p1", draft, IRYNA);

        assertThat(sent.createdAt()).as("when it was confirmed").isEqualTo(shop.clock.instant());
    }

    /** Its process stood still for half a day, and another node has thrown the draft away. */
    @Test
    void aRefundWhoseDraftWasThrownAwayIsRefused() {
        shop.paid();
        RefundLedger forgetful = (RefundLedger) Proxy.newProxyInstance(
                RefundLedger.class.getClassLoader(),
                new Class<?>[] {RefundLedger.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("find")) {
                        shop.ledger.forgetDrafts("p1", shop.clock.instant().plusSeconds(1));
                    }
                    return method.invoke(shop.ledger, arguments);
                });
        SendRefund slow = shop.sendRefund(forgetful);

        assertRefused(RefundRefusal.FORM_EXPIRED, () -> slow.send(shop.approved(1_000)));
        assertThat(shop.bank.timesSent()).isZero();
    }

    @Test
    void aPaymentThatDoesNotExistHasNoDraft() {
        assertRefused(RefundRefusal.NOT_PAID, () -> shop.sendRefund.draft(shop.approved(1_000)));
    }

    @Test
    void anApprovalIsSentOnceHoweverOftenItIsRepeated() {
        shop.paid();
        ApprovedRefund approved = shop.approved(1_000);

        Refund first = shop.sendRefund.send(approved);
        Refund second = shop.sendRefund.send(approved);

        assertThat(second).isEqualTo(first);
        assertThat(shop.bank.refunds()).hasSize(1);
    }

    @Test
    void aSecondRefundWaitsForTheOutcomeOfTheFirst() {
        shop.paid();
        shop.bank.answers(TestBank.Answer.LOST_CALL);
        shop.refund(1_000);
        shop.bank.answers(TestBank.Answer.COMES);
        String draft = shop.sendRefund.draft(shop.approved(2_000));

        assertRefused(RefundRefusal.IN_FLIGHT, () -> shop.sendRefund.confirm("p1", draft, IRYNA));

        assertThat(shop.bank.timesSent()).isEqualTo(1);
        assertThat(shop.ledger.find(draft)).map(Refund::state).contains(RefundState.DRAFTED);
    }

    @Test
    void aRefundThatNoLongerFitsIsADraftAgainAndInNobodysWay() {
        shop.paid();
        String draft = shop.sendRefund.draft(shop.approved(10_000));
        shop.bank.cabinetRefund("cabinet", "o1", 5_000, "SUCCESS");

        assertRefused(RefundRefusal.TOO_MUCH, () -> shop.sendRefund.confirm("p1", draft, IRYNA), "95.00", "100.00");

        assertThat(shop.ledger.find(draft)).map(Refund::state).contains(RefundState.DRAFTED);
        assertThat(shop.bank.timesSent()).isZero();
        assertThat(shop.refund(9_500).state()).isEqualTo(RefundState.SUCCEEDED);
    }

    @Test
    void unitsThatWentBackMeanwhileAreNotReturnedTwice() {
        shop.paid();
        RefundPlan plan = Samples.plan(6_666, new RefundLine("item:1", 2, new Coins(6_666)));
        String mine = shop.sendRefund.draft(ApprovedRefund.of("p1", plan, ADMIN));
        String theirs = shop.sendRefund.draft(ApprovedRefund.of("p1", plan, ADMIN));

        shop.sendRefund.confirm("p1", theirs, IRYNA);

        assertRefused(RefundRefusal.TOO_MANY, () -> shop.sendRefund.confirm("p1", mine, IRYNA), "Article 1", "1", "2");
    }

    @Test
    void nothingIsSentWhileTheBankCannotBeAsked() {
        shop.paid();
        String draft = shop.sendRefund.draft(shop.approved(1_000));
        shop.bank.isSilent();

        assertRefused(RefundRefusal.BANK_SILENT, () -> shop.sendRefund.confirm("p1", draft, IRYNA));
        assertThat(shop.bank.timesSent()).isZero();
        shop.bank.isBack();

        assertThat(shop.sendRefund.confirm("p1", draft, IRYNA).state()).isEqualTo(RefundState.SUCCEEDED);
    }

    @Test
    void aPaymentWithoutMoneyReturnsNoneAndTheBankIsNotAsked() {
        shop.paid(PaymentState.OPEN);

        assertRefused(RefundRefusal.NOT_PAID, () -> shop.refund(1_000));

        assertThat(shop.bank.timesAsked()).isZero();
    }

    @Test
    void theClockWatchesARefundFromBeforeItIsSent() {
        shop.paid();
        shop.payments.requestSync("p1", SyncTrigger.CLOCK, shop.clock.instant().plus(Duration.ofDays(1)));
        shop.bank.answers(TestBank.Answer.LOST_CALL);

        shop.refund(1_000);

        assertThat(shop.payments.due(shop.clock.instant().plusSeconds(59), 10)).isEmpty();
        assertThat(shop.payments.due(shop.clock.instant().plusSeconds(60), 10)).containsExactly("p1");
    }

    /** The bank's call may never arrive, and a person looks at the window. */
    @Test
    void whatBecameOfAPendingRefundIsAskedAfterSeconds() {
        shop.paid();
        shop.bank.decides("PENDING");

        shop.refund(1_000);

        assertThat(shop.payments.due(shop.clock.instant().plusSeconds(9), 10)).isEmpty();
        assertThat(shop.payments.due(shop.clock.instant().plusSeconds(10), 10)).containsExactly("p1");
    }

    @Test
    void aSynchronisationThatEndsJustBeforeDoesNotTakeTheRefundFromTheClock() {
        Payment payment = shop.paid();
        shop.bank.answers(TestBank.Answer.LOST_CALL);
        RefundLedger interrupted = mock(RefundLedger.class, delegatesTo(shop.ledger));
        doAnswer(call -> {
                    synchronise(payment);
                    return shop.ledger.move(call.getArgument(0), RefundState.DRAFTED);
                })
                .when(interrupted)
                .move(any(), eq(RefundState.DRAFTED));

        shop.sendRefund(interrupted).send(shop.approved(1_000));

        assertThat(shop.onlyRefund().state()).isEqualTo(RefundState.UNKNOWN);
        assertThat(shop.payments.due(shop.clock.instant().plusSeconds(60), 10)).containsExactly("p1");
    }

    private void synchronise(Payment payment) {
        Instant now = shop.clock.instant();
        Lease lease = shop.payments
                .claim(payment.id(), now, now.plus(Duration.ofMinutes(3)))
                .orElseThrow();
        Optional<Instant> next = shop.tracker.follow(payment, shop.bank.answer(), now);
        assertThat(next).isEmpty();
        shop.payments.release(lease, payment, List.of(), next, List.of());
    }

    @Test
    void aProcessThatEndsWithTheConfirmationLeavesTheRefundToTheClock() {
        shop.paid();
        RefundLedger dying = mock(RefundLedger.class, delegatesTo(shop.ledger));
        doAnswer(call -> {
                    shop.ledger.move(call.getArgument(0), RefundState.DRAFTED);
                    throw new IllegalStateException("The process ends");
                })
                .when(dying)
                .move(any(), eq(RefundState.DRAFTED));

        assertThatThrownBy(() -> shop.sendRefund(dying).send(shop.approved(1_000)))
                .hasMessage("The process ends");

        assertThat(shop.onlyRefund().state()).isEqualTo(RefundState.REQUESTED);
        assertThat(shop.payments.due(shop.clock.instant().plusSeconds(60), 10)).containsExactly("p1");
    }

    @Test
    void aDraftThatTwoConfirmAtTheSameMomentIsSentOnce() {
        shop.paid();
        String draft = shop.sendRefund.draft(shop.approved(1_000));
        RefundLedger slow = mock(RefundLedger.class, delegatesTo(shop.ledger));
        doAnswer(call -> {
                    shop.sendRefund.confirm("p1", draft, IRYNA);
                    return shop.ledger.move(call.getArgument(0), RefundState.DRAFTED);
                })
                .when(slow)
                .move(any(), eq(RefundState.DRAFTED));

        Refund second = shop.sendRefund(slow).confirm("p1", draft, IRYNA);

        assertThat(second.state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(shop.bank.timesSent()).isEqualTo(1);
    }

    @Test
    void theBanksCallAboutARefundMakesItsPaymentDue() {
        shop.paid();
        shop.bank.decides("PENDING");
        shop.refund(1_000);
        assertThat(shop.payments.due(shop.clock.instant(), 10)).isEmpty();

        assertThat(shop.payments.requestSync(shop.addresses.lastToken(), Optional.empty(), shop.clock.instant()))
                .isTrue();

        assertThat(shop.payments.due(shop.clock.instant(), 10)).containsExactly("p1");
    }

    @Test
    void nobodyIsAnsweredByTheBooksAndASynchronisationIsAskedToWriteThem() {
        Payment payment = shop.paid();
        shop.booksFailFor("10.00");

        assertThat(shop.refund(1_000).state()).isEqualTo(RefundState.SUCCEEDED);

        assertThat(shop.books).isEmpty();
        assertThat(shop.payments.due(shop.clock.instant(), 10)).containsExactly("p1");
        shop.booksFailFor();
        shop.follow(payment, Duration.ZERO);
        assertThat(shop.books).containsExactly("10.00");
    }

    @Test
    void anAmountBelongsToNoLineAndTheWholeBalanceToAll() {
        shop.paid();

        Refund part = shop.sendRefund.sendAmount("p1", new Coins(4_500), ADMIN);
        Refund rest = shop.sendRefund.sendAmount("p1", new Coins(10_000), ADMIN);

        assertThat(part.lines()).isEmpty();
        assertThat(RefundLine.sum(rest.lines())).isEqualTo(new Coins(10_000));
        assertThat(shop.balances.stored("p1").left()).isEqualTo(Coins.ZERO);
        assertRefused(RefundRefusal.NOTHING_LEFT, () -> shop.sendRefund.sendAmount("p1", new Coins(1), ADMIN));
    }

    /** 145.00 dollars must never go out as 145.00 hryvnias. */
    @Test
    void anAmountInDollarsIsConvertedEvenWhenTheBankNamesNoRate() {
        shop.paid(
                Samples.payment(PaymentState.COMPLETED, Currency.USD, 14_500),
                Samples.purchase("o1", 14_500, "", 643_075));

        Refund part = shop.sendRefund.sendAmount("p1", new Coins(4_500), ADMIN);
        Refund rest = shop.sendRefund.sendAmount("p1", new Coins(10_000), ADMIN);

        assertThat(part.amount()).isEqualTo(new Coins(199_575));
        assertThat(rest.amount()).isEqualTo(new Coins(443_500));
        assertThat(rest.currency(shop.payments.find("p1").orElseThrow())).isEqualTo(Currency.USD);
    }

    @Test
    void anAmountInDollarsIsNotReturnedWhenNobodyKnowsWhatWasPaidInDollars() {
        Payment payment =
                shop.paid(Samples.payment(PaymentState.REVIEW, Currency.USD, 14_500), Samples.purchase("o1", 643_075));

        assertRefused(RefundRefusal.OTHER_CURRENCY, () -> shop.sendRefund.sendAmount("p1", new Coins(4_500), ADMIN));
        assertThat(shop.bank.timesSent()).isZero();
        Refund whole = shop.sendRefund.sendFullBalance("p1", ADMIN).get(0);
        assertThat(whole.orderAmount()).isEqualTo(new Coins(643_075));
        assertThat(whole.currency(payment)).isEqualTo(Currency.UAH);
    }

    @Test
    void theFullBalanceOfAnOrderPaidTwiceNeedsTwoRefunds() {
        paidTwice();

        List<Refund> sent = shop.sendRefund.sendFullBalance("p1", ADMIN);

        assertThat(sent).extracting(Refund::operationId).containsExactly("o1", "o2");
        assertThat(sent).extracting(Refund::state).containsOnly(RefundState.SUCCEEDED);
        assertThat(shop.balances.current("p1").blocked()).contains(RefundRefusal.NOTHING_LEFT);
    }

    @Test
    void whenOnePartFailsTheOthersAreNotTried() {
        paidTwice();
        shop.bank.decides("FAIL");

        List<Refund> sent = shop.sendRefund.sendFullBalance("p1", ADMIN);

        assertThat(sent).extracting(Refund::state).containsExactly(RefundState.FAILED);
        assertThat(shop.bank.timesSent()).isEqualTo(1);
    }

    @Test
    void whenTheOutcomeOfOnePartIsOpenTheOthersAreNotTried() {
        paidTwice();
        shop.bank.answers(TestBank.Answer.LOST_CALL);

        List<Refund> sent = shop.sendRefund.sendFullBalance("p1", ADMIN);

        assertThat(sent).extracting(Refund::state).containsExactly(RefundState.UNKNOWN);
        assertThat(shop.bank.timesSent()).isEqualTo(1);
    }

    @Test
    void whatWentBackIsReportedEvenWhenTheRestIsRefused() {
        paidTwice();
        shop.bank.afterARefund(shop.bank::isSilent);

        List<Refund> sent = shop.sendRefund.sendFullBalance("p1", ADMIN);

        assertThat(sent).extracting(Refund::state).containsExactly(RefundState.SUCCEEDED);
    }

    @Test
    void nothingIsSentOfAPaymentThatIsReturnedAlready() {
        shop.paid();
        shop.refund(14_500);

        assertRefused(RefundRefusal.NOTHING_LEFT, () -> shop.sendRefund.sendFullBalance("p1", ADMIN));
    }

    @Test
    void theBankReadsTheComment() {
        shop.paid();
        RefundOrigin origin = new RefundOrigin(IRYNA, "Розбилося", "Broken, order 7");

        shop.sendRefund.send(ApprovedRefund.of("p1", Samples.plan(1_000), origin));

        assertThat(shop.bank.refunds())
                .extracting(refund -> refund.field("comment"))
                .containsExactly("Broken, order 7");
        assertThat(shop.onlyRefund().reason()).isEqualTo("Розбилося");
    }

    @Test
    void aRefundWithoutACommentGetsTheUsualOneAndAnotherKeepsItsOwn() {
        shop.paid();

        shop.sendRefund.sendAmount("p1", new Coins(1_000), ADMIN);
        shop.sendRefund.sendAmount("p1", new Coins(1_000), new RefundOrigin(IRYNA, "", "Broken, order 7"));

        assertThat(shop.bank.refunds())
                .extracting(refund -> refund.field("comment"))
                .containsExactly("Refund of operation o1, order 2026-7", "Broken, order 7");
    }

    @Test
    void theHistorySaysWhoSentARefundAndWhatBecameOfIt() {
        shop.paid();

        shop.refund(1_000);

        assertThat(shop.history()).containsExactly(Kind.REFUND_SENT, Kind.REFUND_SUCCEEDED);
        assertThat(shop.events()).allSatisfy(event -> {
            assertThat(event.trigger()).isEqualTo(SyncTrigger.ADMIN);
            assertThat(event.actor()).isEqualTo(IRYNA);
            assertThat(event.arguments()).containsExactly("1000");
        });
    }

    @Test
    void theHistoryTellsTheHostsRefundsFromThePluginsOwn() {
        shop.paid();

        shop.sendRefund.sendAmount("p1", new Coins(1_000), RefundOrigin.of(RefundOrigin.HOST, ""));
        shop.sendRefund.sendAmount("p1", new Coins(1_000), RefundOrigin.of(RefundOrigin.SYSTEM, ""));

        assertThat(shop.events())
                .extracting(event -> event.trigger())
                .containsExactly(SyncTrigger.HOST, SyncTrigger.HOST, SyncTrigger.CLOCK, SyncTrigger.CLOCK);
    }

    @Test
    void anOrderInDollarsIsReturnedInHryvniasAtTheRateOfThePurchase() {
        Payment payment = Samples.payment(PaymentState.COMPLETED, Currency.USD, 14_500);
        shop.paid(payment, Samples.purchase("o1", 14_500, "44.3500", 643_075));

        Refund sent = shop.sendRefund.sendAmount("p1", new Coins(1_000), ADMIN);

        assertThat(sent.orderAmount()).isEqualTo(new Coins(1_000));
        assertThat(shop.bank.refunds())
                .extracting(refund -> refund.amount())
                .containsExactly(Optional.of(new Coins(44_350)));
    }

    /** What a person saw may be the payment before, or code of the shop may ask for anything. */
    @Test
    void aHoldIsReleasedAsAWholeWhateverWasApproved() {
        shop.paid(held(), hold());

        assertRefused(RefundRefusal.HOLD_AS_A_WHOLE, () -> shop.refund(1_000));
        assertThat(shop.bank.timesSent()).isZero();
        assertThat(shop.refund(14_500).state()).isEqualTo(RefundState.SUCCEEDED);
    }

    @Test
    void ofAHoldNoPartIsPlanned() {
        shop.paid(held(), hold());

        assertRefused(RefundRefusal.HOLD_AS_A_WHOLE, () -> new RefundCalculator(shop.balances.stored("p1"))
                .plan(new Coins(1_000)));
    }

    @Test
    void aHoldIsReleased() {
        shop.paid(held(), hold());

        Refund release = shop.sendRefund.release("p1", ADMIN);

        assertThat(release.state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(shop.bank.refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.amount()).contains(new Coins(14_500));
            assertThat(refund.field("originalOperationId")).isEqualTo("o1");
        });
    }

    @Test
    void theReleaseOfAHoldNeverBecomesARefundOfWhatWasTakenMeanwhile() {
        shop.paid(held(), hold());
        String draft = shop.sendRefund.draft(shop.approved(14_500));
        shop.bank.receive(completion("SUCCESS"));

        assertRefused(RefundRefusal.NOT_HELD, () -> shop.sendRefund.confirm("p1", draft, IRYNA));
        assertThat(shop.bank.timesSent()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "SUCCESS"})
    void aHoldThatIsBeingCompletedInTheBanksCabinetIsNotReleased(String status) {
        Payment payment = shop.paid(held(), hold());
        shop.bank.receive(completion(status));

        RefundRefusedException refused =
                catchThrowableOfType(() -> shop.sendRefund.release(payment.id(), ADMIN), RefundRefusedException.class);

        assertThat(refused.refusal())
                .isEqualTo(status.equals("PENDING") ? RefundRefusal.BEING_COMPLETED : RefundRefusal.NOT_HELD);
        assertThat(shop.bank.timesSent()).isZero();
    }

    private static Payment held() {
        return Samples.by(
                PaymentRoute.hold("merchant", Samples.NOON.plus(Duration.ofDays(7))),
                Samples.payment(PaymentState.AUTHORIZED, Currency.UAH, 14_500));
    }

    private static Operation hold() {
        return Samples.purchase("o1", 14_500, Map.of("type", "PREAUTH"));
    }

    private static Operation completion(String status) {
        return Operation.of(Map.of(
                "ecomOperationId",
                "c1",
                "operationId",
                "o2",
                "type",
                "COMPLETION",
                "status",
                status,
                "coinAmount",
                "14500"));
    }

    private void paidTwice() {
        shop.paid(PaymentState.COMPLETED, Samples.purchase("o1", 14_500), Samples.purchase("o2", 14_500));
    }
}
