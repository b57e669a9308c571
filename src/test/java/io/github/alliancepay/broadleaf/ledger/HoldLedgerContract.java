package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.hold.Completion;
import io.github.alliancepay.broadleaf.hold.Completion.Sums;
import io.github.alliancepay.broadleaf.hold.CompletionState;
import io.github.alliancepay.broadleaf.hold.HoldQueue;
import io.github.alliancepay.broadleaf.hold.HoldQueue.FulfilledOrder;
import io.github.alliancepay.broadleaf.hold.HoldQueue.HeldOrder;
import io.github.alliancepay.broadleaf.money.Coins;
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

/** What {@link HoldQueue} promises, in every database. */
abstract class HoldLedgerContract extends LedgerContract {

    private final HoldQueue queue = ledger.holdQueue();

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
        Sums sums = new Sums(new Coins(27_662), new Coins(27_662));
        ledger.completions()
                .add(new Completion("c-" + paymentId, paymentId, 7, "o", sums, state, "iryna", trace, NOON));
    }
}
