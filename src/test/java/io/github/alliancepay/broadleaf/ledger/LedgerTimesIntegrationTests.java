package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentResults;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * How long the back office's lists take in PostgreSQL, in a small shop and in one that has sold for years. The large one has 50,000
 * payments; for a million: {@code mvn verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=LedgerTimesIntegrationTests
 * -Dpayments=1000000}.
 */
class LedgerTimesIntegrationTests {

    private static final int SMALL = 1_000;
    private static final int LARGE = Integer.getInteger("payments", 50_000);

    /** Far above what is measured, and far below what reading through a table of the large shop takes on any machine. */
    private static final Duration SLACK = Duration.ofMillis(20);

    @Test
    void listsAndSearchesTakeAsLongInALargeShopAsInASmallOne() {
        Map<String, Duration> small = times(SMALL);
        Map<String, Duration> large = times(LARGE);
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

    private static Map<String, Duration> times(int payments) {
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.get()) {
            JdbcLedger ledger = JdbcLedger.over(new DataSourceTransactionManager(pool));
            ledger.schema().ensure(Schema.Mode.ALWAYS);
            JdbcTemplate sql = new JdbcTemplate(pool);
            ManyPayments.write(sql, "generate_series(1, " + payments + ") AS numbers(i)");
            sql.execute("VACUUM ANALYZE");
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
        work.put(
                "declined",
                () -> search.find(new PaymentQuery("", Set.of(PaymentState.DECLINED), Optional.empty(), 50)));
        work.put("order number", () -> found(search, "20261124777"));
        work.put("e-mail address", () -> found(search, "shopper777@example.com"));
        work.put("beginning of an address", () -> found(search, "shopper7"));
        work.put("RRN", () -> found(search, "rrn777"));
        work.put("hppOrderId", () -> found(search, "h777"));
        work.put("order id", () -> found(search, "777"));
        work.put("needs attention", () -> assertThat(search.needsAttention(end)).isNotEmpty());
        work.put("due", () -> assertThat(ledger.payments().due(end, 50)).isNotEmpty());
        work.put("request", () -> ledger.payments().requestSync("p777", SyncTrigger.RETURN, end));
        work.put("history", () -> assertThat(ledger.payments().events("p777")).isNotEmpty());
        return work;
    }

    private static void found(PaymentSearch search, String text) {
        assertThat(search.find(PaymentQuery.of(text)).payments()).isNotEmpty();
    }

    private static PaymentResults page(PaymentSearch search, String text, long millis) {
        PaymentQuery.Key key = new PaymentQuery.Key(Instant.ofEpochMilli(millis), "p");
        return search.find(new PaymentQuery(text, Set.of(), Optional.of(key), 50));
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
