package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.RefundBalance.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Adds up what was paid and what went back. Changes nothing; safe for use by many threads. */
final class RefundBalances {

    private static final Pattern RATE = Pattern.compile("0*[1-9]\\d{0,8}(\\.\\d{1,9})?");

    private final RefundLedger ledger;
    private final OrderLines orders;

    RefundBalances(RefundLedger ledger, OrderLines orders) {
        this.ledger = ledger;
        this.orders = orders;
    }

    RefundBalance of(Payment payment, List<Operation> operations) {
        List<Refund> history = ledger.ofPayment(payment.id());
        boolean busy = ledger.inFlight(payment.bill().orderId()).isPresent();
        RefundBalance sheet = of(payment, operations, history);
        return busy && sheet.isOpen() ? blocked(sheet, "refund.in-flight") : sheet;
    }

    /** The sheet as it would be with that history. */
    RefundBalance of(Payment payment, List<Operation> operations, List<Refund> history) {
        Currency currency = currency(payment, purchases(payment, operations));
        List<Capture> captures = captures(payment, operations, history);
        RefundBalance sheet = new RefundBalance(
                payment, currency, captures, lines(payment, currency, captures, history), "", history);
        return blocked(sheet, block(sheet));
    }

    static RefundBalance blocked(RefundBalance sheet, String why) {
        return new RefundBalance(
                sheet.payment(), sheet.currency(), sheet.captures(), sheet.lines(), why, sheet.history());
    }

    /** A purchase that does not say what it was converted from can only be counted in what the bank took. */
    private static Currency currency(Payment payment, List<Operation> purchases) {
        Currency wanted = payment.bill().currency();
        boolean named = purchases.stream()
                .allMatch(purchase -> wanted.numeric().equals(purchase.field("sourceCurrencyCode"))
                        && purchase.sourceAmount().isPresent()
                        && RATE.matcher(purchase.field("conversionRate")).matches());
        return named ? wanted : Currency.UAH;
    }

    /** Money of another merchant, should the bank ever list some, is not ours to return. */
    private static List<Operation> purchases(Payment payment, List<Operation> operations) {
        return operations.stream()
                .filter(Operation::isPurchase)
                .filter(Operation::isSuccessful)
                .filter(purchase -> List.of("", payment.merchantId()).contains(purchase.field("merchantId")))
                .toList();
    }

    /** The successful purchases and what refunds of that history took of each. */
    static List<Capture> captures(Payment payment, List<Operation> operations, List<Refund> history) {
        List<Operation> purchases = purchases(payment, operations);
        Currency currency = currency(payment, purchases);
        List<Capture> captures = new ArrayList<>();
        purchases.forEach(purchase -> captures.add(Capture.unspent(purchase, currency)));
        history.stream().filter(refund -> refund.state().isSpent()).forEach(refund -> spend(captures, refund));
        return captures;
    }

    /** Whoever names no purchase of ours, as a refund not yet sent does, took it from the first. */
    private static void spend(List<Capture> captures, Refund refund) {
        for (int index = 0; index < captures.size(); index++) {
            if (captures.get(index).operation().operationId().equals(refund.operationId())) {
                captures.set(index, captures.get(index).minus(refund));
                return;
            }
        }
        if (!captures.isEmpty()) {
            captures.set(0, captures.get(0).minus(refund));
        }
    }

    private List<Line> lines(Payment payment, Currency currency, List<Capture> captures, List<Refund> history) {
        Coins paid = captures.stream().map(Capture::paid).reduce(Coins.ZERO, Coins::plus);
        boolean ordered = payment.state() == PaymentState.COMPLETED
                && currency == payment.bill().currency();
        long order = payment.bill().orderId();
        List<RefundableLine> sold = paid.isZero() || !ordered ? List.of() : orders.of(order);
        return PaidLines.of(order, sold, paid).stream()
                .map(line -> line(line, history))
                .toList();
    }

    private static Line line(RefundableLine line, List<Refund> history) {
        List<RefundLine> refunded = history.stream()
                .filter(refund -> refund.state().isSpent())
                .flatMap(refund -> refund.lines().stream())
                .filter(part -> part.line().equals(line.key()))
                .toList();
        return new Line(line, refunded.stream().mapToInt(RefundLine::quantity).sum(), RefundLine.sum(refunded));
    }

    private static String block(RefundBalance sheet) {
        PaymentState state = sheet.payment().state();
        if (!state.hasMoney() && state != PaymentState.RETURNED
                || sheet.captures().isEmpty()) {
            return "refund.not-paid";
        }
        if (!sheet.left().isZero() && !sheet.leftAtBank().isZero()) {
            return "";
        }
        boolean fixed = sheet.captures().stream()
                .anyMatch(capture -> !capture.isRefundable() && !capture.left().isZero());
        return fixed ? "refund.internal-transfer" : "refund.nothing-left";
    }
}
