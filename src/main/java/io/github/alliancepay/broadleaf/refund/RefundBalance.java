package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What was paid, what went back and what can still go back, in whole and by line. Immutable. Amounts are coins of {@link #currency},
 * but for {@link #leftAtBank}.
 *
 * @param currency the order's; UAH when the bank's purchase does not name the order's
 * @param captures the successful purchases
 * @param lines what can be given back by itself; together as much as was paid
 * @param blocked why nothing can be given back now, a key of the messages such as {@code refund.nothing-left}; empty when something
 *     can
 * @param history all refunds of the payment, oldest first, failed ones too
 */
public record RefundBalance(
        Payment payment,
        Currency currency,
        List<Capture> captures,
        List<Line> lines,
        String blocked,
        List<Refund> history) {

    public RefundBalance {
        captures = List.copyOf(captures);
        lines = List.copyOf(lines);
        history = List.copyOf(history);
    }

    /** What came in. */
    public Coins paid() {
        return sum(captures.stream(), Capture::paid);
    }

    /** What surely went back. */
    public Coins refunded() {
        return sum(history.stream().filter(refund -> refund.state() == RefundState.SUCCEEDED), Refund::orderAmount);
    }

    /** What is on its way back, or may be. */
    public Coins pending() {
        return sum(spent().filter(refund -> refund.state() != RefundState.SUCCEEDED), Refund::orderAmount);
    }

    /** What can still go back. */
    public Coins left() {
        return sum(captures.stream().filter(Capture::isRefundable), Capture::left);
    }

    /** The same in coins of UAH, which is what the bank moves. */
    public Coins leftAtBank() {
        return sum(captures.stream().filter(Capture::isRefundable), Capture::leftAtBank);
    }

    /** How many hryvnias the bank took for a unit of the currency; one for UAH. */
    public BigDecimal rate() {
        return captures.stream().findFirst().map(Capture::rate).orElse(BigDecimal.ONE);
    }

    /** What went back or is on its way without a word about the lines it belongs to. */
    public Coins unassigned() {
        Coins assigned = sum(lines.stream(), Line::refundedAmount);
        return refunded().plus(pending()).minusAtMost(assigned);
    }

    /** Whether something can be given back now. */
    public boolean isOpen() {
        return blocked.isEmpty();
    }

    /** Whether the order's own lines are known, so that money can belong to one. */
    public boolean isItemised() {
        return lines.stream().anyMatch(line -> line.line().kind() != RefundableLine.Kind.REST);
    }

    Optional<Line> line(String key) {
        return lines.stream().filter(line -> line.line().key().equals(key)).findFirst();
    }

    private Stream<Refund> spent() {
        return history.stream().filter(refund -> refund.state().isSpent());
    }

    private static <T> Coins sum(Stream<T> parts, Function<T, Coins> amount) {
        return parts.map(amount).reduce(Coins.ZERO, Coins::plus);
    }

    /**
     * A line and what of it is left.
     *
     * @param refundedQuantity units given back or on their way
     * @param refundedAmount money of the line given back or on its way
     */
    public record Line(RefundableLine line, int refundedQuantity, Coins refundedAmount) {

        /** Units that can still be given back. */
        public int leftQuantity() {
            return Math.max(0, line.quantity() - refundedQuantity);
        }

        /** Money of the line that can still be given back. */
        public Coins leftAmount() {
            return line.amount().minusAtMost(refundedAmount);
        }

        /** What some of the units left cost, at most what is left; the last unit takes what rounding left over. */
        public Coins amountOf(int units) {
            Coins cost = line.amountOf(Math.min(refundedQuantity, line.quantity() - units), units);
            return cost.isMoreThan(leftAmount()) ? leftAmount() : cost;
        }
    }
}
