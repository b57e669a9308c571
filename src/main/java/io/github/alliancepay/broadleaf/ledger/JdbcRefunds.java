package io.github.alliancepay.broadleaf.ledger;

import static java.util.stream.Collectors.groupingBy;

import io.github.alliancepay.broadleaf.payment.Fingerprint;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.broadleaf.refund.RefundableLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Refunds in ALLIANCEPAY_REFUND and ALLIANCEPAY_REFUND_LINE; a unique key lets one of an order be in flight. */
final class JdbcRefunds implements RefundLedger {

    private static final String INSERT =
            """
            INSERT INTO ALLIANCEPAY_REFUND
                (REFUND_ID, PAYMENT_ID, ORDER_ID, IN_FLIGHT_ORDER_ID, OPERATION_ID, COIN_AMOUNT, ORDER_COIN_AMOUNT, STATE,
                REQUESTED_BY, REASON, BANK_COMMENT, RESTOCK, ECOM_OPERATION_ID, FAILURE, HOST_TRANSACTION_ID, SENT_AT, ABSENT_SINCE,
                CREATED_AT)
            VALUES
                (:id, :paymentId, :orderId, :inFlightOrderId, :operationId, :coinAmount, :orderCoinAmount, :state,
                :requestedBy, :reason, :comment, :restock, :ecomOperationId, :failure, :hostTransactionId, :sentAt, :absentSince,
                :createdAt)""";

    private static final String INSERT_LINE =
            """
            INSERT INTO ALLIANCEPAY_REFUND_LINE (REFUND_ID, LINE_NUMBER, LINE_KEY, QUANTITY, COIN_AMOUNT)
            VALUES (:id, :number, :key, :quantity, :coinAmount)""";

    private static final String MOVE =
            """
            UPDATE ALLIANCEPAY_REFUND SET STATE = :state, IN_FLIGHT_ORDER_ID = :inFlightOrderId, OPERATION_ID = :operationId,
                ECOM_OPERATION_ID = :ecomOperationId, FAILURE = :failure, SENT_AT = :sentAt, ABSENT_SINCE = :absentSince,
                HOST_TRANSACTION_ID = COALESCE(:hostTransactionId, HOST_TRANSACTION_ID), CREATED_AT = :createdAt,
                COIN_AMOUNT = :coinAmount, ORDER_COIN_AMOUNT = :orderCoinAmount,
                CALLBACK_HASH = COALESCE(:callbackHash, CALLBACK_HASH), REVISION = REVISION + 1
            WHERE REFUND_ID = :id AND STATE = :expected""";

    private static final String CLAIM_BOOKING =
            """
            UPDATE ALLIANCEPAY_REFUND SET BOOKING_UNTIL = :until, REVISION = REVISION + 1
            WHERE REFUND_ID = :id AND HOST_TRANSACTION_ID IS NULL AND (BOOKING_UNTIL IS NULL OR BOOKING_UNTIL <= :now)""";

    private static final String OLD_DRAFTS =
            """
            SELECT REFUND_ID FROM ALLIANCEPAY_REFUND
            WHERE PAYMENT_ID = :paymentId AND STATE = :drafted AND CREATED_AT < :before""";

    /** Locks a draft, so that it is not confirmed while it is deleted. */
    private static final String HOLD_DRAFT =
            "UPDATE ALLIANCEPAY_REFUND SET REVISION = REVISION + 1 WHERE REFUND_ID = :id AND STATE = :drafted";

    private static final String HOLD = "UPDATE ALLIANCEPAY_REFUND SET REVISION = REVISION + 1 WHERE REFUND_ID = :id";

    private static final String FORGET = "DELETE FROM ALLIANCEPAY_REFUND WHERE REFUND_ID = :id";
    private static final String FORGET_LINES = "DELETE FROM ALLIANCEPAY_REFUND_LINE WHERE REFUND_ID = :id";

    private static final String OF_ORDERS =
            """
            SELECT * FROM ALLIANCEPAY_REFUND
            WHERE ORDER_ID IN (:orderIds) AND STATE <> :drafted ORDER BY CREATED_AT, REFUND_ID""";

    private static final String COMPLETING =
            "SELECT COMPLETION_ID FROM ALLIANCEPAY_COMPLETION WHERE ACTIVE_PAYMENT_ID = :paymentId";

    private static final String OF_PAYMENT = "PAYMENT_ID = :paymentId AND STATE <> :drafted";
    private static final String IN_FLIGHT = "IN_FLIGHT_ORDER_ID = :orderId";
    private static final String OF_ID = "REFUND_ID = :id";
    private static final int REASON = 1000;

    private final Database database;
    private final AttentionWriter attention;
    private final SoldLineTable soldLines;
    private final OutboxTable outbox;

    JdbcRefunds(Database database, Duration holdWarning) {
        this.database = database;
        this.attention = new AttentionWriter(database, new OperationTable(database), holdWarning);
        this.soldLines = new SoldLineTable(database);
        this.outbox = new OutboxTable(database);
    }

    @Override
    public boolean add(Refund refund) {
        return database.unlessTaken(() -> insert(refund), () -> isTaken(refund));
    }

    private boolean insert(Refund refund) {
        boolean counts = refund.state() != RefundState.DRAFTED;
        if (counts) {
            attention.lock(refund.paymentId());
        }
        database.update(INSERT, values(refund));
        database.updateAll(INSERT_LINE, lines(refund.id(), refund.lines()));
        if (counts) {
            outbox.refundChanged(refund);
            attention.refundsChanged(refund.paymentId());
        }
        return true;
    }

    private boolean isTaken(Refund refund) {
        return isInFlight(refund.orderId())
                || !read(OF_ID, Values.of("id", refund.id())).isEmpty();
    }

    private boolean isInFlight(long orderId) {
        return !read(IN_FLIGHT, new Values().number("orderId", orderId)).isEmpty();
    }

    @Override
    public boolean move(Refund refund, RefundState expected) {
        return move(refund, expected, Optional.empty());
    }

    @Override
    public boolean send(Refund refund, RefundState expected, String callbackToken) {
        return move(refund, expected, Optional.of(Fingerprint.of(callbackToken)));
    }

    private boolean move(Refund refund, RefundState expected, Optional<String> callbackHash) {
        Values values = values(refund).name("expected", expected).text("callbackHash", callbackHash);
        return database.unlessTaken(() -> change(refund, expected, values), () -> isInFlight(refund.orderId()));
    }

    @Override
    public boolean recount(Refund refund, RefundState expected) {
        Values values = values(refund).name("expected", expected).text("callbackHash", Optional.empty());
        return database.unlessTaken(
                () -> change(refund, expected, values) && replaceLines(refund.id(), refund.lines()),
                () -> isInFlight(refund.orderId()));
    }

    private boolean change(Refund refund, RefundState expected, Values values) {
        attention.lock(refund.paymentId());
        boolean moved = database.update(MOVE, values) > 0;
        if (moved && refund.state() != expected) {
            outbox.refundChanged(refund);
        }
        if (moved) {
            attention.refundsChanged(refund.paymentId());
        }
        return moved;
    }

    @Override
    public boolean assign(String id, List<RefundLine> expected, List<RefundLine> lines) {
        return database.inTransaction(() -> hold(id) && has(id, expected) && replaceLines(id, lines));
    }

    /** Locks a refund, so that its lines are not replaced by two at once. */
    private boolean hold(String id) {
        return database.update(HOLD, Values.of("id", id)) > 0;
    }

    private boolean has(String id, List<RefundLine> expected) {
        return RefundColumns.lines(database, OF_ID, Values.of("id", id))
                .getOrDefault(id, List.of())
                .equals(expected.stream().map(Optional::of).toList());
    }

    private boolean replaceLines(String id, List<RefundLine> lines) {
        database.update(FORGET_LINES, Values.of("id", id));
        database.updateAll(INSERT_LINE, lines(id, lines));
        return true;
    }

    @Override
    public boolean claimBooking(String id, Instant now, Instant until) {
        Values values = Values.of("id", id).time("now", now).time("until", until);
        return database.inTransaction(() -> database.update(CLAIM_BOOKING, values) > 0);
    }

    @Override
    public boolean isBeingCompleted(String paymentId) {
        return database.inTransaction(() -> database.first(
                        COMPLETING, Values.of("paymentId", paymentId), Row.as(row -> row.text("COMPLETION_ID")))
                .isPresent());
    }

    @Override
    public boolean keepSoldLines(String paymentId, List<RefundableLine> lines) {
        return !lines.isEmpty() && soldLines.add(paymentId, lines);
    }

    @Override
    public List<RefundableLine> soldLines(String paymentId) {
        return soldLines.of(paymentId);
    }

    /** Looked for first, and deleted by their ids: MySQL and MariaDB lock whatever a DELETE reads on its way. */
    @Override
    public void forgetDrafts(String paymentId, Instant before) {
        Values values = Values.of("paymentId", paymentId)
                .name("drafted", RefundState.DRAFTED)
                .time("before", before);
        database.inTransaction(() -> database.list(OLD_DRAFTS, values, Row.as(row -> row.text("REFUND_ID"))))
                .forEach(this::forget);
    }

    private void forget(String draft) {
        Values values = Values.of("id", draft).name("drafted", RefundState.DRAFTED);
        database.inTransaction(() -> database.update(HOLD_DRAFT, values) > 0
                && database.update(FORGET_LINES, values) + database.update(FORGET, values) > 0);
    }

    @Override
    public Map<Long, List<Refund>> ofOrders(Collection<Long> orderIds) {
        if (orderIds.isEmpty()) {
            return Map.of();
        }
        Values values = new Values().name("drafted", RefundState.DRAFTED).numbers("orderIds", orderIds);
        return database
                .inTransaction(
                        () -> database.list(OF_ORDERS, values, Row.as(row -> RefundColumns.refund(row, Map.of()))))
                .stream()
                .collect(groupingBy(Refund::orderId));
    }

    @Override
    public Optional<Refund> inFlight(long orderId) {
        return database.inTransaction(() -> read(IN_FLIGHT, new Values().number("orderId", orderId))).stream()
                .findFirst();
    }

    @Override
    public Optional<Refund> find(String id) {
        return database.inTransaction(() -> read(OF_ID, Values.of("id", id))).stream()
                .findFirst();
    }

    @Override
    public List<Refund> ofPayment(String paymentId) {
        Values values = Values.of("paymentId", paymentId).name("drafted", RefundState.DRAFTED);
        return database.inTransaction(() -> read(OF_PAYMENT, values));
    }

    private List<Refund> read(String condition, Values values) {
        return RefundColumns.refunds(database, condition, values);
    }

    private static Values values(Refund refund) {
        boolean inFlight = refund.state().isInFlight();
        return Values.of("id", refund.id())
                .text("paymentId", refund.paymentId())
                .number("orderId", refund.orderId())
                .number("inFlightOrderId", inFlight ? Optional.of(refund.orderId()) : Optional.empty())
                .text("operationId", refund.operationId())
                .number("coinAmount", refund.amount().value())
                .number("orderCoinAmount", refund.orderAmount().value())
                .name("state", refund.state())
                .shown("requestedBy", refund.requestedBy(), Values.WORDS)
                .shown("reason", refund.reason(), REASON)
                .text("comment", refund.origin().comment())
                .number("restock", refund.restocks() ? 1 : 0)
                .trace(refund.trace())
                .number("hostTransactionId", refund.hostTransactionId())
                .time("createdAt", refund.createdAt());
    }

    private static List<Values> lines(String id, List<RefundLine> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(number -> line(id, number, lines.get(number)))
                .toList();
    }

    private static Values line(String id, int number, RefundLine line) {
        return Values.of("id", id)
                .number("number", number)
                .text("key", line.line())
                .number("quantity", line.quantity())
                .number("coinAmount", line.amount().value());
    }
}
