package io.github.alliancepay.broadleaf.payment;

import static io.github.alliancepay.broadleaf.payment.Payments.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.StartPayment.Started;
import io.github.alliancepay.testing.Crowd;
import io.github.alliancepay.testing.TestAddresses;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StartPaymentTests {

    private static final Bill CHANGED = new Bill(7, new Coins(30_000), Currency.UAH, "g");

    private final Stage stage = new Stage();

    @Test
    void aShopperIsLedToTheBanksPage() {
        Payment started = start(Stage.BILL);

        Payment payment = stage.last();
        assertThat(pageOf(started)).isEqualTo("https://pay.example/?hpp_id=hpp-1");
        assertThat(payment.state()).isEqualTo(PaymentState.OPEN);
        assertThat(payment.bill()).isEqualTo(Stage.BILL);
        assertThat(payment.email()).isEqualTo("olena@example.com");
        assertThat(payment.merchantId()).isEqualTo(FakeBank.MERCHANT);
        assertThat(stage.isDueIn(payment, Duration.ofMinutes(1))).isTrue();
        assertThat(stage.history(payment)).containsExactly("STARTED 27662", "STATE_CHANGED CREATED OPEN");
        assertThat(stage.ledger.events(payment.id())).allMatch(event -> event.trigger() == SyncTrigger.START);
    }

    @Test
    void noPaymentIsStartedWhileTheShopHasSwitchedThemOff() {
        stage.offered = false;

        StartRefusedException refused = catchThrowableOfType(() -> start(Stage.BILL), StartRefusedException.class);

        assertThat(refused.key()).isEqualTo("start.off");

        assertThat(stage.ledger.ofOrder(Stage.BILL.orderId())).isEmpty();
    }

    @Test
    void aPageThatIsOpenLeadsToTheBankEvenAfterTheSwitch() {
        Payment started = start(Stage.BILL);
        stage.offered = false;

        assertThat(start(Stage.BILL).id()).isEqualTo(started.id());
    }

    @Test
    void theBankIsToldWhatIsPaidAndWhereToCall() {
        start(Stage.BILL);

        OrderRequest request = stage.bank.lastRequest();
        Payment payment = stage.last();
        assertThat(request.merchantRequestId()).isEqualTo(payment.id());
        assertThat(request.amount()).isEqualTo(Stage.BILL.amount());
        assertThat(request.currency()).isEqualTo(Currency.UAH);
        assertThat(request.language()).isEqualTo("uk");
        assertThat(request.lifetime()).contains(Duration.ofHours(2));
        assertThat(request.payer()).isEqualTo(Stage.SHOPPER.payer());
        assertThat(request.addresses().success()).hasPath("/return/" + payment.returnToken());
    }

    @Test
    void theTokensOfTheShopperAndOfTheBankAreLongAndDiffer() {
        start(Stage.BILL);

        String callback =
                stage.bank.lastRequest().addresses().callback().getQuery().substring("t=".length());
        assertThat(callback)
                .hasSize(43)
                .isNotEqualTo(stage.last().returnToken())
                .isNotEqualTo("A".repeat(43));
        assertThat(stage.last().returnToken()).hasSize(43).isNotEqualTo("A".repeat(43));
        assertThat(stage.ledger.requestSync(callback, Optional.empty(), stage.clock.instant()))
                .isTrue();
    }

    @Test
    void thePaymentIsWrittenBeforeTheBankIsCalled() {
        stage.bank.whileAsked(() -> assertThat(stage.last().state()).isEqualTo(PaymentState.CREATED));

        start(Stage.BILL);

        assertThat(stage.bank.created()).isEqualTo(1);
    }

    @Test
    void startingAgainGivesTheSamePage() {
        Payment first = start(Stage.BILL);

        assertThat(start(Stage.BILL).id()).isEqualTo(first.id());
        assertThat(stage.bank.created()).isEqualTo(1);
    }

    @Test
    void aChangedOrderGetsAnotherPageAndTheFormerStaysWatched() {
        Payment former = stage.opened();

        assertThat(pageOf(start(CHANGED))).isEqualTo("https://pay.example/?hpp_id=hpp-2");

        assertThat(stage.ledger.ofOrder(7)).hasSize(2);
        assertThat(stage.isDueIn(former, Duration.ofMinutes(1))).isTrue();
        assertThat(stage.now(former).state()).isEqualTo(PaymentState.OPEN);
    }

    @Test
    void anOrderThatIsChangedBackGetsThePageThatFits() {
        Payment first = start(Stage.BILL);
        start(CHANGED);

        assertThat(start(Stage.BILL).id()).isEqualTo(first.id());
        assertThat(stage.bank.created()).isEqualTo(2);
    }

    @Test
    void aPageThatIsAboutToEndIsNotGivenAgain() {
        start(Stage.BILL);
        stage.clock.pass(Duration.ofHours(2).minusSeconds(60));

        start(Stage.BILL);

        assertThat(stage.bank.created()).isEqualTo(2);
    }

    @Test
    void aPageThatLivesLongEnoughIsGivenAgain() {
        start(Stage.BILL);
        stage.clock.pass(Duration.ofHours(2).minusSeconds(61));

        start(Stage.BILL);

        assertThat(stage.bank.created()).isEqualTo(1);
    }

    @Test
    void moneyThatHasComeIsFoundBeforeAPageIsGivenAgain() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));

        Payment started = start(Stage.BILL);

        assertThat(started).isEqualTo(stage.now(payment));
        assertThat(stage.now(payment).state()).isEqualTo(PaymentState.COMPLETED);
        assertThat(stage.bank.created()).isEqualTo(1);
    }

    @Test
    void anOrderThatIsPaidIsNeverStartedAgain() {
        Payment payment = stage.paid();

        assertThat(start(CHANGED)).isEqualTo(payment);
        assertThat(stage.ledger.ofOrder(7)).hasSize(1);
    }

    @Test
    void theBankIsAskedAgainAboutAPageThatItWasNotAskedAboutForAWhile() {
        stage.syncedByTheClock(stage.opened());
        stage.clock.pass(Duration.ofSeconds(10));
        start(Stage.BILL);
        assertThat(stage.bank.questions()).hasSize(1);

        stage.clock.pass(Duration.ofMillis(1));
        start(Stage.BILL);

        assertThat(stage.bank.questions()).hasSize(2);
    }

    @Test
    void attemptsThatAreOverAreNotAskedAboutBeforeAnother() {
        Payment former = stage.opened();
        stage.clock.pass(Duration.ofHours(3));
        assertThat(stage.syncedByTheClock(former).state()).isEqualTo(PaymentState.EXPIRED);
        stage.clock.pass(Duration.ofMinutes(1));

        start(CHANGED);

        assertThat(stage.bank.questions()).hasSize(1);
    }

    @Test
    void anotherAttemptOnItsWayToTheBankKeepsTheOrdersPlace() {
        onItsWay();

        StartRefusedException busy =
                catchThrowableOfType(() -> stage.start.start(CHANGED, Stage.SHOPPER), StartRefusedException.class);

        assertThat(busy.key()).isEqualTo("start.in-progress");
        assertThat(busy).hasMessageContaining("order 7");
        assertThat(stage.ledger.ofOrder(7)).hasSize(1);
    }

    @Test
    void aRefusalOfTheBankIsSaidAndTheNextTryIsFree() {
        StartRefusedException refused = inVain(new RefusedException("b_no", "no"));

        assertThat(refused.key()).isEqualTo("start.refused");
        assertThat(refused).hasMessage("no").hasCauseInstanceOf(RefusedException.class);
        Payment payment = stage.last();
        assertThat(payment.state()).isEqualTo(PaymentState.ABANDONED);
        assertThat(stage.history(payment)).containsExactly("STARTED 27662", "START_REFUSED no");
        assertThat(stage.ledger.due(stage.clock.instant().plus(Duration.ofDays(9)), 50))
                .isEmpty();
        stage.bank.works();
        assertThat(start(Stage.BILL)).extracting(Payment::state).isEqualTo(PaymentState.OPEN);
    }

    @Test
    void aBankThatCannotBeReachedHasSurelyOpenedNoPage() {
        assertThat(inVain(new NotDoneException("HTTP 503")).key()).isEqualTo("start.refused");
        assertThat(stage.last().state()).isEqualTo(PaymentState.ABANDONED);
    }

    @Test
    void aPageThatMayHaveBeenOpenedIsLookedForAndTheNextTryIsFree() {
        StartRefusedException unknown = inVain(new OutcomeUnknownException("timeout"));

        assertThat(unknown.key()).isEqualTo("start.unknown");
        Payment payment = stage.last();
        assertThat(payment.state()).isEqualTo(PaymentState.CREATED);
        assertThat(stage.history(payment)).endsWith("START_UNKNOWN timeout");
        assertThat(stage.isDueIn(payment, Duration.ofMinutes(2))).isTrue();
        stage.bank.works();
        assertThat(start(Stage.BILL)).extracting(Payment::state).isEqualTo(PaymentState.OPEN);
    }

    @Test
    void aPageThatWasFoundByACallbackHasNoAddressToGiveAgain() {
        stage.bank.losesAnswers(new OutcomeUnknownException("timeout"));
        catchThrowableOfType(() -> start(Stage.BILL), StartRefusedException.class);
        stage.bank.works();
        String token =
                stage.bank.lastRequest().addresses().callback().getQuery().substring("t=".length());
        stage.ledger.requestSync(token, Optional.of("hpp-1"), stage.clock.instant());
        assertThat(stage.syncedByTheClock(stage.last()).state()).isEqualTo(PaymentState.OPEN);

        start(Stage.BILL);

        assertThat(stage.bank.created()).isEqualTo(2);
    }

    @Test
    void anAttemptThatIsOnItsWayToTheBankKeepsItsPlace() {
        onItsWay();
        stage.clock.pass(Duration.ofMinutes(3));

        StartRefusedException busy = catchThrowableOfType(() -> start(Stage.BILL), StartRefusedException.class);

        assertThat(busy.key()).isEqualTo("start.in-progress");
        assertThat(stage.bank.created()).isZero();
    }

    @Test
    void anAttemptThatNeverReachedTheBankMakesRoom() {
        onItsWay();
        stage.clock.pass(Duration.ofMinutes(3).plusSeconds(1));

        assertThat(start(Stage.BILL)).extracting(Payment::state).isEqualTo(PaymentState.OPEN);
    }

    private void onItsWay() {
        Payment payment = Payments.created();
        Occasion occasion = Occasion.of(Payments.START, SyncTrigger.START);
        assertThat(stage.ledger.open(
                        payment,
                        "token",
                        Payments.START.plusSeconds(60),
                        occasion.event(PaymentEvent.Kind.STARTED, Payments.AMOUNT)))
                .isTrue();
    }

    /** Another node gave the payment up, since this one was away for longer than a lease. */
    @Test
    void aPageOfAPaymentThatWasGivenUpMeanwhileIsNotShown() {
        stage.bank.whileAsked(() -> {
            stage.clock.pass(Duration.ofMinutes(4));
            assertThat(stage.sync
                            .sync(stage.last().id(), SyncTrigger.CLOCK)
                            .orElseThrow()
                            .state())
                    .isEqualTo(PaymentState.ABANDONED);
        });

        StartRefusedException refused = catchThrowableOfType(() -> start(Stage.BILL), StartRefusedException.class);

        assertThat(refused.key()).isEqualTo("start.unknown");
        assertThat(stage.last().state()).isEqualTo(PaymentState.ABANDONED);
    }

    @Test
    void manyPressesOfTheButtonOpenOnePage() {
        List<String> started = Crowd.of16(
                press -> stage.start.start(Stage.BILL, Stage.SHOPPER).payment().id());

        assertThat(started).hasSize(16).containsOnly(started.get(0));
        assertThat(stage.bank.created()).isEqualTo(1);
    }

    private Payment start(Bill bill) {
        try {
            return stage.start.start(bill, Stage.SHOPPER).opened().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof StartRefusedException refused ? refused : failure;
        }
    }

    private static String pageOf(Payment payment) {
        return payment.page().orElseThrow().redirectUrl().toString();
    }

    private StartRefusedException inVain(BankException failure) {
        stage.bank.fails(failure);
        return catchThrowableOfType(() -> start(Stage.BILL), StartRefusedException.class);
    }

    @Test
    void theCallerDoesNotWaitForTheBank() {
        List<Runnable> later = new ArrayList<>();
        PageOpening pages = pagesOn(later);

        Started started = startOver(pages).start(Stage.BILL, Stage.SHOPPER);

        assertThat(started.opened()).isNotDone();
        assertThat(stage.last().state()).isEqualTo(PaymentState.CREATED);
        assertThat(stage.bank.created()).isZero();
        later.forEach(Runnable::run);
        assertThat(started.opened().join().state()).isEqualTo(PaymentState.OPEN);
    }

    @Test
    void aSecondPressWaitsForTheSamePage() {
        List<Runnable> later = new ArrayList<>();
        PageOpening pages = pagesOn(later);
        StartPayment start = startOver(pages);

        Started first = start.start(Stage.BILL, Stage.SHOPPER);
        Started second = start.start(Stage.BILL, Stage.SHOPPER);

        assertThat(second.payment().id()).isEqualTo(first.payment().id());
        later.forEach(Runnable::run);
        assertThat(second.opened().join()).isEqualTo(first.opened().join());
        assertThat(stage.bank.created()).isEqualTo(1);
    }

    @Test
    void aSecondPressInTheMomentInWhichTheRowAppearsWaitsForTheSamePage() {
        List<Runnable> later = new ArrayList<>();
        PageOpening pages = pagesOn(later);
        List<Started> second = new ArrayList<>();
        PaymentLedger slow = followed("open", () -> second.add(startOver(pages).start(Stage.BILL, Stage.SHOPPER)));

        Started first = startOver(slow, pages).start(Stage.BILL, Stage.SHOPPER);

        later.forEach(Runnable::run);
        assertThat(second.get(0).opened().join()).isEqualTo(first.opened().join());
        assertThat(stage.bank.created()).isEqualTo(1);
    }

    @Test
    void aSecondPressFindsThePageThatOpensWhileItLooks() {
        List<Runnable> later = new ArrayList<>();
        PageOpening pages = pagesOn(later);
        Runnable first = () -> startOver(pages).start(Stage.BILL, Stage.SHOPPER);
        PaymentLedger slow = followed("ofOrder", first, () -> later.remove(0).run());

        Started second = startOver(slow, pages).start(Stage.BILL, Stage.SHOPPER);

        later.forEach(Runnable::run);
        assertThat(pageOf(second.opened().join())).isEqualTo(pageOf(stage.last()));
        assertThat(stage.bank.created()).isEqualTo(1);
    }

    @Test
    void aCrowdThatIsTooLargeIsRefusedAndTheNextTryIsFree() {
        PageOpening crowded = new PageOpening(
                AllianceBanks.only(stage.bank), stage.ledger, stage.sync, StartPaymentTests::refuse, stage.clock);

        StartRefusedException refused = catchThrowableOfType(
                () -> startOver(crowded).start(Stage.BILL, Stage.SHOPPER), StartRefusedException.class);

        assertThat(refused.key()).isEqualTo("start.refused");
        assertThat(stage.last().state()).isEqualTo(PaymentState.ABANDONED);
        assertThat(start(Stage.BILL).state()).isEqualTo(PaymentState.OPEN);
    }

    /** Without this, every later press would find an opening that never ends, until the shop is started again. */
    @Test
    void anErrorOfTheMachineKeepsNoOrderFromBeingPaidLater() {
        AtomicBoolean exhausted = new AtomicBoolean(true);
        PageOpening pages = new PageOpening(
                AllianceBanks.only(stage.bank),
                stage.ledger,
                stage.sync,
                work -> {
                    if (exhausted.get()) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    work.run();
                },
                stage.clock);
        assertThatThrownBy(() -> startOver(pages).start(Stage.BILL, Stage.SHOPPER))
                .isInstanceOf(OutOfMemoryError.class);
        exhausted.set(false);
        stage.clock.pass(PageOpening.LEASE.plusSeconds(1));

        assertThat(startOver(pages).start(Stage.BILL, Stage.SHOPPER).opened())
                .isCompletedWithValueMatching(opened -> opened.state() == PaymentState.OPEN);
    }

    @Test
    void onlyTheNewestEarlierAttemptsAreAskedAboutAndOnlyOnceInAWhile() {
        for (int attempt = 1; attempt <= 10; attempt++) {
            stage.clock.pass(Duration.ofSeconds(1));
            start(new Bill(7, new Coins(1000 + attempt), Currency.UAH, "cart " + attempt));
        }
        assertThat(stage.bank.questions()).hasSizeLessThan(10);
    }

    @Test
    void anOrderWithVeryManyAttemptsIsPutOff() {
        for (int attempt = 1; attempt <= 20; attempt++) {
            start(new Bill(7, new Coins(1000 + attempt), Currency.UAH, "cart " + attempt));
        }

        StartRefusedException refused = catchThrowableOfType(() -> start(CHANGED), StartRefusedException.class);

        assertThat(refused.key()).isEqualTo("start.too-many");
        assertThat(stage.bank.created()).isEqualTo(20);
        stage.clock.pass(Duration.ofHours(1));
        assertThat(start(CHANGED).state()).isEqualTo(PaymentState.OPEN);
    }

    @Test
    void moneyOfAnEarlierAttemptKeepsTheBankFromOpeningAnotherPage() {
        Payment former = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.clock.pass(Duration.ofSeconds(30));

        assertThat(start(CHANGED).id()).isEqualTo(former.id());

        assertThat(stage.bank.created()).isEqualTo(1);
        assertThat(stage.last().state()).isEqualTo(PaymentState.ABANDONED);
    }

    /** Another process opened a page that was paid, all since this one read the order's attempts. */
    @Test
    void anOrderThatIsPaidWhileAnAttemptBeginsGetsNoSecondPage() {
        List<Payment> paid = new ArrayList<>();
        PaymentLedger slow = followed("ofOrder", () -> paid.add(stage.paid()));
        List<Runnable> later = new ArrayList<>();

        Started second = startOver(slow, pagesOn(later)).start(Stage.BILL, Stage.SHOPPER);

        later.forEach(Runnable::run);
        assertThat(second.opened().join().id()).isEqualTo(paid.get(0).id());
        assertThat(stage.bank.created()).isEqualTo(1);
    }

    /** The ledger, with one event after each of the first calls of a kind. */
    private PaymentLedger followed(String call, Runnable... events) {
        Queue<Runnable> next = new ArrayDeque<>(List.of(events));
        return (PaymentLedger) Proxy.newProxyInstance(
                PaymentLedger.class.getClassLoader(),
                new Class<?>[] {PaymentLedger.class},
                (proxy, method, arguments) -> {
                    Object result = method.invoke(stage.ledger, arguments);
                    if (method.getName().equals(call) && !next.isEmpty()) {
                        next.remove().run();
                    }
                    return result;
                });
    }

    private StartPayment startOver(PageOpening pages) {
        return startOver(stage.ledger, pages);
    }

    private StartPayment startOver(PaymentLedger ledger, PageOpening pages) {
        OrderRequests requests = new OrderRequests(new TestAddresses(), Stage.TERMINALS, Stage.TERMS, List.of());
        return new StartPayment(ledger, pages, requests, stage.clock, () -> true);
    }

    @Test
    void anAttemptThatWaitedTooLongForItsTurnIsNotSentToTheBank() {
        List<Runnable> waiting = new ArrayList<>();
        StartPayment crowded = startOver(pagesOn(waiting));
        CompletableFuture<Payment> opened =
                crowded.start(Stage.BILL, Stage.SHOPPER).opened();
        stage.clock.pass(PageOpening.LEASE);
        stage.sync.sync(stage.last().id(), SyncTrigger.CLOCK);

        waiting.forEach(Runnable::run);

        assertThat(stage.bank.created()).isZero();
        assertThat(opened).isCompletedExceptionally();
        assertThat(stage.last().state()).isEqualTo(PaymentState.ABANDONED);
    }

    @Test
    void anAttemptThatWaitedABitForItsTurnIsSent() {
        List<Runnable> waiting = new ArrayList<>();
        startOver(pagesOn(waiting)).start(Stage.BILL, Stage.SHOPPER);
        stage.clock.pass(Duration.ofSeconds(31));

        waiting.forEach(Runnable::run);

        assertThat(stage.bank.created()).isEqualTo(1);
        assertThat(stage.last().state()).isEqualTo(PaymentState.OPEN);
    }

    @Test
    void pagesThatCannotBeOpenedForAWhileNeedAPersonOnce() {
        stage.bank.fails(new NotDoneException("no connection"));
        for (int minute = 0; minute <= SyncPause.PATIENCE.toMinutes(); minute++) {
            assertThat(stage.reviews.list()).isEmpty();
            refuse(Stage.BILL.orderId() + minute);
            stage.clock.pass(Duration.ofMinutes(1));
        }

        assertThat(stage.reviews.list()).singleElement().satisfies(attention -> assertThat(attention.causes())
                .singleElement()
                .satisfies(cause -> {
                    assertThat(cause.reason()).isEqualTo(Attention.Reason.START_FAILING);
                    assertThat(cause.text()).contains("no connection");
                }));
    }

    @Test
    void pagesThatOpenNowAndThenNeedNobody() {
        for (int minute = 0; minute < 30; minute++) {
            stage.bank.fails(new NotDoneException("no connection"));
            refuse(Stage.BILL.orderId() + minute);
            stage.bank.works();
            if (minute % 15 == 10) {
                stage.opened(Stage.ANOTHER);
            }
            stage.clock.pass(Duration.ofMinutes(1));
        }

        assertThat(stage.reviews.list()).isEmpty();
    }

    @Test
    void aTerminalThatOpensNoPageNeedsAPersonThoughAnotherSells() {
        FakeBank refusing = new FakeBank(stage.clock);
        StartPayment shop = startAtTwoTerminals(refusing);

        failForAnHour(shop, refusing, 1000);
        assertThat(failing()).hasSize(1).allSatisfy(payment -> {
            assertThat(payment.merchantId()).isEqualTo("usd");
            assertThat(payment.createdAt()).isBefore(Payments.START.plus(Duration.ofMinutes(30)));
        });

        shop.start(new Bill(5000, Payments.AMOUNT, Currency.USD, "f"), Stage.SHOPPER);
        failForAnHour(shop, refusing, 2000);
        assertThat(failing()).hasSize(2).allMatch(payment -> payment.merchantId()
                .equals("usd"));
    }

    @Test
    void aTerminalThatSellsAgainSaysNothingOfAnother() {
        FakeBank refusing = new FakeBank(stage.clock);
        StartPayment shop = startAtTwoTerminals(refusing);
        stage.bank.fails(new NotDoneException("no connection"));

        for (int minute = 0; minute < 60; minute++) {
            shop.start(new Bill(3000 + minute, Payments.AMOUNT, Currency.UAH, "f"), Stage.SHOPPER);
            shop.start(new Bill(4000 + minute, Payments.AMOUNT, Currency.USD, "f"), Stage.SHOPPER);
            stage.clock.pass(Duration.ofMinutes(1));
        }

        assertThat(failing()).singleElement().satisfies(payment -> assertThat(payment.merchantId())
                .isEqualTo("uah"));
    }

    private StartPayment startAtTwoTerminals(FakeBank usd) {
        AllianceBanks banks = terminal -> terminal.equals("usd") ? usd : stage.bank;
        TerminalResolver terminals =
                (bill, option) -> Optional.of(PaymentRoute.purchase(bill.currency() == Currency.USD ? "usd" : "uah"));
        return new StartPayment(
                stage.ledger,
                new PageOpening(banks, stage.ledger, stage.sync, Runnable::run, stage.clock),
                new OrderRequests(new TestAddresses(), terminals, Stage.TERMS, List.of()),
                stage.clock,
                () -> true);
    }

    private void failForAnHour(StartPayment shop, FakeBank usd, long firstOrder) {
        usd.fails(new NotDoneException("the merchant is inactive"));
        for (int minute = 0; minute < 60; minute++) {
            long order = firstOrder + minute;
            if (minute % 10 == 0) {
                shop.start(new Bill(order + 500, Payments.AMOUNT, Currency.UAH, "f"), Stage.SHOPPER);
            }
            assertThat(shop.start(new Bill(order, Payments.AMOUNT, Currency.USD, "f"), Stage.SHOPPER)
                            .opened())
                    .isCompletedExceptionally();
            stage.clock.pass(Duration.ofMinutes(1));
        }
        usd.works();
    }

    private List<Payment> failing() {
        return stage.reviews.list().stream().map(Attention::payment).toList();
    }

    private PageOpening pagesOn(List<Runnable> waiting) {
        return new PageOpening(AllianceBanks.only(stage.bank), stage.ledger, stage.sync, waiting::add, stage.clock);
    }

    private void refuse(long order) {
        Bill bill = new Bill(order + 1000, Payments.AMOUNT, Currency.UAH, "f");
        assertThat(stage.start.start(bill, Stage.SHOPPER).opened()).isCompletedExceptionally();
    }

    private static void refuse(Runnable work) {
        throw new RejectedExecutionException("no room");
    }
}
