package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.Refund.Trace;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A refund as a row of ALLIANCEPAY_REFUND, and its lines as rows of ALLIANCEPAY_REFUND_LINE. */
final class RefundColumns {

    private RefundColumns() {}

    /** @param lines the lines of refunds by their ids */
    static Refund refund(Row row, Map<String, List<RefundLine>> lines) throws SQLException {
        String id = row.text("REFUND_ID");
        return new Refund(
                id,
                row.text("PAYMENT_ID"),
                row.number("ORDER_ID"),
                row.text("OPERATION_ID"),
                plan(row, lines.getOrDefault(id, List.of())),
                row.name("STATE", RefundState.class),
                new RefundOrigin(row.text("REQUESTED_BY"), row.text("REASON"), row.text("BANK_COMMENT")),
                trace(row),
                row.time("CREATED_AT"));
    }

    private static RefundPlan plan(Row row, List<RefundLine> lines) throws SQLException {
        return new RefundPlan(
                new Coins(row.number("ORDER_COIN_AMOUNT")),
                new Coins(row.number("COIN_AMOUNT")),
                lines,
                row.number("RESTOCK") > 0);
    }

    private static Trace trace(Row row) throws SQLException {
        return new Trace(
                row.text("ECOM_OPERATION_ID"),
                row.text("FAILURE"),
                row.optionalNumber("HOST_TRANSACTION_ID"),
                row.optionalTime("SENT_AT"),
                row.optionalTime("ABSENT_SINCE"));
    }

    static RefundLine line(Row row) throws SQLException {
        return new RefundLine(
                row.text("LINE_KEY"), Math.toIntExact(row.number("QUANTITY")), new Coins(row.number("COIN_AMOUNT")));
    }
}
