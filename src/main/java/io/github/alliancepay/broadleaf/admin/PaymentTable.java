package io.github.alliancepay.broadleaf.admin;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Payments as lines of a CSV table in an admin's language. Of cards it knows only the mask. Immutable. */
record PaymentTable(LocalizedTexts texts) {

    private static final List<String> COLUMNS = List.of(
            "order",
            "csv.order-id",
            "csv.started",
            "search.state",
            "csv.test",
            "operation.amount",
            "totals.currency",
            "sum.paid",
            "sum.refunded",
            "sum.pending",
            "fact.email",
            "fact.hpp-order",
            "fact.operation",
            "fact.rrn",
            "fact.approval",
            "fact.card",
            "fact.system",
            "fact.request",
            "sum.held",
            "sum.released",
            "fact.hold-until");

    private static final DateTimeFormatter UKRAINIAN = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss");
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    String header() {
        CsvLine line = new CsvLine(texts.language());
        COLUMNS.forEach(column -> line.text(texts.text(column, texts.zone().getId())));
        return line.toString();
    }

    String line(PaymentStatusView status, List<Operation> operations) {
        Payment payment = status.payment();
        CsvLine line = new CsvLine(texts.language())
                .text(PaymentStatusView.title(payment))
                .text(String.valueOf(payment.bill().orderId()))
                .text(time(payment.createdAt()))
                .text(texts.text("state." + status.status()))
                .text(status.test() ? texts.text("state.TEST") : "")
                .sum(payment.bill().amount())
                .text(payment.bill().currency().name())
                .sum(received(payment, operations))
                .sum(status.refundedBut(holds(operations)))
                .sum(status.refundingBut(holds(operations)))
                .text(payment.email())
                .text(payment.hppOrderId().orElse(""));
        return bankNumbers(line, operations)
                .text(payment.id())
                .sum(held(payment, operations))
                .sum(status.released(holds(operations)))
                .text(payment.holdUntil().map(this::time).orElse(""))
                .toString();
    }

    /** What is returned of these is released, and not refunded. */
    private static Set<String> holds(List<Operation> operations) {
        return operations.stream()
                .filter(Operation::isHold)
                .map(Operation::operationId)
                .collect(toSet());
    }

    /** What is held now, in the order's currency. */
    private static Coins held(Payment payment, List<Operation> operations) {
        boolean held = payment.state().hasMoney() && operations.stream().noneMatch(Operation::isSuccessfulPurchase);
        return held ? sum(payment, operations, Operation::isSuccessfulHold) : Coins.ZERO;
    }

    private static CsvLine bankNumbers(CsvLine line, List<Operation> operations) {
        List<Operation> purchases = purchases(operations);
        return line.text(joined(purchases, Operation::operationId))
                .text(joined(purchases, operation -> operation.field("rrn")))
                .text(joined(purchases, operation -> operation.field("approvalCode")))
                .text(joined(purchases, operation -> operation.field("cardNumberMask")))
                .text(joined(purchases, operation -> operation.field("paymentSystem")));
    }

    /** Those that brought money, or else the last attempt. */
    private static List<Operation> purchases(List<Operation> operations) {
        List<Operation> successful =
                operations.stream().filter(Operation::isSuccessfulPurchase).toList();
        Stream<Operation> attempts = operations.stream().filter(operation -> !operation.isRefund());
        return successful.isEmpty()
                ? attempts.reduce((one, next) -> next).stream().toList()
                : successful;
    }

    private static String joined(List<Operation> operations, Function<Operation, String> field) {
        return operations.stream()
                .map(field)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(joining(" "));
    }

    /** In the order's currency. Where the bank did not say how much that is, each purchase counts as the order's sum. */
    private static Coins received(Payment payment, List<Operation> operations) {
        return sum(payment, operations, Operation::isSuccessfulPurchase);
    }

    private static Coins sum(Payment payment, List<Operation> operations, Predicate<Operation> counted) {
        return operations.stream().filter(counted).map(payment::orderAmount).reduce(Coins.ZERO, Coins::plus);
    }

    private String time(Instant instant) {
        return (texts.language().equals("uk") ? UKRAINIAN : ENGLISH).format(instant.atZone(texts.zone()));
    }
}
