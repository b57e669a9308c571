package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.SessionStore.SealedSession;
import io.github.alliancepay.broadleaf.hold.HoldQueue;
import io.github.alliancepay.broadleaf.hold.HoldQueue.FulfilledOrder;
import io.github.alliancepay.broadleaf.hold.HoldQueue.HeldOrder;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Filter;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Needing;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Sort;
import io.github.alliancepay.broadleaf.payment.PaymentResults;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PaymentStatus;
import io.github.alliancepay.broadleaf.payment.PersonalData;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.broadleaf.refund.RefundableLine;
import io.github.alliancepay.broadleaf.refund.RefundableLine.LineKind;
import io.github.alliancepay.testing.StatementPlans;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * How a database finds the rows of every statement that the ledger runs: never by reading through a table, except through tables that
 * hold a few rows for ever.
 */
abstract class PlanContract {

    private static final Instant NOW = Instant.ofEpochMilli(ManyPayments.FIRST + 30_000 * ManyPayments.MINUTE);
    private static final Instant SOON = NOW.plusSeconds(180);
    private static final PaymentEvent EVENT =
            Occasion.of(NOW, SyncTrigger.CLOCK).event(Kind.BANK_SILENT, "503");

    private final HikariDataSource pool;
    private final StatementPlans plans;
    private final JdbcLedger ledger;
    private final PaymentLedger payments;
    private final RefundLedger refunds;
    private final PaymentSearch search;

    PlanContract(Supplier<HikariDataSource> database) {
        pool = database.get();
        plans = new StatementPlans(pool);
        ledger = JdbcLedger.over(new DataSourceTransactionManager(plans.explained()));
        payments = ledger.payments();
        refunds = ledger.refunds();
        search = ledger.search();
    }

    /** A table whose column {@code i} holds the numbers from 1 to 20,000. */
    abstract String twentyThousand();

    /** Lets the database count the rows of its tables. */
    abstract void analyze(JdbcTemplate sql);

    /** What is wrong with a plan, if something is. */
    abstract Stream<String> faults(String statement, List<Map<String, String>> plan);

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void noStatementReadsThroughATable() {
        JdbcLedger.over(new DataSourceTransactionManager(pool)).schema().ensure(Schema.Mode.ALWAYS);
        JdbcTemplate sql = new JdbcTemplate(pool);
        ManyPayments.write(sql, twentyThousand());
        analyze(sql);
        aPaymentFromItsStartToItsEnd();
        triggersAndTheQueue();
        listsAndSearches();
        refundsFromTheirStartToTheirEnd();
        holds();
        sessions();
        retention();
        assertThat(plans.plans()).hasSizeGreaterThan(60);
        assertThat(plans.plans().entrySet().stream()
                        .filter(plan -> !plan.getKey().startsWith("INSERT"))
                        .flatMap(plan -> faults(plan.getKey(), plan.getValue())))
                .isEmpty();
    }

    private void aPaymentFromItsStartToItsEnd() {
        payments.open(SamplePayments.payment("new", 90_001, NOW), "token", NOW, EVENT);
        payments.open(SamplePayments.payment("second", 90_001, NOW), "token2", NOW, EVENT);
        Lease lease = payments.claim("new", NOW, SOON).orElseThrow();
        payments.renew(lease, SOON);
        Operation first = SamplePayments.purchase("first", "PENDING");
        payments.write(
                lease, SOON, SamplePayments.in(PaymentState.PAID, lease.payment()), List.of(first), List.of(EVENT));
        Operation again = SamplePayments.purchase("first", "SUCCESS");
        payments.release(
                lease,
                SamplePayments.in(PaymentState.COMPLETED, lease.payment()),
                List.of(again, SamplePayments.purchase("late", "SUCCESS")),
                Optional.empty(),
                List.of());
        payments.retire("new");
        payments.record("new", EVENT);
        payments.raise("new", new Cause(Reason.START_FAILING, NOW, ""));
        payments.accept("new", EVENT);
        payments.ofOrder(77);
        payments.find("p77");
        payments.findByReturnToken("r77");
        payments.operations("p77");
        payments.events("p77");
        payments.lastTriedAt("p77");
    }

    private void triggersAndTheQueue() {
        payments.requestSync("token", Optional.of("hint"), NOW);
        payments.requestSync("token", Optional.empty(), NOW);
        payments.requestSync("refund-token", Optional.empty(), NOW);
        payments.requestSync("unknown-token", Optional.empty(), NOW);
        payments.requestSync("p77", SyncTrigger.RETURN, NOW);
        payments.due(NOW, 50);
        payments.postpone("p101", NOW, "trouble");
    }

    private void listsAndSearches() {
        List<String> texts = List.of("", "77", "shopper77@example.com", "shopper", "2026112477", "h77777", "0077");
        List<Filter> filters = List.of(
                Filter.ANY,
                Filter.of(PaymentStatus.DECLINED),
                filter(Optional.of(PaymentStatus.OPEN), false, Optional.of(false)),
                filter(Optional.empty(), true, Optional.empty()),
                filter(Optional.empty(), false, Optional.of(true)),
                needing(Optional.empty()),
                needing(Optional.of(Reason.LATE_MONEY)));
        for (Sort sort : Sort.values()) {
            for (String text : texts) {
                filters.forEach(filter -> pages(new PaymentQuery(text, filter, sort, none(), none(), 50)));
            }
        }
        search.totals(NOW.minusSeconds(3600), NOW, NOW);
        search.attentionCount(NOW);
        search.operations(List.of("p7", "p77"));
        search.needsAttention(NOW);
        search.unreadable(NOW);
        search.ofOrders(List.of(7L, 77L));
        search.testPayments(List.of("p7", "p77"));
    }

    private void pages(PaymentQuery query) {
        PaymentResults page = search.find(query);
        page.next().ifPresent(key -> search.find(query.after(key)));
        page.next().ifPresent(key -> search.find(query.before(key)));
        search.count(query);
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    /** Of an hour, and of a short range of amounts. */
    private static Filter filter(Optional<PaymentStatus> status, boolean refunding, Optional<Boolean> test) {
        return new Filter(
                status,
                refunding,
                test,
                Optional.of(NOW.minusSeconds(3600)),
                Optional.of(NOW),
                Optional.of(new Coins(100)),
                Optional.of(new Coins(50_000)),
                Optional.empty());
    }

    private static Filter needing(Optional<Reason> reason) {
        return new Filter(none(), false, none(), none(), none(), none(), none(), Optional.of(new Needing(reason, NOW)));
    }

    private void refundsFromTheirStartToTheirEnd() {
        refunds.add(refund(RefundState.DRAFTED));
        refunds.forgetDrafts("p77", NOW);
        refunds.forgetDrafts("p77", NOW.plusSeconds(1));
        refunds.add(refund(RefundState.REQUESTED));
        refunds.add(refund(RefundState.REQUESTED));
        refunds.send(refund(RefundState.SENT), RefundState.REQUESTED, "refund-token");
        refunds.move(refund(RefundState.PENDING), RefundState.SENT);
        refunds.recount(refund(RefundState.SUCCEEDED), RefundState.PENDING);
        refunds.claimBooking("f77", NOW, SOON);
        refunds.assign("f77", List.of(), List.of(new RefundLine("item:1", 1, new Coins(100))));
        refunds.find("f77");
        refunds.ofPayment("p77");
        refunds.ofOrders(List.of(7L, 77L));
        refunds.inFlight(77);
        refunds.keepSoldLines("new", List.of(new RefundableLine("item:1", LineKind.ITEM, "", 1, new Coins(100))));
        refunds.soldLines("p77");
    }

    private static Refund refund(RefundState state) {
        RefundPlan plan = new RefundPlan(new Coins(1), new Coins(1), List.of());
        return new Refund("r", "p77", 77, "o", plan, state, RefundOrigin.of("iryna", ""), BankTrace.NONE, NOW);
    }

    private void holds() {
        HoldQueue queue = ledger.holdQueue();
        queue.add(77, NOW);
        FulfilledOrder fulfilled = queue.due(NOW, 10).get(0);
        queue.claim(fulfilled, SOON);
        queue.remove(fulfilled);
        queue.waiting(Optional.empty(), NOW, 200);
        queue.waiting(Optional.of(new HeldOrder("p77", 77, NOW)), NOW, 200);
        search.figures(NOW);
    }

    private void sessions() {
        ledger.sessions().claim("code", NOW, SOON);
        ledger.sessions().save("code", new SealedSession("jwe", NOW));
        ledger.sessions().latest("code");
        ledger.sessions().release("code");
    }

    private void retention() {
        PersonalData personalData = ledger.personalData();
        personalData.eraseOlderThan(NOW, 3, NOW);
        personalData.erasePayment("p999", NOW);
        personalData.eraseEmail("shopper5@example.com", 3, NOW);
    }
}
