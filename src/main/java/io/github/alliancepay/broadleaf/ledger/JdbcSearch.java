package io.github.alliancepay.broadleaf.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Key;
import io.github.alliancepay.broadleaf.payment.PaymentResults;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for payments. Reads only. What is looked for in several columns is several queries, each of which reads a short range of one
 * index. No database answers their OR without reading much more.
 */
final class JdbcSearch implements PaymentSearch {

    private static final String SELECT = "SELECT P.* FROM ALLIANCEPAY_PAYMENT P WHERE ";
    private static final String NEWEST_FIRST = " ORDER BY P.CREATED_AT DESC, P.PAYMENT_ID DESC";
    private static final String OLDEST_FIRST = " ORDER BY P.CREATED_AT, P.PAYMENT_ID";

    private static final String AFTER =
            " AND P.CREATED_AT <= :afterTime AND (P.CREATED_AT < :afterTime OR P.PAYMENT_ID < :afterId)";

    private static final String BY_RRN = "SELECT P.* FROM ALLIANCEPAY_PAYMENT P"
            + " JOIN ALLIANCEPAY_OPERATION O ON O.PAYMENT_ID = P.PAYMENT_ID WHERE O.RRN = :text";

    private static final String BY_BEGINNING = SELECT + "P.EMAIL_SEARCH >= :email AND P.EMAIL_SEARCH < :end"
            + " ORDER BY P.EMAIL_SEARCH DESC, P.CREATED_AT DESC, P.PAYMENT_ID DESC";

    private static final String TEST =
            """
            SELECT DISTINCT PAYMENT_ID FROM ALLIANCEPAY_OPERATION
            WHERE PAYMENT_ID IN (:ids) AND RRN = :testRrn AND OPERATION_STATUS = :success""";

    private static final String ATTENTION = SELECT + "P.ATTENTION_AT <= :now ORDER BY P.ATTENTION_AT, P.PAYMENT_ID";

    private static final int MOST = 200;

    /** How many payments are looked through when a text fits more. */
    private static final int MOST_WITH_TEXT = 500;

    private final Database database;

    JdbcSearch(Database database) {
        this.database = database;
    }

    @Override
    public PaymentResults find(PaymentQuery query) {
        List<FoundPayment> found = database.inTransaction(() -> all(query)).values().stream()
                .sorted(FoundPayment.NEWEST_FIRST)
                .limit(query.limit())
                .toList();
        boolean mayGoOn = found.size() == query.limit();
        return new PaymentResults(
                found.stream().flatMap(row -> row.payment().stream()).toList(),
                mayGoOn ? Optional.of(found.get(found.size() - 1).key()) : Optional.empty());
    }

    /** The first rows of each query, by payment. The page is among them. */
    private Map<String, FoundPayment> all(PaymentQuery query) {
        Stream<FoundPayment> found = query.text().isEmpty() ? inStates(query) : withText(query);
        return found.collect(toMap(row -> row.key().id(), row -> row, (one, same) -> one, LinkedHashMap::new));
    }

    private Stream<FoundPayment> inStates(PaymentQuery query) {
        return query.states().isEmpty()
                ? find(query, SELECT + "1 = 1", new Values())
                : query.states().stream()
                        .flatMap(state -> find(query, SELECT + "P.STATE = :state", new Values().name("state", state)));
    }

    private Stream<FoundPayment> withText(PaymentQuery query) {
        return Stream.of(named(query), isNumber(query.text()) ? ofOrder(query) : withAddress(query))
                .flatMap(found -> found)
                .filter(row -> isInStates(query, row));
    }

    private Stream<FoundPayment> named(PaymentQuery query) {
        boolean isTest = query.text().equals(Operation.TEST_RRN);
        return Stream.of(SELECT + "P.ORDER_NUMBER = :text", SELECT + "P.HPP_ORDER_ID = :text", BY_RRN)
                .filter(sql -> !isTest || !sql.equals(BY_RRN))
                .flatMap(sql -> find(query, sql, Values.of("text", query.text())));
    }

    private Stream<FoundPayment> ofOrder(PaymentQuery query) {
        return find(query, SELECT + "P.ORDER_ID = :id", new Values().number("id", Long.parseLong(query.text())));
    }

    /** The payments of this address, and of those addresses that begin so. */
    private Stream<FoundPayment> withAddress(PaymentQuery query) {
        String email = PaymentRow.searchable(query.text());
        Values range = Values.of("email", email).text("end", end(email));
        List<FoundPayment> begun = database.first(MOST_WITH_TEXT, BY_BEGINNING, range, Row.as(FoundPayment::of));
        return Stream.concat(
                find(query, SELECT + "P.EMAIL_SEARCH = :email", Values.of("email", email)),
                begun.stream().filter(row -> isAfter(query, row.key())));
    }

    private Stream<FoundPayment> find(PaymentQuery query, String sql, Values values) {
        query.after().ifPresent(key -> values.time("afterTime", key.createdAt()).text("afterId", key.id()));
        String after = query.after().isPresent() ? AFTER : "";
        int most = query.text().isEmpty() ? query.limit() : MOST_WITH_TEXT;
        return database.first(most, sql + after + NEWEST_FIRST, values, Row.as(FoundPayment::of)).stream();
    }

    /** What comes right after all texts that begin so. */
    private static String end(String beginning) {
        int last = beginning.length() - 1;
        return beginning.substring(0, last) + (char) (beginning.charAt(last) + 1);
    }

    private static boolean isAfter(PaymentQuery query, Key key) {
        return query.after()
                .map(before -> FoundPayment.newestFirst().compare(key, before) > 0)
                .orElse(true);
    }

    private static boolean isInStates(PaymentQuery query, FoundPayment row) {
        return query.states().isEmpty()
                || row.payment()
                        .filter(payment -> query.states().contains(payment.state()))
                        .isPresent();
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,18}");
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
