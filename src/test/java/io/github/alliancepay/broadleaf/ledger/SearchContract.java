package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.Payment.Outcome;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Filter;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Key;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Needing;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Sort;
import io.github.alliancepay.broadleaf.payment.PaymentResults;
import io.github.alliancepay.broadleaf.payment.PaymentResults.ResultCount;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PaymentStatus;
import io.github.alliancepay.broadleaf.payment.PaymentTotals;
import io.github.alliancepay.broadleaf.payment.PaymentTotals.CountedAmount;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link PaymentSearch} finds, in every database. */
abstract class SearchContract extends LedgerContract {

    private static final Instant LATER = minute(60);

    private final PaymentSearch search = ledger.search();

    /** Of the payments that are stored next. */
    private long amount = 27_662;

    private Currency currency = Currency.UAH;

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
    void pagesFollowEachOtherInBothDirections() {
        for (int number = 0; number < 5; number++) {
            store("p" + number, number, number, PaymentState.OPEN);
        }
        PaymentQuery query = PaymentQuery.of("", Filter.ANY, 2);

        PaymentResults first = search.find(query);
        PaymentResults second = search.find(query.after(first.next().orElseThrow()));
        PaymentResults third = search.find(query.after(second.next().orElseThrow()));
        assertThat(ids(first.payments())).containsExactly("p4", "p3");
        assertThat(ids(second.payments())).containsExactly("p2", "p1");
        assertThat(ids(third.payments())).containsExactly("p0");
        assertThat(first.previous()).isEmpty();
        assertThat(third.next()).isEmpty();

        PaymentResults back = search.find(query.before(third.previous().orElseThrow()));
        assertThat(back.payments()).isEqualTo(second.payments());
        PaymentResults start = search.find(query.before(back.previous().orElseThrow()));
        assertThat(start.payments()).isEqualTo(first.payments());
        assertThat(start.previous()).isEmpty();
        assertThat(start.next()).isEqualTo(first.next());
    }

    @Test
    void aFullLastPageLeadsNowhere() {
        store("p1", 1, 1, PaymentState.OPEN);
        store("p2", 2, 2, PaymentState.OPEN);

        assertThat(search.find(PaymentQuery.of("", Filter.ANY, 2)).next()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void pagesNeitherLoseNorRepeatPaymentsOfTheSameMillisecondAndAmount(Sort sort) {
        for (int number = 0; number < 9; number++) {
            amount = 100 + number % 3;
            store("p" + number, number, number / 4, PaymentState.OPEN);
        }
        for (String text : List.of("", "olena@example.com", "olena", "123456789012")) {
            PaymentQuery query =
                    new PaymentQuery(text, Filter.of(PaymentStatus.OPEN), sort, Optional.empty(), Optional.empty(), 2);
            List<String> forwards = walk(query, PaymentResults::next, query::after);
            assertThat(forwards).as(text).hasSize(9).doesNotHaveDuplicates();
            PaymentQuery opposite =
                    new PaymentQuery(text, Filter.ANY, opposite(sort), Optional.empty(), Optional.empty(), 2);
            List<String> reversed = new ArrayList<>(walk(opposite, PaymentResults::next, opposite::after));
            Collections.reverse(reversed);
            assertThat(forwards).as(text).isEqualTo(reversed);
        }
    }

    private static Sort opposite(Sort sort) {
        return switch (sort) {
            case NEWEST -> Sort.OLDEST;
            case OLDEST -> Sort.NEWEST;
            case LARGEST -> Sort.SMALLEST;
            case SMALLEST -> Sort.LARGEST;
        };
    }

    private List<String> walk(
            PaymentQuery first, Function<PaymentResults, Optional<Key>> way, Function<Key, PaymentQuery> step) {
        List<String> seen = new ArrayList<>();
        Optional<PaymentQuery> query = Optional.of(first);
        while (query.isPresent()) {
            PaymentResults page = search.find(query.get());
            seen.addAll(ids(page.payments()));
            query = way.apply(page).map(step);
        }
        return seen;
    }

    @Test
    void aListIsSortedByAmountToo() {
        for (long coins : List.of(300, 100, 200)) {
            amount = coins;
            store("p" + coins, coins, 1, PaymentState.OPEN);
        }

        assertThat(sorted(Sort.LARGEST)).containsExactly("p300", "p200", "p100");
        assertThat(sorted(Sort.SMALLEST)).containsExactly("p100", "p200", "p300");
    }

    private List<String> sorted(Sort sort) {
        return ids(search.find(new PaymentQuery("", Filter.ANY, sort, Optional.empty(), Optional.empty(), 9))
                .payments());
    }

    @Test
    void paymentsAreCountedOnAllPagesTogether() {
        for (int number = 0; number < 5; number++) {
            store("p" + number, number, number, number < 2 ? PaymentState.OPEN : PaymentState.COMPLETED);
        }

        assertThat(search.count(PaymentQuery.of("", Filter.ANY, 2))).isEqualTo(new ResultCount(5, false));
        assertThat(search.count(PaymentQuery.of("olena", Filter.of(PaymentStatus.OPEN), 2)))
                .isEqualTo(new ResultCount(2, false));
        assertThat(search.count(PaymentQuery.of("nobody"))).isEqualTo(new ResultCount(0, false));
    }

    @Test
    void aPageIsOfOneToTwoHundred() {
        for (int limit : List.of(-1, 0, 201)) {
            assertThatThrownBy(() -> PaymentQuery.of("", Filter.ANY, limit))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aPaymentIsFoundByEveryNumberThatSomebodyQuotes() {
        store("3f0c9d1e-aaaa", 77, 1, PaymentState.COMPLETED, purchase("ecom-77", "123456789012", "4444"));
        store("3f0c9d1e-bbbb", 78, 2, PaymentState.COMPLETED, purchase("ecom-78", "123456789013", "1111"));
        refund("99999999-cccc", "3f0c9d1e-aaaa", 5, RefundState.SUCCEEDED);

        for (String text : List.of(
                "77",
                "N-77",
                "n-77",
                "№ N-77",
                "«N-77»",
                "  #77 ",
                "hpp-3f0c9d1e-aaaa",
                "hpp-3f0c9d1e-a",
                "ecom-hpp-3f0c9d1e-aaaa",
                "3F0C9D1E-AAAA",
                "3f0c9d1e–aaaa",
                "op_ecom-77",
                "op=ecom-77",
                "ecom-77",
                " 123456789012 ",
                "1234 5678 9012",
                "1234-5678-9012",
                "A123456789012",
                "a123456789012",
                "99999999-CCCC",
                "4444",
                "**** 4444",
                "555555******4444",
                "•••• 4444",
                "5555 5555 5555 4444",
                "Refund of operation op=ecom-77, order N-77",
                " «Release of operation op=ecom-77, order 77» ",
                "refund of operation op_ecom-77",
                "N-77,77",
                "77, 77",
                "Payment for order N-77",
                "Оплата замовлення 77",
                "ОПЛАТА ЗАМОВЛЕННЯ 77")) {
            assertThat(find(text)).as(text).containsExactly("3f0c9d1e-aaaa");
        }
        assertThat(find("hpp-3f0")).containsExactly("3f0c9d1e-bbbb", "3f0c9d1e-aaaa");
        for (String text : List.of(
                "hpp-3",
                "123",
                "12345678901",
                "444",
                "5",
                "op_ecom",
                "№",
                "«»",
                "*",
                "Refund of operation",
                "Payment for order",
                "Refund of operation none, order 77")) {
            assertThat(find(text)).as(text).isEmpty();
        }
    }

    @Test
    void theRrnOfATestTerminalIsNoNumberOfAPayment() {
        store("p1", 1, 1, PaymentState.COMPLETED, purchase("o", "-1"));

        assertThat(find("-1")).isEmpty();
    }

    @Test
    void noTextDoesHarm() {
        store("p1", 1, 1, PaymentState.COMPLETED);

        for (String text : List.of(
                "\0",
                "a\0b",
                "\uFFFF",
                "x".repeat(300),
                "x".repeat(10_000),
                "abcdef\uD83D",
                "abcdef\uD83D\uDFFF",
                "'; DROP TABLE ALLIANCEPAY_PAYMENT; --",
                "\uD83D\uDE00",
                ":forms",
                "{ts '2026-01-01 00:00:00'}",
                "\\",
                "--",
                "?",
                "١٢٣",
                "   ",
                "\t\r\n=1+1")) {
            assertThatCode(() -> find(text)).as(text).doesNotThrowAnyException();
        }
        assertThat(find("   ")).containsExactly("p1");
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
    void aStatusKnowsTheRefunds() {
        store("open", 1, 1, PaymentState.OPEN);
        store("kept", 2, 2, PaymentState.COMPLETED);
        store("partly", 3, 3, PaymentState.COMPLETED);
        store("back", 4, 4, PaymentState.COMPLETED);
        store("on-its-way", 5, 5, PaymentState.COMPLETED);
        refund("r1", "partly", 1, RefundState.SUCCEEDED);
        refund("r2", "back", 27_662, RefundState.SUCCEEDED);
        refund("r3", "on-its-way", 1, RefundState.PENDING);
        refund("r4", "kept", 1, RefundState.FAILED);
        refund("r5", "kept", 1, RefundState.DRAFTED);

        assertThat(find(Filter.of(PaymentStatus.OPEN))).containsExactly("open");
        assertThat(find(Filter.of(PaymentStatus.COMPLETED))).containsExactly("on-its-way", "kept");
        assertThat(find(Filter.of(PaymentStatus.REFUNDED_IN_PART))).containsExactly("partly");
        assertThat(find(Filter.of(PaymentStatus.REFUNDED))).containsExactly("back");
        assertThat(find(filter().refunding(true))).containsExactly("on-its-way");
    }

    @Test
    void aRefundThatEndsIsNoLongerUnderWay() {
        store("p1", 1, 1, PaymentState.COMPLETED);
        refund("r1", "p1", 27_662, RefundState.PENDING);
        ledger.refunds().move(refundOf("r1", "p1", 27_662, RefundState.SUCCEEDED), RefundState.PENDING);

        assertThat(find(filter().refunding(true))).isEmpty();
        assertThat(find(Filter.of(PaymentStatus.REFUNDED))).containsExactly("p1");
    }

    @Test
    void testPaymentsAreFoundOrLeftOut() {
        store("real", 1, 1, PaymentState.COMPLETED);
        store("test", 2, 2, PaymentState.COMPLETED, purchase("o", "-1"));

        assertThat(find(filter().test(true))).containsExactly("test");
        assertThat(find(filter().test(false))).containsExactly("real");
    }

    @Test
    void daysAndAmountsNarrowASearch() {
        for (int number = 1; number <= 4; number++) {
            amount = number * 100L;
            store("p" + number, number, number, PaymentState.COMPLETED);
        }

        assertThat(find(filter().from(minute(2)).until(minute(4)))).containsExactly("p3", "p2");
        assertThat(find(filter().least(200).most(300))).containsExactly("p3", "p2");
        assertThat(find(filter().from(minute(2)).least(300))).containsExactly("p4", "p3");
        assertThat(ids(search.find(PaymentQuery.of("olena", filter().most(100).filter(), 9))
                        .payments()))
                .containsExactly("p1");
    }

    @Test
    void reasonsForAttentionNarrowASearch() {
        store("p1", 1, 1, PaymentState.REVIEW);
        store("p2", 2, 2, PaymentState.PAID);
        store("p3", 3, 3, PaymentState.COMPLETED);

        assertThat(find(filter().needing(new Needing(Optional.empty(), LATER)))).containsExactly("p2", "p1");
        assertThat(find(filter().needing(new Needing(Optional.of(Reason.REVIEW), LATER))))
                .containsExactly("p1");
        assertThat(search.attentionCount(LATER)).isEqualTo(new ResultCount(2, false));
        assertThat(search.attentionCount(NOON)).isEqualTo(new ResultCount(0, false));
    }

    @Test
    void totalsAreOfTheDaysCurrencyAndKindOfTerminal() {
        store("before", 1, 0, PaymentState.COMPLETED);
        store("paid", 2, 5, PaymentState.COMPLETED);
        store("twice", 3, 5, PaymentState.COMPLETED, purchase("o1", "1"), purchase("o2", "2"));
        store("review", 4, 6, PaymentState.REVIEW);
        store("open", 5, 6, PaymentState.OPEN, List.of());
        store("declined", 6, 6, PaymentState.DECLINED, List.of());
        store("test", 7, 7, PaymentState.COMPLETED, purchase("o", "-1"));
        store("after", 8, 30, PaymentState.COMPLETED);
        refund("r1", "paid", 100, RefundState.SUCCEEDED);
        refund("r2", "before", 30, RefundState.PENDING);
        refund("r3", "paid", 7, RefundState.FAILED);

        assertThat(search.totals(minute(1), minute(30), LATER))
                .containsExactly(
                        new PaymentTotals(
                                Currency.UAH,
                                false,
                                sum(3, 4 * 27_662),
                                sum(1, 100),
                                sum(1, 27_662),
                                CountedAmount.NONE,
                                sum(1, 30),
                                sum(2, 2 * 27_662)),
                        new PaymentTotals(
                                Currency.UAH,
                                true,
                                sum(1, 27_662),
                                CountedAmount.NONE,
                                CountedAmount.NONE,
                                CountedAmount.NONE,
                                CountedAmount.NONE,
                                CountedAmount.NONE));
        assertThat(search.totals(minute(40), minute(50), LATER)).isEmpty();
    }

    /** The bank took 276.62 hryvnias for 100 dollars, and did not say so. */
    @Test
    void aRefundCountedInHryvniasIsNoSumOfDollars() {
        amount = 10_000;
        currency = Currency.USD;
        store("partly", 1, 1, PaymentState.COMPLETED);
        store("back", 2, 2, PaymentState.COMPLETED);
        refund("r1", "partly", 13_831, RefundState.SUCCEEDED);
        refund("r2", "back", 13_831, RefundState.SUCCEEDED);
        refund("r3", "back", 13_831, RefundState.SUCCEEDED);

        assertThat(find(Filter.of(PaymentStatus.REFUNDED_IN_PART))).containsExactly("partly");
        assertThat(find(Filter.of(PaymentStatus.REFUNDED))).containsExactly("back");
        assertThat(search.totals(minute(0), minute(30), LATER))
                .extracting(PaymentTotals::currency, PaymentTotals::paid, PaymentTotals::refunded)
                .containsExactlyInAnyOrder(
                        tuple(Currency.USD, sum(2, 20_000), CountedAmount.NONE),
                        tuple(Currency.UAH, CountedAmount.NONE, sum(3, 3 * 13_831)));
    }

    private static CountedAmount sum(long count, long coins) {
        return new CountedAmount(count, new Coins(coins));
    }

    @Test
    void operationsOfManyPaymentsAreReadInOneStatement() {
        store("p1", 1, 1, PaymentState.COMPLETED, purchase("o1", "1"), purchase("o2", "2"));
        store("p2", 2, 2, PaymentState.OPEN, List.of());

        assertThat(statementsOf(() -> search.operations(List.of("p1", "p2")))).hasSize(1);
        assertThat(search.operations(List.of("p1", "p2")))
                .containsOnlyKeys("p1")
                .containsValue(ledger.payments().operations("p1"));
        assertThat(search.operations(List.of())).isEmpty();
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

    private List<String> find(Filter filter) {
        return ids(search.find(PaymentQuery.of("", filter, 50)).payments());
    }

    private List<String> find(FilterBuilder filter) {
        return find(filter.filter());
    }

    private static FilterBuilder filter() {
        return new FilterBuilder(Filter.ANY);
    }

    private static List<String> ids(List<Payment> payments) {
        return payments.stream().map(Payment::id).toList();
    }

    private void store(String id, long order, int minute, PaymentState state) {
        store(id, order, minute, state, purchase("o", "123456789012"));
    }

    private void store(String id, long order, int minute, PaymentState state, Operation... operations) {
        store(id, order, minute, state, List.of(operations));
    }

    private void store(String id, long order, int minute, PaymentState state, List<Operation> operations) {
        Payment created = SamplePayments.payment(id, order, minute(minute), new Coins(amount), currency);
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
        ledger.payments().release(lease, stored, operations, Optional.empty(), List.of());
        ledger.payments().retire(id);
    }

    private static Operation purchase(String key, String rrn) {
        return purchase(key, rrn, "9999");
    }

    private static Operation purchase(String key, String rrn, String cardEnding) {
        return Operation.of(Map.of(
                "ecomOperationId",
                key,
                "operationId",
                "op_" + key,
                "type",
                "PURCHASE",
                "status",
                "SUCCESS",
                "coinAmount",
                "27662",
                "rrn",
                rrn,
                "approvalCode",
                "A" + rrn,
                "cardNumberMask",
                "555555******" + cardEnding));
    }

    private void refund(String id, String payment, long coins, RefundState state) {
        ledger.refunds().add(refundOf(id, payment, coins, state));
    }

    private static Refund refundOf(String id, String payment, long coins, RefundState state) {
        Coins sum = new Coins(coins);
        return new Refund(
                id,
                payment,
                payment.hashCode(),
                "o",
                new RefundPlan(sum, sum, List.of()),
                state,
                RefundOrigin.of("iryna", ""),
                BankTrace.NONE,
                minute(8));
    }

    /** Filters with few parts. */
    private record FilterBuilder(Filter filter) {

        FilterBuilder refunding(boolean refunding) {
            return with(refunding, filter.test(), filter.attention());
        }

        FilterBuilder test(boolean test) {
            return with(filter.refunding(), Optional.of(test), filter.attention());
        }

        FilterBuilder needing(Needing needing) {
            return with(filter.refunding(), filter.test(), Optional.of(needing));
        }

        FilterBuilder from(Instant from) {
            return between(Optional.of(from), filter.until(), filter.least(), filter.most());
        }

        FilterBuilder until(Instant until) {
            return between(filter.from(), Optional.of(until), filter.least(), filter.most());
        }

        FilterBuilder least(long coins) {
            return between(filter.from(), filter.until(), Optional.of(new Coins(coins)), filter.most());
        }

        FilterBuilder most(long coins) {
            return between(filter.from(), filter.until(), filter.least(), Optional.of(new Coins(coins)));
        }

        private FilterBuilder with(boolean refunding, Optional<Boolean> test, Optional<Needing> needing) {
            return new FilterBuilder(new Filter(
                    filter.status(),
                    refunding,
                    test,
                    filter.from(),
                    filter.until(),
                    filter.least(),
                    filter.most(),
                    needing));
        }

        private FilterBuilder between(
                Optional<Instant> from, Optional<Instant> until, Optional<Coins> least, Optional<Coins> most) {
            return new FilterBuilder(new Filter(
                    filter.status(), filter.refunding(), filter.test(), from, until, least, most, filter.attention()));
        }
    }
}
