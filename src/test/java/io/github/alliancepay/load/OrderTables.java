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
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A shop of three tables in the database of the nodes. It records a payment and submits its order in two transactions under a lock of the
 * order, as Broadleaf does, and counts how often an order was submitted. Safe for use by many threads and nodes.
 */
final class OrderTables implements OrderSubmission, HostRefundRecorder {

    /** What may happen while the shop works on an order, outside of its transactions. */
    interface Interruption {

        void before(Step step, long order);
    }

    /** The two transactions of a submission. */
    enum Step {
        RECORD,
        SUBMIT
    }

    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;
    private final Interruption interruption;

    OrderTables(DataSource database, Interruption interruption) {
        sql = new JdbcTemplate(database);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.interruption = interruption;
    }

    void create() {
        sql.execute(
                "CREATE TABLE SHOP_ORDER (ID BIGINT PRIMARY KEY, PAYMENT_ID VARCHAR(36), SUBMISSIONS INT DEFAULT 0)");
        sql.execute("CREATE TABLE SHOP_PAYMENT (ID SERIAL, ORDER_ID BIGINT, PAYMENT_ID VARCHAR(36))");
        sql.execute("CREATE TABLE SHOP_REFUND (ID SERIAL, REFUND_ID VARCHAR(36))");
    }

    void add(long order) {
        sql.update("INSERT INTO SHOP_ORDER (ID) VALUES (?)", order);
    }

    @Override
    public Result submit(Payment payment, List<Operation> captures) {
        long order = payment.bill().orderId();
        interruption.before(Step.RECORD, order);
        Optional<Long> recorded = locked(order, () -> record(order, payment));
        interruption.before(Step.SUBMIT, order);
        return recorded.map(id -> locked(order, () -> submit(order, payment, id)))
                .orElseGet(() -> new Result.Mismatch(ReviewReason.ORDER_PAID_OTHERWISE));
    }

    private <T> T locked(long order, Supplier<T> work) {
        return transaction.execute(status -> {
            sql.queryForList("SELECT ID FROM SHOP_ORDER WHERE ID = ? FOR UPDATE", order);
            return work.get();
        });
    }

    private Optional<Long> record(long order, Payment payment) {
        if (payments(order) == 0) {
            sql.update("INSERT INTO SHOP_PAYMENT (ORDER_ID, PAYMENT_ID) VALUES (?, ?)", order, payment.id());
        }
        return id("SELECT ID FROM SHOP_PAYMENT WHERE PAYMENT_ID = ?", payment.id());
    }

    private Result submit(long order, Payment payment, long recorded) {
        sql.update(
                "UPDATE SHOP_ORDER SET PAYMENT_ID = ?, SUBMISSIONS = SUBMISSIONS + 1 WHERE ID = ? AND PAYMENT_ID IS NULL",
                payment.id(),
                order);
        return new Result.Submitted("no-" + order, recorded);
    }

    @Override
    public Result withdraw(Payment payment) {
        return id("SELECT ID FROM SHOP_PAYMENT WHERE PAYMENT_ID = ?", payment.id())
                .<Result>map(id -> new Result.Submitted("no-" + payment.bill().orderId(), id))
                .orElseGet(() -> new Result.Mismatch(ReviewReason.MONEY_RETURNED));
    }

    @Override
    public Optional<Long> record(Payment payment, Refund refund) {
        return locked(payment.bill().orderId(), () -> {
            Optional<Long> earlier = recorded(refund);
            if (earlier.isEmpty()) {
                sql.update("INSERT INTO SHOP_REFUND (REFUND_ID) VALUES (?)", refund.id());
            }
            return recorded(refund);
        });
    }

    private Optional<Long> recorded(Refund refund) {
        return id("SELECT ID FROM SHOP_REFUND WHERE REFUND_ID = ?", refund.id());
    }

    private Optional<Long> id(String query, String argument) {
        return sql.queryForList(query, Long.class, argument).stream().findFirst();
    }

    /** The payments that were recorded for an order. */
    long payments(long order) {
        return count("SHOP_PAYMENT WHERE ORDER_ID = " + order);
    }

    /** How many orders were submitted. */
    long submitted() {
        return count("SHOP_ORDER WHERE SUBMISSIONS > 0");
    }

    /** How many refunds were recorded; one that was recorded twice counts twice. */
    long refunds() {
        return count("SHOP_REFUND");
    }

    /** The orders that were submitted or paid more than once, and refunds that were recorded more than once. */
    List<String> doubled() {
        return sql.queryForList(
                "SELECT 'order ' || ID FROM SHOP_ORDER WHERE SUBMISSIONS > 1"
                        + " UNION ALL SELECT 'payment of ' || ORDER_ID FROM SHOP_PAYMENT GROUP BY ORDER_ID HAVING COUNT(*) > 1"
                        + " UNION ALL SELECT 'refund ' || REFUND_ID FROM SHOP_REFUND GROUP BY REFUND_ID HAVING COUNT(*) > 1",
                String.class);
    }

    private long count(String of) {
        return sql.queryForObject("SELECT COUNT(*) FROM " + of, Long.class);
    }
}
