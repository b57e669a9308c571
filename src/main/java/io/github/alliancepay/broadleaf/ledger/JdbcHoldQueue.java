package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.hold.Completion;
import io.github.alliancepay.broadleaf.hold.HoldQueue;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Fulfilled orders in ALLIANCEPAY_FULFILMENT, and held ones in ALLIANCEPAY_PAYMENT. */
final class JdbcHoldQueue implements HoldQueue {

    private static final String INSERT =
            "INSERT INTO ALLIANCEPAY_FULFILMENT (ORDER_ID, CREATED_AT, DUE_AT) VALUES (:orderId, :now, :now)";

    private static final String DUE =
            "SELECT * FROM ALLIANCEPAY_FULFILMENT WHERE DUE_AT <= :now ORDER BY DUE_AT, FULFILMENT_ID";

    private static final String CLAIM =
            "UPDATE ALLIANCEPAY_FULFILMENT SET DUE_AT = :until WHERE FULFILMENT_ID = :id AND DUE_AT = :dueAt";

    private static final String REMOVE = "DELETE FROM ALLIANCEPAY_FULFILMENT WHERE FULFILMENT_ID = :id";

    private static final String WAITING =
            """
            SELECT P.PAYMENT_ID, P.ORDER_ID, P.CREATED_AT FROM ALLIANCEPAY_PAYMENT P
            WHERE P.STATE = 'AUTHORIZED' AND P.ORDER_PAYMENT_ID IS NOT NULL%s
                AND NOT EXISTS (SELECT 1 FROM ALLIANCEPAY_COMPLETION C
                    WHERE C.PAYMENT_ID = P.PAYMENT_ID AND C.STATE <> 'DRAFTED'
                        AND (C.STATE <> 'FAILED' OR C.FAILURE IS NULL OR C.FAILURE <> :notDone OR C.CREATED_AT > :notDoneSince))
            ORDER BY P.CREATED_AT, P.PAYMENT_ID""";

    private static final String FIRST_PAGE = WAITING.formatted("");

    private static final String NEXT_PAGE =
            WAITING.formatted(" AND P.CREATED_AT >= :at AND (P.CREATED_AT > :at OR P.PAYMENT_ID > :id)");

    private final Database database;

    JdbcHoldQueue(Database database) {
        this.database = database;
    }

    @Override
    public void add(long orderId, Instant now) {
        Values values = new Values().number("orderId", orderId).time("now", now);
        database.inTransactionOfHost(() -> database.update(INSERT, values));
    }

    @Override
    public List<FulfilledOrder> due(Instant now, int most) {
        Values values = new Values().time("now", now);
        return database.inTransaction(() -> database.first(most, DUE, values, Row.as(JdbcHoldQueue::fulfilled)));
    }

    @Override
    public boolean claim(FulfilledOrder order, Instant until) {
        Values values = id(order).time("dueAt", order.dueAt()).time("until", until);
        return database.inTransaction(() -> database.update(CLAIM, values) > 0);
    }

    @Override
    public void remove(FulfilledOrder order) {
        database.inTransaction(() -> database.update(REMOVE, id(order)));
    }

    @Override
    public List<HeldOrder> waiting(Optional<HeldOrder> after, Instant notDoneSince, int most) {
        Values values = new Values().time("notDoneSince", notDoneSince).text("notDone", Completion.NOT_DONE);
        after.ifPresent(last -> values.text("id", last.paymentId()).time("at", last.createdAt()));
        String page = after.isPresent() ? NEXT_PAGE : FIRST_PAGE;
        return database.inTransaction(() -> database.first(most, page, values, Row.as(JdbcHoldQueue::held)));
    }

    private static Values id(FulfilledOrder order) {
        return new Values().number("id", order.id());
    }

    private static FulfilledOrder fulfilled(Row row) throws SQLException {
        return new FulfilledOrder(
                row.number("FULFILMENT_ID"), row.number("ORDER_ID"), row.time("CREATED_AT"), row.time("DUE_AT"));
    }

    private static HeldOrder held(Row row) throws SQLException {
        return new HeldOrder(row.text("PAYMENT_ID"), row.number("ORDER_ID"), row.time("CREATED_AT"));
    }
}
