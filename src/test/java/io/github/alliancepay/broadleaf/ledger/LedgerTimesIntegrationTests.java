package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Filter;
import io.github.alliancepay.broadleaf.payment.PaymentResults;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentStatus;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * How long the back office's lists and windows take in a small shop and in one that has sold for years. The large one has 50,000 payments;
 * {@code docs/performance.md} says how it is run with a million.
 */
@Tag("load")
class LedgerTimesIntegrationTests {

    private static final int SMALL = 1_000;
    private static final int LARGE = Integer.getInteger("payments", 50_000);

    /** Far above what is measured, and far below what reading through a table of the large shop takes on any machine. */
    private static final Duration SLACK = Duration.ofMillis(20);

    @Test
    void inPostgreSqlALargeShopWaitsNoLongerThanASmallOne() {
        compare(
                TestDatabase.POSTGRESQL,
                last -> "generate_series(1, " + last + ") AS numbers(i)",
                sql -> sql.execute("VACUUM ANALYZE"));
    }

    @Test
    void inMariaDbALargeShopWaitsNoLongerThanASmallOne() {
        compare(
                TestDatabase.MARIADB,
                last -> "(SELECT seq AS i FROM seq_1_to_" + last + ") numbers",
                sql -> sql.queryForList("SHOW TABLES LIKE 'ALLIANCEPAY%'", String.class)
                        .forEach(table -> sql.queryForList("ANALYZE TABLE " + table)));
    }

    private static void compare(TestDatabase database, IntFunction<String> numbers, Consumer<JdbcTemplate> analyze) {
        Map<String, Duration> small = times(SMALL, database, numbers, analyze);
        Map<String, Duration> large = times(LARGE, database, numbers, analyze);
        System.out.println(database);
        large.forEach((work, time) -> System.out.printf(
                "%-24s %8.2f ms at %,d payments, %8.2f ms at %,d%n",
                work, millis(small.get(work)), SMALL, millis(time), LARGE));
        large.forEach((work, time) -> assertThat(time)
                .as(work)
                .isLessThan(small.get(work).multipliedBy(4).plus(SLACK)));
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    private static Map<String, Duration> times(
            int payments, TestDatabase database, IntFunction<String> numbers, Consumer<JdbcTemplate> analyze) {
        try (HikariDataSource pool = database.get()) {
            JdbcLedger ledger = JdbcLedger.over(new DataSourceTransactionManager(pool));
            ledger.schema().ensure(Schema.Mode.ALWAYS);
            JdbcTemplate sql = new JdbcTemplate(pool);
            ManyPayments.write(sql, numbers.apply(payments));
            ManyPayments.refund(sql, numbers.apply(ManyPayments.OPERATIONS - 1));
            analyze.accept(sql);
            Map<String, Duration> times = new LinkedHashMap<>();
            work(ledger, payments).forEach((name, work) -> times.put(name, median(work)));
            return times;
        }
    }

    private static Map<String, Runnable> work(JdbcLedger ledger, int payments) {
        Instant end = Instant.ofEpochMilli(ManyPayments.FIRST + ManyPayments.MINUTE * payments);
        PaymentSearch search = ledger.search();
        Map<String, Runnable> work = new LinkedHashMap<>();
        work.put("newest", () -> found(search, ""));
        work.put(
                "a page in the middle",
                () -> page(search, "", ManyPayments.FIRST + ManyPayments.MINUTE * payments / 2));
        work.put("declined", () -> search.find(PaymentQuery.of("", Filter.of(PaymentStatus.DECLINED), 50)));
        work.put("order number", () -> found(search, "20261124777"));
        work.put("e-mail address", () -> found(search, "shopper777@example.com"));
        work.put("beginning of an address", () -> found(search, "shopper7"));
        work.put("RRN", () -> found(search, "rrn777"));
        work.put("hppOrderId", () -> found(search, "h777"));
        work.put("order id", () -> found(search, "777"));
        work.put("approval code", () -> found(search, "a777"));
        work.put("a day", () -> search.find(PaymentQuery.of("", day(end), 50)));
        work.put("count of everything", () -> search.count(PaymentQuery.of("")));
        work.put("totals of a day", () -> search.totals(end.minus(Duration.ofDays(1)), end, end));
        work.put("attention count", () -> search.attentionCount(end));
        work.put("needs attention", () -> assertThat(search.needsAttention(end)).isNotEmpty());
        work.put("due", () -> assertThat(ledger.payments().due(end, 50)).isNotEmpty());
        work.put("request", () -> ledger.payments().requestSync("p777", SyncTrigger.RETURN, end));
        work.put("history", () -> assertThat(ledger.payments().events("p777")).isNotEmpty());
        work.put("window of 1,000 operations", () -> window(ledger));
        return work;
    }

    /** What the window of an order shows, as the ledger has it. */
    private static void window(JdbcLedger ledger) {
        Payment payment = ledger.payments().find(ManyPayments.REFUNDED).orElseThrow();
        assertThat(ledger.payments().operations(payment.id())).hasSize(ManyPayments.OPERATIONS);
        assertThat(ledger.refunds().ofPayment(payment.id())).hasSize(ManyPayments.OPERATIONS);
        ledger.refunds().soldLines(payment.id());
        ledger.refunds().inFlight(payment.bill().orderId());
        ledger.payments().ofOrder(payment.bill().orderId());
        ledger.payments().events(payment.id());
    }

    private static void found(PaymentSearch search, String text) {
        assertThat(search.find(PaymentQuery.of(text)).payments()).isNotEmpty();
    }

    private static Filter day(Instant end) {
        Optional<Instant> start = Optional.of(end.minus(Duration.ofDays(1)));
        Optional<Coins> any = Optional.empty();
        return new Filter(
                Optional.empty(), false, Optional.empty(), start, Optional.of(end), any, any, Optional.empty());
    }

    private static PaymentResults page(PaymentSearch search, String text, long millis) {
        PaymentQuery.Key key = new PaymentQuery.Key(Instant.ofEpochMilli(millis), Coins.ZERO, "p");
        return search.find(PaymentQuery.of(text).after(key));
    }

    /** The first runs load classes and pages; the median of the others is not moved by a neighbour's work. */
    private static Duration median(Runnable work) {
        IntStream.range(0, 10).forEach(run -> work.run());
        List<Duration> times =
                IntStream.range(0, 21).mapToObj(run -> time(work)).sorted().toList();
        return times.get(times.size() / 2);
    }

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
