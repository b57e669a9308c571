package io.github.alliancepay.sandbox.register;

import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.OperationKind;
import io.github.alliancepay.sandbox.order.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the register of a day: its successful operations, oldest first, in the columns of protocol section 24.1. */
public record Register(List<Order> orders, LocalDate day) {
    private static final ZoneId KYIV = ZoneId.of("Europe/Kiev");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss").withZone(KYIV);
    private static final BigDecimal COMMISSION = new BigDecimal("0.015");
    private static final List<String> COLUMNS = List.of(
            "Мерчант",
            "PGI reference",
            "processingDateTime",
            "coinAmount",
            "merchantCommission",
            "Платіжна система",
            "Маска картки",
            "Код авторизації",
            "RRN",
            "Статус",
            "Контрагент",
            "ЄДРПОУ",
            "Валюта",
            "STAN",
            "Номер замовлення",
            "Мерчант комент",
            "Призначення");
    private static final int AMOUNT = 3;
    private static final int FEE = 4;
    private static final int RRN = 8;
    private static final int STATUS = 9;
    private static final int ID = 14;
    private static final int COMMENT = 15;

    /** The file as a text. */
    public String text(RegisterFormat format, Collection<RegisterFlaw> flaws) {
        List<List<String>> rows = new ArrayList<>(rows());
        int place = 0;
        for (RegisterFlaw flaw : flaws) {
            if (place < rows.size()) {
                place += breakRow(flaw, rows, place);
            }
        }
        rows.add(0, COLUMNS);
        return format.mark()
                + rows.stream().map(row -> line(row, format.separator())).collect(Collectors.joining());
    }

    private List<List<String>> rows() {
        record Entry(Order order, Operation operation) {}
        return orders.stream()
                .flatMap(order -> order.operations().stream().map(operation -> new Entry(order, operation)))
                .filter(entry -> isListed(entry.operation()))
                .sorted(Comparator.comparing(entry -> entry.operation().modified()))
                .map(entry -> row(entry.order(), entry.operation()))
                .toList();
    }

    private boolean isListed(Operation operation) {
        boolean moves = operation.kind() != OperationKind.PREAUTH && operation.kind() != OperationKind.VERIFICATION;
        return moves
                && operation.succeeded()
                && LocalDate.ofInstant(operation.modified(), KYIV).equals(day);
    }

    private static List<String> row(Order order, Operation operation) {
        String rrn = operation.outcome().rrn().orElse("");
        return new ArrayList<>(List.of(
                "AE000002",
                "PGI" + operation.ecomOperationId().substring(0, 8),
                TIME.format(operation.modified()),
                String.valueOf(operation.amount().coins()),
                operation.kind().isRefund() ? "" : commission(operation),
                operation.instrument().paymentSystem(),
                operation.instrument().mask().replace('•', '#'),
                operation.outcome().approvalCode().orElse(""),
                rrn,
                "Успішна",
                "Sandbox merchant",
                "00000000",
                "980",
                rrn.length() < 6 ? "" : rrn.substring(rrn.length() - 6),
                operation.operationId().orElse(""),
                comment(order, operation).orElse(""),
                order.request().body().text("purpose").orElse("")));
    }

    private static String commission(Operation operation) {
        return BigDecimal.valueOf(operation.amount().coins(), 2)
                .multiply(COMMISSION)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** People in the bank's cabinet do as the bank recommends: a refund names its original operation. */
    private static Optional<String> comment(Order order, Operation operation) {
        return operation
                .derivation()
                .map(derivation -> derivation
                        .request()
                        .comment()
                        .or(() -> derivation.original().operationId())
                        .orElse(""))
                .or(() -> order.request().body().text("merchantComment"));
    }

    /** Returns how many rows are used up. */
    private static int breakRow(RegisterFlaw flaw, List<List<String>> rows, int place) {
        List<String> row = rows.get(place);
        switch (flaw) {
            case LOST -> rows.remove(place);
            case FURTHER -> rows.add(further(row, ""));
            case FURTHER_REFUND -> rows.add(further(row, purchase(rows).get(ID)));
            case AMOUNT -> row.set(AMOUNT, row.get(AMOUNT) + "0");
            case STATUS -> row.set(STATUS, "Неуспішна");
            case TWICE -> rows.add(row);
            default -> throw new IllegalArgumentException("unknown flaw " + flaw);
        }
        return flaw == RegisterFlaw.LOST || flaw == RegisterFlaw.FURTHER || flaw == RegisterFlaw.FURTHER_REFUND ? 0 : 1;
    }

    private static List<String> purchase(List<List<String>> rows) {
        return rows.stream()
                .filter(row -> !row.get(FEE).isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no purchase on that day"));
    }

    private static List<String> further(List<String> row, String comment) {
        List<String> further = new ArrayList<>(row);
        further.set(ID, row.get(ID) + "X" + (comment.isEmpty() ? "P" : "R"));
        further.set(RRN, "");
        further.set(COMMENT, comment);
        return further;
    }

    private static String line(List<String> row, char separator) {
        return row.stream()
                .map(cell -> quoted(cell, separator))
                .collect(Collectors.joining(String.valueOf(separator), "", "\r\n"));
    }

    private static String quoted(String cell, char separator) {
        boolean plain = cell.indexOf(separator) < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0;
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
