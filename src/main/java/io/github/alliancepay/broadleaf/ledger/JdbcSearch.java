package io.github.alliancepay.broadleaf.ledger;

import static java.util.stream.Collectors.groupingBy;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.RefundSchedule;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Looks for payments. Reads only, and never more rows than it is asked for. */
final class JdbcSearch implements PaymentSearch {

    private static final String SELECT = "SELECT P.* FROM ALLIANCEPAY_PAYMENT P WHERE ";
    private static final String NEWEST_FIRST = " ORDER BY P.CREATED_AT DESC, P.PAYMENT_ID";
    private static final String OLDEST_FIRST = " ORDER BY P.CREATED_AT, P.PAYMENT_ID";

    private static final String BY_TEXT =
            """
            (P.ORDER_NUMBER = :text OR P.HPP_ORDER_ID = :text
                OR P.PAYMENT_ID IN (SELECT O.PAYMENT_ID FROM ALLIANCEPAY_OPERATION O WHERE O.RRN = :text)""";

    private static final String BY_NUMBER = " OR P.ORDER_ID = :number";
    private static final String BY_EMAIL = " OR LOWER(P.EMAIL) LIKE :email ESCAPE '!'";

    private static final String TEST =
            """
            SELECT DISTINCT PAYMENT_ID FROM ALLIANCEPAY_OPERATION
            WHERE PAYMENT_ID IN (:ids) AND RRN = :testRrn AND OPERATION_STATUS = :success""";

    private static final String CAPTURES =
            """
             FROM ALLIANCEPAY_OPERATION O WHERE O.PAYMENT_ID = P.PAYMENT_ID AND O.OPERATION_STATUS = :success
                AND O.OPERATION_TYPE IN (:purchases))""";

    private static final String PAID = "(SELECT COALESCE(SUM(O.COIN_AMOUNT), 0)" + CAPTURES;
    private static final String TIMES_PAID = "(SELECT COUNT(*)" + CAPTURES;

    private static final String RETURNED =
            """
            (SELECT COALESCE(SUM(R.COIN_AMOUNT), 0) FROM ALLIANCEPAY_REFUND R
                WHERE R.PAYMENT_ID = P.PAYMENT_ID AND R.STATE IN (:spent))""";

    private static final String HAS_UNKNOWN_REFUND =
            "P.PAYMENT_ID IN (SELECT R.PAYMENT_ID FROM ALLIANCEPAY_REFUND R WHERE R.IN_FLIGHT_ORDER_ID IS NOT NULL"
                    + " AND R.STATE = :unknown)";

    private static final String HAS_OVERDUE_REFUND =
            "P.PAYMENT_ID IN (SELECT R.PAYMENT_ID FROM ALLIANCEPAY_REFUND R WHERE R.STATE = :pending"
                    + " AND R.CREATED_AT < :overdue)";

    /** A payment whose money went back in full needs nobody's attention. */
    private static final Map<Reason, String> REASONS = new EnumMap<>(Map.of(
            Reason.REVIEW,
            "P.STATE = :review AND P.ACCEPTED_AT IS NULL AND (" + PAID + " > " + RETURNED + " OR " + RETURNED + " = 0)",
            Reason.NOT_SUBMITTED,
            "P.STATE = :paid AND P.ACCEPTED_AT IS NULL",
            Reason.REFUND_UNKNOWN,
            HAS_UNKNOWN_REFUND,
            Reason.REFUND_OVERDUE,
            HAS_OVERDUE_REFUND,
            Reason.LATE_MONEY,
            "P.STATE = :completed AND P.ACCEPTED_AT IS NULL AND " + TIMES_PAID + " > 1 AND " + PAID + " > " + RETURNED
                    + " + CASE WHEN P.CURRENCY = :uah THEN P.COIN_AMOUNT ELSE 0 END"));

    private static final int MOST = 200;

    private final Database database;

    JdbcSearch(Database database) {
        this.database = database;
    }

    @Override
    public List<Payment> find(PaymentQuery query) {
        int skipped = query.page() * query.limit();
        List<Payment> found = database.inTransaction(() -> database.first(
                skipped + query.limit(),
                SELECT + condition(query) + NEWEST_FIRST,
                values(query),
                Row.as(PaymentRow::payment)));
        return found.subList(Math.min(skipped, found.size()), found.size());
    }

    private static String condition(PaymentQuery query) {
        String states = query.states().isEmpty() ? "1 = 1" : "P.STATE IN (:states)";
        if (query.text().isEmpty()) {
            return states;
        }
        return states + " AND " + BY_TEXT + (isNumber(query.text()) ? BY_NUMBER : BY_EMAIL) + ")";
    }

    private static Values values(PaymentQuery query) {
        Values values = Values.of("text", query.text())
                .texts("states", query.states().stream().map(Enum::name).toList());
        return isNumber(query.text())
                ? values.number("number", Long.parseLong(query.text()))
                : values.text("email", beginning(query.text().toLowerCase(Locale.ROOT)));
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,18}");
    }

    private static String beginning(String text) {
        return text.replaceAll("([!%_])", "!$1") + "%";
    }

    @Override
    public Map<Long, List<Payment>> ofOrders(Collection<Long> orderIds) {
        if (orderIds.isEmpty()) {
            return Map.of();
        }
        Values values = new Values().numbers("ids", orderIds);
        List<Payment> payments = database.inTransaction(() ->
                database.list(SELECT + "P.ORDER_ID IN (:ids)" + OLDEST_FIRST, values, Row.as(PaymentRow::payment)));
        return payments.stream().collect(groupingBy(payment -> payment.bill().orderId()));
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
        Map<String, Payment> payments = new LinkedHashMap<>();
        Map<String, Set<Reason>> reasons = new LinkedHashMap<>();
        REASONS.keySet().forEach(reason -> needing(reason, now).forEach(payment -> {
            payments.put(payment.id(), payment);
            reasons.computeIfAbsent(payment.id(), id -> EnumSet.noneOf(Reason.class))
                    .add(reason);
        }));
        List<Payment> ordered = new ArrayList<>(payments.values());
        ordered.sort(Comparator.comparing(Payment::createdAt));
        return ordered.stream()
                .limit(MOST)
                .map(payment -> new Attention(payment, reasons.get(payment.id())))
                .toList();
    }

    private List<Payment> needing(Reason reason, Instant now) {
        return database.inTransaction(() -> database.first(
                MOST, SELECT + REASONS.get(reason) + OLDEST_FIRST, rules(now), Row.as(PaymentRow::payment)));
    }

    /** The rules of the domain that the conditions name. */
    private static Values rules(Instant now) {
        return new Values()
                .name("review", PaymentState.REVIEW)
                .name("paid", PaymentState.PAID)
                .name("completed", PaymentState.COMPLETED)
                .name("uah", Currency.UAH)
                .text("success", Operation.SUCCESS)
                .texts("purchases", Operation.PURCHASES)
                .texts("spent", RefundState.spent().stream().map(Enum::name).toList())
                .name("unknown", RefundState.UNKNOWN)
                .name("pending", RefundState.PENDING)
                .time("overdue", now.minus(RefundSchedule.OVERDUE));
    }
}
