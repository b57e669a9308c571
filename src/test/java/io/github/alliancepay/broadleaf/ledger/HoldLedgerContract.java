package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.hold.Completion;
import io.github.alliancepay.broadleaf.hold.Completion.Sums;
import io.github.alliancepay.broadleaf.hold.CompletionLedger;
import io.github.alliancepay.broadleaf.hold.CompletionState;
import io.github.alliancepay.broadleaf.hold.HoldQueue;
import io.github.alliancepay.broadleaf.hold.HoldQueue.FulfilledOrder;
import io.github.alliancepay.broadleaf.hold.HoldQueue.HeldOrder;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentFigures.HoldFigures;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.testing.Crowd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What {@link HoldQueue} and {@link CompletionLedger} promise, in every database. */
abstract class HoldLedgerContract extends LedgerContract {

    private final HoldQueue queue = ledger.holdQueue();
    private final CompletionLedger completions = ledger.completions();

    HoldLedgerContract(Supplier<HikariDataSource> database) {
        super(database);
    }

    @BeforeEach
    void tables() {
        createTables();
    }

    @Test
    void aFulfilledOrderIsKeptWithTheShopsTransaction() {
        inTheShopsTransaction(() -> {
            queue.add(7, NOON);
            assertThat(elsewhere(() -> queue.due(NOON, 10))).isEmpty();
        });
        assertThat(orders(queue.due(NOON, 10))).containsExactly(7L);
        assertThat(queue.due(NOON.minusMillis(1), 10)).isEmpty();
    }

    @Test
    void aShopThatRollsBackHasSaidNothing() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            queue.add(7, NOON);
            status.setRollbackOnly();
        });
        assertThat(queue.due(minute(1), 10)).isEmpty();
    }

    @Test
    void oneOfSixteenNodesTakesItAndADeadOneGivesItBack() {
        queue.add(7, NOON);
        FulfilledOrder order = queue.due(NOON, 10).get(0);

        assertThat(Crowd.of16(node -> queue.claim(order, minute(2)))).containsOnlyOnce(true);
        assertThat(queue.due(minute(1), 10)).isEmpty();
        assertThat(orders(queue.due(minute(2), 10))).containsExactly(7L);

        queue.remove(order);
        assertThat(queue.due(minute(60), 10)).isEmpty();
        assertThat(queue.claim(order, minute(90))).isFalse();
    }

    @Test
    void holdsWaitUntilTheyHaveACompletion() {
        hold("draft");
        hold("failed");
        hold("not-submitted");
        hold("paid");
        hold("not-done");
        hold("waits");
        complete("draft", CompletionState.DRAFTED);
        complete("failed", CompletionState.FAILED);
        complete("not-done", CompletionState.FAILED, BankTrace.NONE.failed(Completion.NOT_DONE));
        sql().update("UPDATE ALLIANCEPAY_PAYMENT SET ORDER_PAYMENT_ID = NULL WHERE PAYMENT_ID = 'not-submitted'");
        sql().update("UPDATE ALLIANCEPAY_PAYMENT SET STATE = 'COMPLETED' WHERE PAYMENT_ID = 'paid'");

        assertThat(queue.waiting(Optional.empty(), minute(-1), 10))
                .extracting(HeldOrder::paymentId)
                .containsExactly("draft", "waits");
        assertThat(queue.waiting(Optional.empty(), NOON, 10))
                .extracting(HeldOrder::paymentId)
                .containsExactly("draft", "not-done", "waits");
    }

    /** Two of them were started in the same millisecond. */
    @Test
    void aPageFollowsTheOther() {
        List.of("a", "b", "c", "d", "e").forEach(this::hold);
        sql().update("UPDATE ALLIANCEPAY_PAYMENT SET CREATED_AT = CREATED_AT + 60000 WHERE PAYMENT_ID > 'c'");

        List<String> found = new ArrayList<>();
        List<HeldOrder> page = queue.waiting(Optional.empty(), NOON, 2);
        while (!page.isEmpty()) {
            page.forEach(order -> found.add(order.paymentId()));
            page = queue.waiting(Optional.of(page.get(page.size() - 1)), NOON, 2);
        }

        assertThat(found).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void theFiguresCountWhatIsHeld() {
        hold("new");
        hold("nearly-over");
        hold("paid");
        sql().update("UPDATE ALLIANCEPAY_PAYMENT SET STATE = 'COMPLETED' WHERE PAYMENT_ID = 'paid'");
        sql().update(
                        "UPDATE ALLIANCEPAY_PAYMENT SET HOLD_UNTIL = ?, CREATED_AT = ? WHERE PAYMENT_ID = 'nearly-over'",
                        minute(24 * 60).toEpochMilli(),
                        minute(-7).toEpochMilli());
        complete("new", CompletionState.UNKNOWN);
        complete("nearly-over", CompletionState.FAILED);

        assertThat(ledger.search().figures(NOON).holds()).isEqualTo(new HoldFigures(2, Optional.of(minute(-7)), 1, 1));
        assertThat(ledger.search().figures(NOON.minusMillis(1)).holds().expiring())
                .isZero();
    }

    @Test
    void oneOfSixteenNodesCompletesAHold() {
        hold("p");

        assertThat(Crowd.of16(node -> completions.add(completion("c" + node, CompletionState.REQUESTED))))
                .containsOnlyOnce(true);
        assertThat(completions.ofPayment("p")).hasSize(1);
    }

    @Test
    void aCompletionChangesOnlyFromTheStateInWhichItWasSeen() {
        hold("p");
        completions.add(completion("c", CompletionState.SENT));

        assertThat(completions.move(completion("c", CompletionState.UNKNOWN), CompletionState.REQUESTED))
                .isFalse();
        assertThat(completions.find("c")).contains(completion("c", CompletionState.SENT));
        assertThat(completions.move(completion("c", CompletionState.UNKNOWN), CompletionState.SENT))
                .isTrue();
        assertThat(completions.find("c")).contains(completion("c", CompletionState.UNKNOWN));
    }

    @Test
    void ofTwoDraftsOneIsConfirmedUntilItFails() {
        hold("p");
        assertThat(completions.add(completion("one", CompletionState.DRAFTED))).isTrue();
        assertThat(completions.add(completion("other", CompletionState.DRAFTED)))
                .isTrue();
        assertThat(completions.ofPayment("p")).isEmpty();

        assertThat(confirm("one")).isTrue();
        assertThat(confirm("one")).isFalse();
        assertThat(confirm("other")).isFalse();
        completions.move(completion("one", CompletionState.FAILED), CompletionState.REQUESTED);
        assertThat(confirm("other")).isTrue();

        assertThat(completions.ofPayment("p")).extracting(Completion::id).containsExactly("one", "other");
    }

    @Test
    void onlyOldDraftsAreForgotten() {
        hold("p");
        completions.add(completion("draft", CompletionState.DRAFTED));
        completions.add(completion("confirmed", CompletionState.REQUESTED));

        completions.forgetDrafts("p", NOON);
        completions.forgetDraft("confirmed");
        assertThat(completions.find("draft")).isPresent();
        assertThat(completions.find("confirmed")).isPresent();

        completions.forgetDrafts("p", minute(1));
        assertThat(completions.find("draft")).isEmpty();
        assertThat(completions.find("confirmed")).isPresent();
    }

    @Test
    void aDraftThatIsNotWantedIsForgotten() {
        hold("p");
        completions.add(completion("draft", CompletionState.DRAFTED));

        completions.forgetDraft("draft");

        assertThat(completions.find("draft")).isEmpty();
    }

    @Test
    void theTokenOfACompletionsCallbackMakesItsPaymentDue() {
        hold("p");
        completions.add(completion("c", CompletionState.REQUESTED));
        completions.send(completion("c", CompletionState.SENT), CompletionState.REQUESTED, "token");
        completions.move(completion("c", CompletionState.PENDING), CompletionState.SENT);
        assertThat(ledger.payments().due(NOON, 10)).isEmpty();

        assertThat(ledger.payments().requestSync("another", Optional.empty(), NOON))
                .isFalse();
        assertThat(ledger.payments().requestSync("token", Optional.empty(), NOON))
                .isTrue();

        assertThat(ledger.payments().due(NOON, 10)).containsExactly("p");
    }

    @Test
    void aCompletionThatFailedNeedsAPersonUntilAnotherIsOnItsWay() {
        hold("p");
        sql().update(
                        "UPDATE ALLIANCEPAY_PAYMENT SET HOLD_UNTIL = ?",
                        minute(9_000).toEpochMilli());
        completions.add(completion("c", CompletionState.SENT));
        completions.move(completion("c", CompletionState.UNKNOWN), CompletionState.SENT);
        assertThat(reasons()).contains(Reason.COMPLETION_UNKNOWN).doesNotContain(Reason.COMPLETION_FAILED);

        completions.move(completion("c", CompletionState.FAILED), CompletionState.UNKNOWN);
        assertThat(reasons()).contains(Reason.COMPLETION_FAILED).doesNotContain(Reason.COMPLETION_UNKNOWN);

        completions.add(completion("another", CompletionState.DRAFTED));
        confirm("another");
        assertThat(reasons()).doesNotContain(Reason.COMPLETION_FAILED, Reason.COMPLETION_UNKNOWN);
    }

    private List<Reason> reasons() {
        return ledger.search().needsAttention(minute(1)).stream()
                .flatMap(attention -> attention.reasons().stream())
                .toList();
    }

    private boolean confirm(String id) {
        return completions.move(completion(id, CompletionState.REQUESTED), CompletionState.DRAFTED);
    }

    private static Completion completion(String id, CompletionState state) {
        return completion(id, "p", state, BankTrace.NONE);
    }

    private static Completion completion(String id, String paymentId, CompletionState state, BankTrace trace) {
        Sums sums = new Sums(new Coins(27_662), new Coins(27_662));
        return new Completion(id, paymentId, 7, "o", sums, state, "iryna", trace, NOON);
    }

    private static List<Long> orders(List<FulfilledOrder> fulfilled) {
        return fulfilled.stream().map(FulfilledOrder::orderId).toList();
    }

    private void hold(String id) {
        ledger.payments()
                .open(
                        SamplePayments.payment(id, id.hashCode()),
                        "callback-" + id,
                        minute(1),
                        Occasion.of(NOON, SyncTrigger.START).event(PaymentEvent.Kind.STARTED));
        sql().update(
                        "UPDATE ALLIANCEPAY_PAYMENT SET STATE = 'AUTHORIZED', ORDER_PAYMENT_ID = 9 WHERE PAYMENT_ID = ?",
                        id);
    }

    private void complete(String paymentId, CompletionState state) {
        complete(paymentId, state, BankTrace.NONE);
    }

    private void complete(String paymentId, CompletionState state, BankTrace trace) {
        completions.add(completion("c-" + paymentId, paymentId, state, trace));
    }
}
