package io.github.alliancepay.broadleaf.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentFigures;
import io.github.alliancepay.broadleaf.payment.PaymentFigures.HoldFigures;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentResults;
import io.github.alliancepay.broadleaf.payment.PaymentResults.ResultCount;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for payments. Reads only. */
final class JdbcSearch implements PaymentSearch {

    private static final String SELECT = "SELECT P.* FROM ALLIANCEPAY_PAYMENT P WHERE ";
    private static final String OLDEST_FIRST = " ORDER BY P.CREATED_AT, P.PAYMENT_ID";

    private static final String TEST =
            """
            SELECT DISTINCT PAYMENT_ID FROM ALLIANCEPAY_OPERATION
            WHERE PAYMENT_ID IN (:ids) AND RRN = :testRrn AND OPERATION_STATUS = :success""";

    private static final String ATTENTION = SELECT + "P.ATTENTION_AT <= :now ORDER BY P.ATTENTION_AT, P.PAYMENT_ID";

    private static final String ATTENTION_IDS =
            "SELECT P.PAYMENT_ID FROM ALLIANCEPAY_PAYMENT P WHERE P.ATTENTION_AT <= :now ORDER BY P.ATTENTION_AT";

    private static final String OPEN = "SELECT P.PAYMENT_ID FROM ALLIANCEPAY_PAYMENT P WHERE P.STATE = 'OPEN'";

    private static final String OLDEST_UNSETTLED =
            "SELECT MIN(P.CREATED_AT) AS OLDEST FROM ALLIANCEPAY_PAYMENT P WHERE P.STATE IN ('CREATED', 'OPEN', 'PAID')";

    private static final String UNKNOWN_REFUNDS =
            """
            SELECT R.REFUND_ID FROM ALLIANCEPAY_REFUND R
            WHERE R.IN_FLIGHT_ORDER_ID IS NOT NULL AND R.STATE = 'UNKNOWN'""";

    private static final String HELD = "SELECT P.PAYMENT_ID FROM ALLIANCEPAY_PAYMENT P WHERE P.STATE = 'AUTHORIZED'";

    private static final String EXPIRING = HELD + " AND P.HOLD_UNTIL <= :holdWarning";

    private static final String OLDEST_HELD =
            "SELECT MIN(P.CREATED_AT) AS OLDEST FROM ALLIANCEPAY_PAYMENT P WHERE P.STATE = 'AUTHORIZED'";

    private static final String UNKNOWN_COMPLETIONS =
            """
            SELECT C.COMPLETION_ID FROM ALLIANCEPAY_PAYMENT P JOIN ALLIANCEPAY_COMPLETION C ON C.PAYMENT_ID = P.PAYMENT_ID
            WHERE P.STATE = 'AUTHORIZED' AND C.STATE = 'UNKNOWN'""";

    private static final int MOST = 200;
    private static final int MOST_COUNTED = 10_000;
    private static final int MOST_COUNTED_ATTENTION = 1000;

    private final Database database;
    private final Duration holdWarning;
    private final OperationTable operations;
    private final TextSearch texts;
    private final TotalsQuery totals;

    /** @param holdWarning how long before its end a hold needs a person */
    JdbcSearch(Database database, Duration holdWarning) {
        this.database = database;
        this.holdWarning = holdWarning;
        this.operations = new OperationTable(database);
        this.texts = new TextSearch(database);
        this.totals = new TotalsQuery(database);
    }

    @Override
    public PaymentResults find(PaymentQuery query) {
        List<FoundPayment> rows = new ArrayList<>(database.inTransaction(() -> rows(query)));
        boolean more = rows.size() > query.limit();
        rows.subList(Math.min(rows.size(), query.limit()), rows.size()).clear();
        boolean backwards = query.before().isPresent();
        if (backwards) {
            Collections.reverse(rows);
        }
        boolean hasPrevious = backwards ? more : query.after().isPresent();
        boolean hasNext = backwards || more;
        return new PaymentResults(
                rows.stream().flatMap(row -> row.payment().stream()).toList(),
                hasPrevious ? rows.stream().findFirst().map(FoundPayment::key) : Optional.empty(),
                hasNext ? rows.stream().reduce((one, next) -> next).map(FoundPayment::key) : Optional.empty());
    }

    /** The rows of the page, and one more if there is one. */
    private List<FoundPayment> rows(PaymentQuery query) {
        SearchStatement statement = new SearchStatement(query);
        return narrow(statement, query)
                ? database.first(query.limit() + 1, statement.page(), statement.values(), Row.as(FoundPayment::of))
                : List.of();
    }

    /** Leaves the payments that the text means; false when there are none. */
    private boolean narrow(SearchStatement statement, PaymentQuery query) {
        if (query.text().isEmpty()) {
            return true;
        }
        Set<String> meant = texts.paymentIds(new SearchedText(query.text()));
        if (!meant.isEmpty()) {
            statement.among(meant);
        }
        return !meant.isEmpty();
    }

    @Override
    public ResultCount count(PaymentQuery query) {
        return database.inTransaction(() -> {
            SearchStatement statement = new SearchStatement(query);
            return narrow(statement, query)
                    ? count(most(query), statement.ids(), statement.values())
                    : new ResultCount(0, false);
        });
    }

    private static int most(PaymentQuery query) {
        return query.text().isEmpty() ? MOST_COUNTED : TextSearch.MOST - 1;
    }

    @Override
    public ResultCount attentionCount(Instant now) {
        Values values = new Values().time("now", now);
        return database.inTransaction(() -> count(MOST_COUNTED_ATTENTION, ATTENTION_IDS, values));
    }

    @Override
    public PaymentFigures figures(Instant now) {
        Values values = new Values().time("now", now).time("holdWarning", now.plus(holdWarning));
        return database.inTransaction(() -> new PaymentFigures(
                database.count(MOST_COUNTED, OPEN, values),
                oldest(OLDEST_UNSETTLED, values),
                database.count(MOST_COUNTED, UNKNOWN_REFUNDS, values),
                database.count(MOST_COUNTED, ATTENTION_IDS, values),
                new HoldFigures(
                        database.count(MOST_COUNTED, HELD, values),
                        oldest(OLDEST_HELD, values),
                        database.count(MOST_COUNTED, EXPIRING, values),
                        database.count(MOST_COUNTED, UNKNOWN_COMPLETIONS, values))));
    }

    private Optional<Instant> oldest(String sql, Values values) {
        return database.list(sql, values, Row.as(row -> row.optionalTime("OLDEST")))
                .get(0);
    }

    /** Counts in the database, which stops after one more than is asked for. */
    private ResultCount count(int most, String ids, Values values) {
        int found = Math.toIntExact(database.count(most + 1, ids, values));
        return new ResultCount(Math.min(found, most), found > most);
    }

    @Override
    public List<PaymentTotals> totals(Instant from, Instant until, Instant now) {
        return database.inTransaction(() -> totals.totals(from, until, now));
    }

    @Override
    public Map<String, List<Operation>> operations(Collection<String> paymentIds) {
        return paymentIds.isEmpty() ? Map.of() : database.inTransaction(() -> operations.of(paymentIds));
    }

    @Override
    public Map<Long, List<Payment>> ofOrders(Collection<Long> orderIds) {
        if (orderIds.isEmpty()) {
            return Map.of();
        }
        Values values = new Values().numbers("ids", orderIds);
        return database
                .inTransaction(() ->
                        database.list(SELECT + "P.ORDER_ID IN (:ids)" + OLDEST_FIRST, values, Row.as(FoundPayment::of)))
                .stream()
                .flatMap(row -> row.payment().stream())
                .collect(groupingBy(payment -> payment.bill().orderId()));
    }

    @Override
    public Set<String> testPayments(Collection<String> paymentIds) {
        if (paymentIds.isEmpty()) {
            return Set.of();
        }
        Values values = Values.of("testRrn", Operation.TEST_RRN)
                .text("success", Operation.SUCCESS)
                .texts("ids", paymentIds);
        return Set.copyOf(
                database.inTransaction(() -> database.list(TEST, values, Row.as(row -> row.text("PAYMENT_ID")))));
    }

    @Override
    public List<Attention> needsAttention(Instant now) {
        return needing(now).stream()
                .flatMap(row -> row.payment().stream().map(payment -> new Attention(payment, causes(row, now))))
                .toList();
    }

    @Override
    public Map<String, String> unreadable(Instant now) {
        return needing(now).stream()
                .filter(row -> row.payment().isEmpty())
                .collect(toMap(row -> row.key().id(), row -> texts(causes(row, now))));
    }

    private List<FoundPayment> needing(Instant now) {
        Values values = new Values().time("now", now);
        return database.inTransaction(() -> database.first(MOST, ATTENTION, values, Row.as(FoundPayment::of)));
    }

    /** Reasons that lie in the future may still pass by themselves. */
    private static List<Cause> causes(FoundPayment row, Instant now) {
        return AttentionColumn.causes(row.attention()).stream()
                .filter(cause -> !cause.since().isAfter(now))
                .toList();
    }

    private static String texts(List<Cause> causes) {
        return String.join(", ", causes.stream().map(Cause::text).toList());
    }
}
