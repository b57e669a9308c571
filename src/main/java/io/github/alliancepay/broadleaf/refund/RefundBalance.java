package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What was paid, what was refunded and what can still be refunded, in whole and by line. Immutable. Amounts are coins of {@link #currency},
 * except {@link #leftAtBank}.
 *
 * @param currency the order's; UAH when the bank's purchase does not name the order's
 * @param captures the successful purchases, or else the hold
 * @param lines what can be refunded on its own, as it was sold; together as much as was paid
 * @param orderEdited whether the host's order no longer has the lines that were sold
 * @param blocked why nothing can be refunded now; empty when something can
 * @param history all refunds of the payment, oldest first, failed ones too, as they were counted when they were made
 * @param counted those that took something, with their sums in {@link #currency}
 */
public record RefundBalance(
        Payment payment,
        Currency currency,
        List<Capture> captures,
        List<Line> lines,
        boolean orderEdited,
        Optional<RefundRefusal> blocked,
        List<Refund> history,
        List<Refund> counted) {

    public RefundBalance {
        captures = List.copyOf(captures);
        lines = List.copyOf(lines);
        history = List.copyOf(history);
        counted = List.copyOf(counted);
    }

    /** The balance by these operations of the bank and these refunds. Refunds of other payments of the order do not count. */
    static RefundBalance of(Payment payment, List<Operation> operations, List<Refund> history, SoldLines sold) {
        Captures captures = Captures.of(payment, operations, history);
        List<Line> lines =
                PaidLines.of(payment.bill().orderId(), counted(payment, captures, sold), captures.paid()).stream()
                        .map(line -> Line.of(line, captures.counted()))
                        .toList();
        RefundBalance balance = new RefundBalance(
                payment,
                captures.currency(),
                captures.all(),
                lines,
                sold.edited(),
                Optional.empty(),
                history,
                captures.counted());
        return balance.withRefusal(
                balance.nothingToReturn().or(() -> unreadable(operations)).or(balance::unreadableRow));
    }

    private Optional<RefundRefusal> unreadableRow() {
        return history.stream()
                .filter(refund -> refund.state() == RefundState.UNREADABLE)
                .findFirst()
                .map(refund -> RefundRefusal.UNREADABLE_ROW);
    }

    /** The order's own lines count once the order is submitted, and only in the order's currency. */
    private static List<RefundableLine> counted(Payment payment, Captures captures, SoldLines sold) {
        boolean counts = payment.state() == PaymentState.COMPLETED
                && captures.currency() == payment.bill().currency()
                && !captures.paid().isZero();
        return counts ? sold.lines() : List.of();
    }

    private Optional<RefundRefusal> nothingToReturn() {
        PaymentState state = payment.state();
        if (captures.isEmpty() || !state.hasMoney() && state != PaymentState.RETURNED) {
            return Optional.of(RefundRefusal.NOT_PAID);
        }
        if (!left().isZero() && !leftAtBank().isZero()) {
            return Optional.empty();
        }
        boolean fixed = captures.stream()
                .anyMatch(capture -> !capture.isRefundable() && !capture.left().isZero());
        return Optional.of(fixed ? RefundRefusal.INTERNAL_TRANSFER : RefundRefusal.NOTHING_LEFT);
    }

    /** Nobody knows what such a refund took. */
    private static Optional<RefundRefusal> unreadable(List<Operation> operations) {
        return operations.stream()
                .filter(Operation::isRefund)
                .filter(operation -> !operation.isFailed() && operation.fault().isPresent())
                .findFirst()
                .map(operation -> RefundRefusal.UNREADABLE_REFUND);
    }

    RefundBalance blockedBy(RefundRefusal refusal) {
        return withRefusal(Optional.of(refusal));
    }

    RefundBalance withRefusal(Optional<RefundRefusal> refusal) {
        return new RefundBalance(payment, currency, captures, lines, orderEdited, refusal, history, counted);
    }

    /** Whether the money is held and not taken. It can only be released, and as a whole. */
    public boolean isHold() {
        return captures.stream().anyMatch(capture -> capture.operation().isHold());
    }

    /** The bank's id of the hold that is not completed; empty when the money was taken. */
    String heldOperationId() {
        return captures.stream()
                .map(Capture::operation)
                .filter(Operation::isHold)
                .map(Operation::operationId)
                .findFirst()
                .orElse("");
    }

    /** What was paid, or is held. */
    public Coins paid() {
        return sum(captures.stream(), Capture::paid);
    }

    /** What was refunded for certain. */
    public Coins refunded() {
        return sum(counted.stream().filter(refund -> refund.state() == RefundState.SUCCEEDED), Refund::orderAmount);
    }

    /** What is being refunded, or may be: the bank has not decided, or its answer is unknown. */
    public Coins pending() {
        return sum(counted.stream().filter(refund -> refund.state() != RefundState.SUCCEEDED), Refund::orderAmount);
    }

    /** What can still be refunded. */
    public Coins left() {
        return sum(returnable(), Capture::left);
    }

    /** The same in coins of UAH, which is what the bank moves. */
    public Coins leftAtBank() {
        return sum(returnable(), Capture::leftAtBank);
    }

    /** A hold that ended is at the bank no more. */
    private Stream<Capture> returnable() {
        return payment.state().isHoldOver() ? Stream.empty() : captures.stream().filter(Capture::isRefundable);
    }

    /** The hryvnias that the bank took for one unit of the currency; one for UAH. */
    public BigDecimal rate() {
        return captures.stream().findFirst().map(Capture::rate).orElse(BigDecimal.ONE);
    }

    /** What was refunded, or is being refunded, and belongs to no line. */
    public Coins unassigned() {
        Coins assigned = sum(lines.stream(), Line::refundedAmount);
        return refunded().plus(pending()).minusAtMost(assigned);
    }

    /** Whether something can be refunded now. */
    public boolean isOpen() {
        return blocked.isEmpty();
    }

    /** The comment to the bank when nobody writes another one; empty when nothing can be refunded. */
    public String usualComment() {
        return captures.stream()
                .filter(Capture::isOpen)
                .findFirst()
                .map(capture -> capture.usualComment(payment))
                .orElse("");
    }

    /** Whether the order's own lines are known, so that money can belong to one. */
    public boolean isItemised() {
        return lines.stream().anyMatch(line -> line.line().kind() != RefundableLine.LineKind.REST);
    }

    Optional<Line> line(String key) {
        return lines.stream().filter(line -> line.line().key().equals(key)).findFirst();
    }

    private static <T> Coins sum(Stream<T> parts, Function<T, Coins> amount) {
        return parts.map(amount).reduce(Coins.ZERO, Coins::plus);
    }

    /**
     * A line, with what is left of it.
     *
     * @param refundedQuantity units refunded or being refunded
     * @param refundedAmount money of the line refunded or being refunded
     */
    public record Line(RefundableLine line, int refundedQuantity, Coins refundedAmount) {

        static Line of(RefundableLine line, List<Refund> counted) {
            List<RefundLine> refunded = counted.stream()
                    .flatMap(refund -> refund.lines().stream())
                    .filter(part -> part.line().equals(line.key()))
                    .toList();
            int quantity = refunded.stream().mapToInt(RefundLine::quantity).sum();
            return new Line(line, quantity, RefundLine.sum(refunded));
        }

        /** Units that can still be refunded. */
        public int leftQuantity() {
            return Math.max(0, line.quantity() - refundedQuantity);
        }

        /** Money of the line that can still be refunded. */
        public Coins leftAmount() {
            return line.amount().minusAtMost(refundedAmount);
        }

        /** What some of the units left cost, at most what is left. The last unit takes the coins that rounding left over. */
        public Coins amountOf(int units) {
            Coins cost = line.amountOf(Math.min(refundedQuantity, line.quantity() - units), units);
            return cost.isMoreThan(leftAmount()) ? leftAmount() : cost;
        }
    }
}
