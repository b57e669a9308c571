package io.github.alliancepay.broadleaf.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.sql.SQLException;
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
                REQUESTED_BY, REASON, ECOM_OPERATION_ID, FAILURE, HOST_TRANSACTION_ID, CREATED_AT)
            VALUES
                (:id, :paymentId, :orderId, :inFlightOrderId, :operationId, :coinAmount, :orderCoinAmount, :state,
                :requestedBy, :reason, :ecomOperationId, :failure, :hostTransactionId, :createdAt)""";

    private static final String INSERT_LINE =
            """
            INSERT INTO ALLIANCEPAY_REFUND_LINE (REFUND_ID, LINE_NUMBER, LINE_KEY, QUANTITY, COIN_AMOUNT)
            VALUES (:id, :number, :key, :quantity, :coinAmount)""";

    private static final String MOVE =
            """
            UPDATE ALLIANCEPAY_REFUND SET STATE = :state, IN_FLIGHT_ORDER_ID = :inFlightOrderId,
                ECOM_OPERATION_ID = :ecomOperationId, FAILURE = :failure, HOST_TRANSACTION_ID = :hostTransactionId
            WHERE REFUND_ID = :id AND STATE = :expected""";

    private static final String OF_PAYMENT = "PAYMENT_ID = :paymentId";
    private static final String OF_ID = "REFUND_ID = :id";
    private static final int REASON = 1000;
    private static final int WORDS = 255;

    private final Database database;

    JdbcRefunds(Database database) {
        this.database = database;
    }

    @Override
    public boolean request(Refund refund) {
        return database.joining(() -> {
            boolean inserted = database.insertUnlessTaken(INSERT, values(refund), () -> isInFlight(refund.orderId()));
            if (inserted) {
                database.updateAll(INSERT_LINE, lines(refund));
            }
            return inserted;
        });
    }

    private boolean isInFlight(long orderId) {
        return !read("IN_FLIGHT_ORDER_ID = :orderId", new Values().number("orderId", orderId))
                .isEmpty();
    }

    @Override
    public boolean move(Refund refund, RefundState expected) {
        Values values = values(refund).name("expected", expected);
        return database.joining(() -> database.update(MOVE, values) > 0);
    }

    @Override
    public Optional<Refund> find(String id) {
        return database.joining(() -> read(OF_ID, Values.of("id", id))).stream().findFirst();
    }

    @Override
    public List<Refund> ofPayment(String paymentId) {
        return database.joining(() -> read(OF_PAYMENT, Values.of("paymentId", paymentId)));
    }

    /** The lines are read apart: a refund is small, and two plain queries read better than one that repeats each refund per line. */
    private List<Refund> read(String condition, Values values) {
        Map<String, List<RefundLine>> lines = linesByRefund(condition, values);
        return database.list(
                "SELECT * FROM ALLIANCEPAY_REFUND WHERE " + condition + " ORDER BY CREATED_AT, REFUND_ID",
                values,
                Row.as(row -> refund(row, lines)));
    }

    private Map<String, List<RefundLine>> linesByRefund(String condition, Values values) {
        String sql = "SELECT * FROM ALLIANCEPAY_REFUND_LINE WHERE REFUND_ID IN"
                + " (SELECT REFUND_ID FROM ALLIANCEPAY_REFUND WHERE " + condition + ") ORDER BY REFUND_ID, LINE_NUMBER";
        return database.list(sql, values, Row.as(row -> Map.entry(row.text("REFUND_ID"), line(row)))).stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
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
                .shown("requestedBy", refund.requestedBy(), WORDS)
                .shown("reason", refund.reason(), REASON)
                .text("ecomOperationId", refund.ecomOperationId())
                .shown("failure", refund.failure(), WORDS)
                .number("hostTransactionId", refund.hostTransactionId())
                .time("createdAt", refund.createdAt());
    }

    private static List<Values> lines(Refund refund) {
        return IntStream.range(0, refund.lines().size())
                .mapToObj(number -> line(refund, number))
                .toList();
    }

    private static Values line(Refund refund, int number) {
        RefundLine line = refund.lines().get(number);
        return Values.of("id", refund.id())
                .number("number", number)
                .text("key", line.line())
                .number("quantity", line.quantity())
                .number("coinAmount", line.amount().value());
    }

    private static Refund refund(Row row, Map<String, List<RefundLine>> lines) throws SQLException {
        String id = row.text("REFUND_ID");
        return new Refund(
                id,
                row.text("PAYMENT_ID"),
                row.number("ORDER_ID"),
                row.text("OPERATION_ID"),
                new Coins(row.number("COIN_AMOUNT")),
                new Coins(row.number("ORDER_COIN_AMOUNT")),
                row.name("STATE", RefundState.class),
                row.text("REQUESTED_BY"),
                row.text("REASON"),
                row.text("ECOM_OPERATION_ID"),
                row.text("FAILURE"),
                row.optionalNumber("HOST_TRANSACTION_ID"),
                row.time("CREATED_AT"),
                lines.getOrDefault(id, List.of()));
    }

    private static RefundLine line(Row row) throws SQLException {
        return new RefundLine(
                row.text("LINE_KEY"), Math.toIntExact(row.number("QUANTITY")), new Coins(row.number("COIN_AMOUNT")));
    }
}
