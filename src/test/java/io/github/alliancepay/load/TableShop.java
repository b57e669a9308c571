package io.github.alliancepay.load;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.OrderSubmission;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.refund.HostRefundRecorder;
import io.github.alliancepay.broadleaf.refund.Refund;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A shop of three tables, which records a payment and submits its order in two transactions, as Broadleaf does. No unique key hides a row
 * that is written twice. Safe for use by many threads and processes.
 */
final class TableShop implements OrderSubmission, HostRefundRecorder {

    private static final List<String> TABLES = List.of(
            "CREATE TABLE SHOP_ORDER (ID BIGINT PRIMARY KEY, SUBMITTED_BY VARCHAR(36), SUBMISSIONS INT DEFAULT 0)",
            "CREATE TABLE SHOP_PAYMENT (ORDER_ID BIGINT, PAYMENT_ID VARCHAR(36), TAKEN BIGINT)",
            "CREATE INDEX SHOP_PAYMENT_ORDER ON SHOP_PAYMENT (ORDER_ID)",
            "CREATE TABLE SHOP_REFUND (ORDER_ID BIGINT, REFUND_ID VARCHAR(36))",
            "CREATE INDEX SHOP_REFUND_ORDER ON SHOP_REFUND (ORDER_ID)");

    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;

    TableShop(DataSourceTransactionManager transactions) {
        sql = new JdbcTemplate(transactions.getDataSource());
        transaction = new TransactionTemplate(transactions);
    }

    void createTables() {
        TABLES.forEach(sql::execute);
    }

    void addOrders(LongStream orders) {
        List<Object[]> rows = orders.mapToObj(order -> new Object[] {order}).toList();
        transaction.executeWithoutResult(status -> sql.batchUpdate("INSERT INTO SHOP_ORDER (ID) VALUES (?)", rows));
    }

    /** The id of a payment in the shop is that of its order. */
    @Override
    public Result submit(Payment payment, List<Operation> received) {
        long order = payment.bill().orderId();
        if (!locked(order, () -> record(order, payment, taken(received)))) {
            return new Result.Mismatch(ReviewReason.ORDER_PAID_OTHERWISE);
        }
        return locked(order, () -> submit(order, payment));
    }

    private <T> T locked(long order, Supplier<T> work) {
        return transaction.execute(status -> {
            sql.queryForList("SELECT ID FROM SHOP_ORDER WHERE ID = ? FOR UPDATE", order);
            return work.get();
        });
    }

    /** Of a hold nothing is taken. */
    private static long taken(List<Operation> received) {
        return received.stream()
                .filter(operation -> !operation.isHold())
                .flatMap(operation -> operation.amount().stream())
                .mapToLong(amount -> amount.value())
                .sum();
    }

    private boolean record(long order, Payment payment, long taken) {
        List<String> recorded =
                sql.queryForList("SELECT PAYMENT_ID FROM SHOP_PAYMENT WHERE ORDER_ID = ?", String.class, order);
        if (recorded.isEmpty()) {
            sql.update("INSERT INTO SHOP_PAYMENT VALUES (?, ?, ?)", order, payment.id(), taken);
        } else {
            sql.update(
                    "UPDATE SHOP_PAYMENT SET TAKEN = ? WHERE ORDER_ID = ? AND PAYMENT_ID = ?",
                    taken,
                    order,
                    payment.id());
        }
        return recorded.isEmpty() || recorded.contains(payment.id());
    }

    private Result submit(long order, Payment payment) {
        int first = payment.isSubmitted() ? 0 : 1;
        sql.update(
                "UPDATE SHOP_ORDER SET SUBMITTED_BY = ?, SUBMISSIONS = SUBMISSIONS + ? WHERE ID = ?",
                payment.id(),
                first,
                order);
        return new Result.Submitted("no-" + order, order);
    }

    /** Its orders are submitted before money goes back. */
    @Override
    public Result withdraw(Payment payment) {
        long order = payment.bill().orderId();
        return isSubmitted(order)
                ? new Result.Submitted("no-" + order, order)
                : new Result.Mismatch(ReviewReason.MONEY_RETURNED);
    }

    @Override
    public Optional<Long> record(Payment payment, Refund refund) {
        long order = payment.bill().orderId();
        return locked(order, () -> {
            if (count("SHOP_REFUND WHERE REFUND_ID = ? AND ORDER_ID = ?", refund.id(), order) == 0) {
                sql.update("INSERT INTO SHOP_REFUND VALUES (?, ?)", order, refund.id());
            }
            return Optional.of(order);
        });
    }

    /** The highest number of an order that somebody began to pay. */
    long lastStarted() {
        return number("SELECT COALESCE(MAX(ORDER_ID), 0) FROM ALLIANCEPAY_PAYMENT");
    }

    boolean isSubmitted(long order) {
        return count("SHOP_ORDER WHERE ID = ? AND SUBMITTED_BY IS NOT NULL", order) > 0;
    }

    /** The payments recorded for an order. */
    long payments(long order) {
        return count("SHOP_PAYMENT WHERE ORDER_ID = ?", order);
    }

    /** The coins that an order's payments took. */
    long taken(long order) {
        return number("SELECT COALESCE(SUM(TAKEN), 0) FROM SHOP_PAYMENT WHERE ORDER_ID = ?", order);
    }

    /** The refunds booked for an order. */
    long refunds(long order) {
        return count("SHOP_REFUND WHERE ORDER_ID = ?", order);
    }

    /** How often the plugin has submitted an order for the first time; a process that is killed meanwhile may do it again. */
    long submissions(long order) {
        return number("SELECT SUBMISSIONS FROM SHOP_ORDER WHERE ID = ?", order);
    }

    private long count(String rows, Object... values) {
        return number("SELECT COUNT(*) FROM " + rows, values);
    }

    private long number(String query, Object... values) {
        return sql.queryForObject(query, Long.class, values);
    }
}
