package io.github.alliancepay.broadleaf.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A refund as a row of ALLIANCEPAY_REFUND, and its lines as rows of ALLIANCEPAY_REFUND_LINE. */
final class RefundColumns {

    private RefundColumns() {}

    /**
     * One that cannot be read keeps its payment from nothing: it counts as spent, and a person has to look.
     *
     * @param lines the lines of refunds by their ids; empty ones cannot be read
     */
    static Refund refund(Row row, Map<String, List<Optional<RefundLine>>> lines) throws SQLException {
        try {
            return readable(row, lines);
        } catch (RuntimeException fault) {
            return unreadable(row, String.valueOf(fault.getMessage()));
        }
    }

    /** Refunds with their lines, which are read apart: two plain queries read better than one that repeats each refund per line. */
    static List<Refund> refunds(Database database, String condition, Values values) {
        Map<String, List<Optional<RefundLine>>> lines = lines(database, condition, values);
        return database.list(
                "SELECT * FROM ALLIANCEPAY_REFUND WHERE " + condition + " ORDER BY CREATED_AT, REFUND_ID",
                values,
                Row.as(row -> refund(row, lines)));
    }

    /** The lines of refunds by their ids; empty ones cannot be read. One query. */
    static Map<String, List<Optional<RefundLine>>> lines(Database database, String condition, Values values) {
        String sql = "SELECT * FROM ALLIANCEPAY_REFUND_LINE WHERE REFUND_ID IN"
                + " (SELECT REFUND_ID FROM ALLIANCEPAY_REFUND WHERE " + condition + ") ORDER BY REFUND_ID, LINE_NUMBER";
        return database.list(sql, values, Row.as(row -> Map.entry(row.text("REFUND_ID"), line(row)))).stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static Refund unreadable(Row row, String fault) throws SQLException {
        return new Refund(
                row.text("REFUND_ID"),
                row.text("PAYMENT_ID"),
                row.number("ORDER_ID"),
                row.text("OPERATION_ID"),
                new RefundPlan(atLeastNothing(row, "ORDER_COIN_AMOUNT"), atLeastNothing(row, "COIN_AMOUNT"), List.of()),
                RefundState.UNREADABLE,
                origin(row),
                new BankTrace(row.text("ECOM_OPERATION_ID"), fault, Optional.empty(), Optional.empty()),
                row.time("CREATED_AT"),
                row.optionalNumber("HOST_TRANSACTION_ID"));
    }

    private static Coins atLeastNothing(Row row, String column) throws SQLException {
        return new Coins(Math.max(0, row.number(column)));
    }

    private static RefundOrigin origin(Row row) throws SQLException {
        return new RefundOrigin(row.text("REQUESTED_BY"), row.text("REASON"), row.text("BANK_COMMENT"));
    }

    private static Refund readable(Row row, Map<String, List<Optional<RefundLine>>> lines) throws SQLException {
        String id = row.text("REFUND_ID");
        return new Refund(
                id,
                row.text("PAYMENT_ID"),
                row.number("ORDER_ID"),
                row.text("OPERATION_ID"),
                plan(row, lines.getOrDefault(id, List.of())),
                row.name("STATE", RefundState.class),
                origin(row),
                row.trace(),
                row.time("CREATED_AT"),
                row.optionalNumber("HOST_TRANSACTION_ID"));
    }

    private static RefundPlan plan(Row row, List<Optional<RefundLine>> lines) throws SQLException {
        List<RefundLine> all = lines.stream().map(RefundColumns::required).toList();
        return new RefundPlan(
                new Coins(row.number("ORDER_COIN_AMOUNT")),
                new Coins(row.number("COIN_AMOUNT")),
                all,
                row.number("RESTOCK") > 0);
    }

    private static RefundLine required(Optional<RefundLine> line) {
        return line.orElseThrow(() -> new IllegalStateException("A line of the refund cannot be read"));
    }

    /** Empty when it cannot be read. */
    private static Optional<RefundLine> line(Row row) throws SQLException {
        try {
            return Optional.of(new RefundLine(
                    row.text("LINE_KEY"),
                    Math.toIntExact(row.number("QUANTITY")),
                    new Coins(row.number("COIN_AMOUNT"))));
        } catch (IllegalArgumentException | ArithmeticException fault) {
            return Optional.empty();
        }
    }
}
