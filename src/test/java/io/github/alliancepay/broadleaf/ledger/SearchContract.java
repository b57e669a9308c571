package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.Payment.Outcome;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Key;
import io.github.alliancepay.broadleaf.payment.PaymentResults;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.Refund.Trace;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link PaymentSearch} finds, in every database. */
abstract class SearchContract extends LedgerContract {

    private static final Instant LATER = minute(60);

    private final PaymentSearch search = ledger.search();

    SearchContract(Supplier<HikariDataSource> database) {
        super(database);
    }

    @BeforeEach
    void tables() {
        createTables();
    }

    @Test
    void everythingIsFoundNewestFirst() {
        store("p1", 1, 1, PaymentState.OPEN);
        store("p2", 2, 3, PaymentState.COMPLETED);
        store("p3", 3, 2, PaymentState.REVIEW);

        assertThat(find("")).containsExactly("p2", "p3", "p1");
    }

    @Test
    void pagesFollowEachOther() {
        for (int number = 0; number < 5; number++) {
            store("p" + number, number, number, PaymentState.OPEN);
        }

        PaymentResults first = page("", Set.of(), Optional.empty(), 2);
        PaymentResults second = page("", Set.of(), first.next(), 2);
        PaymentResults third = page("", Set.of(), second.next(), 2);
        assertThat(ids(first.payments())).containsExactly("p4", "p3");
        assertThat(ids(second.payments())).containsExactly("p2", "p1");
        assertThat(ids(third.payments())).containsExactly("p0");
        assertThat(third.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "olena@example.com", "olena", "123456789012"})
    void pagesNeitherLoseNorRepeatPaymentsOfTheSameMillisecond(String text) {
        for (int number = 0; number < 9; number++) {
            store("p" + number, number, number / 4, PaymentState.OPEN);
        }
        List<String> seen = new ArrayList<>();
        Optional<Key> next = Optional.empty();
        do {
            PaymentResults page = page(text, Set.of(PaymentState.OPEN, PaymentState.PAID), next, 2);
            seen.addAll(ids(page.payments()));
            next = page.next();
        } while (next.isPresent());
        assertThat(seen).containsExactly("p8", "p7", "p6", "p5", "p4", "p3", "p2", "p1", "p0");
    }

    private PaymentResults page(String text, Set<PaymentState> states, Optional<Key> after, int limit) {
        return search.find(new PaymentQuery(text, states, after, limit));
    }

    @Test
    void aPageIsOfOneToTwoHundred() {
        for (int limit : List.of(-1, 0, 201)) {
            assertThatThrownBy(() -> new PaymentQuery("", Set.of(), Optional.empty(), limit))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aPaymentIsFoundByItsOrdersNumbersTheBanksIdAndTheRrn() {
        store("p1", 77, 1, PaymentState.COMPLETED);
        store("p2", 78, 2, PaymentState.COMPLETED);

        assertThat(find("77")).containsExactly("p1");
        assertThat(find("N-77")).containsExactly("p1");
        assertThat(find("hpp-p1")).containsExactly("p1");
        assertThat(find(" 123456789012 ")).containsExactly("p2", "p1");
        assertThat(find("123")).isEmpty();
    }

    @Test
    void aPaymentIsFoundByTheBeginningOfAnAddressInAnyCase() {
        store("p1", 1, 1, PaymentState.COMPLETED);

        assertThat(find("olena@example.com")).containsExactly("p1");
        assertThat(find("Olena@")).containsExactly("p1");
        assertThat(find("example.com")).isEmpty();
    }

    @Test
    void wildcardsOfSqlAreOrdinaryCharacters() {
        store("p1", 1, 1, PaymentState.COMPLETED);

        for (String text : List.of("%", "_", "o%", "olen_", "!", "'", "' OR '1'='1", "99999999999999999999")) {
            assertThat(find(text)).as(text).isEmpty();
        }
    }

    @Test
    void onlyTheWantedStatesAreFound() {
        store("p1", 1, 1, PaymentState.OPEN);
        store("p2", 2, 2, PaymentState.COMPLETED);

        assertThat(ids(page("olena", Set.of(PaymentState.OPEN), Optional.empty(), 9)
                        .payments()))
                .containsExactly("p1");
    }

    @Test
    void theAttemptsOfManyOrdersAreReadInOneStatement() {
        store("p1", 1, 2, PaymentState.DECLINED);
        store("p2", 1, 1, PaymentState.EXPIRED);
        store("p3", 3, 1, PaymentState.OPEN);

        assertThat(statementsOf(() -> search.ofOrders(List.of(1L, 2L, 3L)))).hasSize(1);
        assertThat(search.ofOrders(List.of(1L, 2L, 3L))).containsOnlyKeys(1L, 3L);
        assertThat(ids(search.ofOrders(List.of(1L)).get(1L))).containsExactly("p2", "p1");
        assertThat(search.ofOrders(List.of())).isEmpty();
    }

    @Test
    void paymentsOfATestTerminalAreKnownByTheirRrn() {
        store("p1", 1, 1, PaymentState.COMPLETED);
        store("p2", 2, 2, PaymentState.COMPLETED, purchase("o", "-1"));

        assertThat(search.testPayments(List.of("p1", "p2"))).containsExactly("p2");
        assertThat(search.testPayments(List.of())).isEmpty();
    }

    @Test
    void moneyThatDoesNotFitOrHasNoOrderNeedsAttentionOldestFirst() {
        store("p1", 1, 3, PaymentState.REVIEW);
        store("p2", 2, 2, PaymentState.PAID);
        store("p3", 3, 1, PaymentState.COMPLETED);

        assertThat(search.needsAttention(LATER))
                .extracting(attention -> attention.payment().id(), Attention::reasons)
                .containsExactly(tuple("p2", Set.of(Reason.NOT_SUBMITTED)), tuple("p1", Set.of(Reason.REVIEW)));
    }

    @Test
    void whatWasAcceptedNeedsNoAttention() {
        store("p1", 1, 1, PaymentState.REVIEW);

        ledger.payments().accept("p1", new Occasion(NOON, SyncTrigger.ADMIN, "iryna").event(Kind.ACCEPTED, "well"));

        assertThat(search.needsAttention(LATER)).isEmpty();
        assertThat(ledger.payments().events("p1")).last().satisfies(event -> assertThat(event.actor())
                .isEqualTo("iryna"));
    }

    @Test
    void aReviewNeedsAttentionUntilAllOfItsMoneyWentBack() {
        store("p1", 1, 1, PaymentState.REVIEW);
        refund("r1", "p1", 27_661, RefundState.SUCCEEDED);
        refund("r2", "p1", 1, RefundState.FAILED);
        assertThat(search.needsAttention(LATER)).hasSize(1);

        refund("r3", "p1", 1, RefundState.PENDING);

        assertThat(search.needsAttention(LATER)).isEmpty();
    }

    @Test
    void anUnknownRefundNeedsAttentionWhateverWasAccepted() {
        store("p1", 1, 1, PaymentState.COMPLETED);
        ledger.payments().accept("p1", new Occasion(NOON, SyncTrigger.ADMIN, "iryna").event(Kind.ACCEPTED, "well"));
        refund("r1", "p1", 1, RefundState.UNKNOWN);

        assertThat(search.needsAttention(LATER)).singleElement().satisfies(attention -> assertThat(attention.reasons())
                .containsExactly(Reason.REFUND_UNKNOWN));
    }

    @Test
    void aRefundThatTheBankDoesNotDecideNeedsAttentionAfterThirtyDays() {
        store("p1", 1, 1, PaymentState.COMPLETED);
        refund("r1", "p1", 1, RefundState.PENDING);

        assertThat(search.needsAttention(NOON.plus(Duration.ofDays(29)))).isEmpty();
        assertThat(search.needsAttention(NOON.plus(Duration.ofDays(31))))
                .singleElement()
                .satisfies(attention -> assertThat(attention.reasons()).containsExactly(Reason.REFUND_OVERDUE));
    }

    @Test
    void aSecondPurchaseNeedsAttentionUntilItWentBack() {
        store("p1", 1, 1, PaymentState.COMPLETED, purchase("o1", "1"), purchase("o2", "2"));
        assertThat(search.needsAttention(LATER)).singleElement().satisfies(attention -> assertThat(attention.reasons())
                .containsExactly(Reason.LATE_MONEY));

        refund("r1", "p1", 27_662, RefundState.SUCCEEDED);

        assertThat(search.needsAttention(LATER)).isEmpty();
    }

    private List<String> find(String text) {
        return ids(search.find(PaymentQuery.of(text)).payments());
    }

    private static List<String> ids(List<Payment> payments) {
        return payments.stream().map(Payment::id).toList();
    }

    private void store(String id, long order, int minute, PaymentState state) {
        store(id, order, minute, state, purchase("o", "123456789012"));
    }

    private void store(String id, long order, int minute, PaymentState state, Operation... operations) {
        Payment created = SamplePayments.payment(id, order, minute(minute));
        ledger.payments()
                .open(
                        created,
                        "callback-" + id,
                        minute(minute),
                        Occasion.of(NOON, SyncTrigger.START).event(Kind.STARTED));
        ledger.payments().retire(id);
        Lease lease =
                ledger.payments().claim(id, minute(minute), minute(minute + 3)).orElseThrow();
        Payment stored = SamplePayments.with(
                created,
                state,
                Optional.of(SamplePayments.page("hpp-" + id)),
                new Outcome("N-" + order, Optional.empty(), Optional.empty()));
        ledger.payments().release(lease, stored, List.of(operations), Optional.empty(), List.of());
        ledger.payments().retire(id);
    }

    private static Operation purchase(String key, String rrn) {
        return Operation.of(Map.of(
                "ecomOperationId", key, "type", "PURCHASE", "status", "SUCCESS", "coinAmount", "27662", "rrn", rrn));
    }

    private void refund(String id, String payment, long coins, RefundState state) {
        Coins amount = new Coins(coins);
        ledger.refunds()
                .add(new Refund(
                        id,
                        payment,
                        1,
                        "o",
                        new RefundPlan(amount, amount, List.of()),
                        state,
                        RefundOrigin.of("iryna", ""),
                        Trace.NONE,
                        NOON));
    }
}
