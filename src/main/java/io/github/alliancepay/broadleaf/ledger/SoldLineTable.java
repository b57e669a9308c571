package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.refund.RefundableLine;
import io.github.alliancepay.broadleaf.refund.RefundableLine.LineKind;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** The lines of orders as they were sold, in ALLIANCEPAY_ORDER_LINE. They are written once and never change. */
final class SoldLineTable {

    private static final String INSERT =
            """
            INSERT INTO ALLIANCEPAY_ORDER_LINE (PAYMENT_ID, LINE_NUMBER, LINE_KEY, KIND, NAME, QUANTITY, COIN_AMOUNT)
            VALUES (:paymentId, :number, :key, :kind, :name, :quantity, :coinAmount)""";

    private static final String SELECT =
            "SELECT * FROM ALLIANCEPAY_ORDER_LINE WHERE PAYMENT_ID = :paymentId ORDER BY LINE_NUMBER";

    private static final int NAME = 255;

    private final Database database;

    SoldLineTable(Database database) {
        this.database = database;
    }

    boolean add(String paymentId, List<RefundableLine> lines) {
        List<Values> rows = IntStream.range(0, lines.size())
                .mapToObj(number -> values(paymentId, number, lines.get(number)))
                .toList();
        return database.unlessTaken(() -> insert(rows), () -> !read(paymentId).isEmpty());
    }

    private boolean insert(List<Values> rows) {
        database.updateAll(INSERT, rows);
        return true;
    }

    List<RefundableLine> of(String paymentId) {
        return database.inTransaction(() -> read(paymentId));
    }

    private List<RefundableLine> read(String paymentId) {
        return database.list(SELECT, Values.of("paymentId", paymentId), Row.as(SoldLineTable::line));
    }

    private static Values values(String paymentId, int number, RefundableLine line) {
        return Values.of("paymentId", paymentId)
                .number("number", number)
                .text("key", line.key())
                .name("kind", line.kind())
                .shown("name", line.name(), NAME)
                .number("quantity", line.quantity())
                .number("coinAmount", line.amount().value());
    }

    private static RefundableLine line(Row row) throws SQLException {
        return new RefundableLine(
                row.text("LINE_KEY"),
                row.name("KIND", LineKind.class),
                row.text("NAME"),
                Math.toIntExact(row.number("QUANTITY")),
                new Coins(row.number("COIN_AMOUNT")));
    }
}
