package io.github.alliancepay.broadleaf.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.CompletionRequest;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.testing.LedgerDatabase;
import io.github.alliancepay.testing.Log;
import io.github.alliancepay.testing.MovingClock;
import io.github.alliancepay.testing.TestAddresses;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The completion of a hold over the real ledger in an empty H2 database. */
class CompleteHoldTests {

    private static final Instant NOON = Instant.parse("2026-11-24T10:00:00Z");
    private static final Operation HELD = Operation.of(Map.of(
            "type", "PREAUTH", "status", "SUCCESS", "ecomOperationId", "e", "operationId", "o", "coinAmount", "10000"));

    private final MovingClock clock = MovingClock.standingAt(NOON);
    private final AllianceBank bank = mock(AllianceBank.class);
    private final JdbcLedger ledger = JdbcLedger.over(new DataSourceTransactionManager(LedgerDatabase.empty()));
    private final PaymentLedger payments = ledger.payments();
    private final CompletionLedger completions = ledger.completions();
    private Payment payment;

    @BeforeEach
    void moneyIsHeld() {
        payment = new Payment(
                "p1",
                new Bill(7, new Coins(10_000), Currency.UAH, "lines"),
                PaymentRoute.hold("merchant", NOON.plus(Duration.ofDays(7))),
                "return",
                "olena@example.com",
                "uk",
                NOON,
                new Payment.Progress(
                        PaymentState.AUTHORIZED,
                        Optional.of(new CreatedOrder("h1", "e1", URI.create(""), "", NOON.plusSeconds(3600))),
                        "",
                        new Payment.Outcome("2026-7", Optional.of(70L), Optional.empty()),
                        Optional.of(NOON),
                        Optional.empty()));
        payments.open(
                payment, "callback", NOON, Occasion.of(NOON, SyncTrigger.START).event(Kind.STARTED));
        release(lease(), Optional.empty());
        theBankLists(HELD);
        when(bank.complete(any())).thenAnswer(call -> completion(call.getArgument(0)));
    }

    private void theBankLists(Operation... operations) {
        when(bank.order("h1"))
                .thenReturn(new BankOrder(
                        "h1",
                        "e1",
                        "merchant",
                        "p1",
                        new Coins(10_000),
                        "PENDING",
                        "",
                        Optional.empty(),
                        List.of(operations)));
    }

    /** The bank has it and has not decided. */
    private static Operation completion(CompletionRequest request) {
        return Operation.of(Map.of(
                "type",
                "COMPLETION",
                "status",
                "PENDING",
                "ecomOperationId",
                "e2",
                "merchantRequestId",
                request.merchantRequestId(),
                "coinAmount",
                "10000"));
    }

    private CompleteHold over(CompletionLedger disturbed) {
        CompletionProcess process =
                new CompletionProcess(AllianceBanks.only(bank), payments, disturbed, new TestAddresses(), clock);
        Holds holds = new Holds(AllianceBanks.only(bank), payments, ledger.refunds(), disturbed, clock);
        return new CompleteHold(payments, disturbed, holds, process, clock);
    }

    private Completion take() {
        return over(completions).complete("p1", Optional.empty(), "iryna");
    }

    private Lease lease() {
        Instant now = clock.instant();
        return payments.claim("p1", now, now.plus(Duration.ofMinutes(3))).orElseThrow();
    }

    private void release(Lease lease, Optional<Instant> next) {
        payments.release(lease, payment, List.of(HELD), next, List.of());
    }

    @Test
    void whoeverAsksAgainGetsTheCompletionThatIsOnItsWay() {
        Completion first = take();
        Completion second = take();

        assertThat(first.state()).isEqualTo(CompletionState.PENDING);
        assertThat(second.id()).isEqualTo(first.id());
        verify(bank, times(1)).complete(any());
    }

    /** The bank's call may never arrive, and a person looks at the window. */
    @Test
    void whatBecameOfACompletionIsAskedAfterSecondsThenAfterMinutes() {
        take();
        TrackCompletions tracker = new TrackCompletions(
                completions,
                new CompletionProcess(AllianceBanks.only(bank), payments, completions, new TestAddresses(), clock));
        Instant sent = clock.instant();

        assertThat(tracker.pursue(payment, sent)).contains(sent.plusSeconds(10));
        assertThat(tracker.pursue(payment, sent.plusSeconds(60))).contains(sent.plusSeconds(120));
        assertThat(tracker.pursue(payment, sent.plusSeconds(3_600))).contains(sent.plusSeconds(4_200));
    }

    @Test
    void anAnswerThatIsLostIsNoReasonToTakeTheMoneyAgain() {
        doThrow(new OutcomeUnknownException("cut off")).when(bank).complete(any());

        assertThat(take().state()).isEqualTo(CompletionState.UNKNOWN);
        assertThat(take().state()).isEqualTo(CompletionState.UNKNOWN);
        verify(bank, times(1)).complete(any());
    }

    @Test
    void aHoldThatTheBankNoLongerListsIsNotCompletedAndAnotherTryMayFollow() {
        theBankLists();

        assertThatExceptionOfType(CompletionRefusedException.class).isThrownBy(this::take);
        verify(bank, never()).complete(any());
        theBankLists(HELD);

        assertThat(take().state()).isEqualTo(CompletionState.PENDING);
    }

    /** The one that is listed may be ours, and then it is on no account sent again, or counted once more. */
    @Test
    void anAnswerThatDoesNotTellWhoseCompletionItListsProvesNothing() {
        doThrow(new OutcomeUnknownException("cut off")).when(bank).complete(any());
        take();

        follow(4);
        follow(4, completionWith(Map.of("coinAmount", "10000", "status", "PENDING")));
        follow(4, HELD, completionWith(Map.of("coinAmount", "10000", "status", "PENDING")));
        follow(4, HELD, completionWith(Map.of("coinAmount", "?")));
        follow(4, HELD);
        follow(4, HELD, Operation.of(Map.of("ecomOperationId", "e9", "type", Operation.NO_TYPE)));
        follow(4, HELD);

        assertThat(completions.ofPayment("p1")).extracting(Completion::state).containsExactly(CompletionState.UNKNOWN);
        verify(bank, times(1)).complete(any());
    }

    /** A hold is completed once, so that one is ours or leaves nothing to take. */
    @Test
    void aCompletionOfTheSameSumThatSucceededEndsOurs() {
        doThrow(new OutcomeUnknownException("cut off")).when(bank).complete(any());
        take();

        follow(4, HELD, completionWith(Map.of("coinAmount", "10000")));
        follow(4, HELD, completionWith(Map.of("coinAmount", "10000")));

        assertThat(completions.ofPayment("p1"))
                .extracting(Completion::state, completion -> completion.trace().ecomOperationId())
                .containsExactly(tuple(CompletionState.SUCCEEDED, "e9"));
        verify(bank, times(1)).complete(any());
    }

    @Test
    void aCompletionThatSurelyNeverArrivedIsSentAgain() {
        doThrow(new OutcomeUnknownException("cut off")).when(bank).complete(any());
        take();

        follow(4, HELD);
        follow(4, HELD);

        verify(bank, times(2)).complete(any());
    }

    private static Operation completionWith(Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(
                Map.of("ecomOperationId", "e9", "type", "COMPLETION", "status", "SUCCESS", "preauthOperationId", "o"));
        fields.putAll(more);
        return Operation.of(fields);
    }

    /** The clock asks the bank about the payment after some minutes. */
    private void follow(int minutes, Operation... listed) {
        clock.pass(Duration.ofMinutes(minutes));
        theBankLists(listed);
        CompletionProcess process =
                new CompletionProcess(AllianceBanks.only(bank), payments, completions, new TestAddresses(), clock);
        new TrackCompletions(completions, process).follow(payment, bank.order("h1"), clock.instant());
    }

    /** It knew of no completion yet, so it puts the payment off; the clock must still come back soon. */
    @Test
    void aSynchronisationThatEndsJustBeforeDoesNotTakeTheCompletionFromTheClock() {
        CompletionLedger interrupted = mock(CompletionLedger.class, delegatesTo(completions));
        doAnswer(call -> {
                    release(lease(), Optional.empty());
                    return completions.move(call.getArgument(0), CompletionState.DRAFTED);
                })
                .when(interrupted)
                .move(any(), eq(CompletionState.DRAFTED));
        doAnswer(call -> {
                    assertThat(payments.due(clock.instant().plusSeconds(60), 10))
                            .containsExactly("p1");
                    throw new OutcomeUnknownException("cut off");
                })
                .when(bank)
                .complete(any());

        over(interrupted).complete("p1", Optional.empty(), "iryna");

        verify(bank, times(1)).complete(any());
    }

    @Test
    void aRefusalThatFollowsAFailureIsToldAndEachReasonOnce() {
        CompletionLedger disturbed = mock(CompletionLedger.class, delegatesTo(completions));
        CompleteOnStatus onStatus = new CompleteOnStatus(
                ledger.holdQueue(), over(disturbed), (status, orders) -> Set.copyOf(orders), "SHIPPED", clock);
        doThrow(new IllegalStateException("the database is away"))
                .when(disturbed)
                .ofPayment("p1");
        assertThat(logOf(onStatus))
                .containsExactly("The hold of order 7 could not be completed, though the order is SHIPPED");
        doReturn(List.of()).when(disturbed).ofPayment("p1");

        theBankLists();
        List<String> notHeld = logOf(onStatus);
        doThrow(new OutcomeUnknownException("cut off")).when(bank).order("h1");
        List<String> silent = logOf(onStatus);

        assertThat(notHeld)
                .singleElement()
                .asString()
                .endsWith("No money of the payment is held; update it from the bank");
        assertThat(silent)
                .singleElement()
                .asString()
                .endsWith("The bank could not be asked about the hold; try again later");
    }

    /** What two looks at the holds write. */
    private static List<String> logOf(CompleteOnStatus onStatus) {
        return Log.of(CompleteOnStatus.class, Level.WARN)
                .during(() -> {
                    onStatus.run();
                    onStatus.run();
                })
                .stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
