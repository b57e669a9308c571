package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.money.Coins;
import java.util.List;

/**
 * The part of a refund that belongs to one refundable line of the order.
 *
 * @param line the key of the line, such as {@code item:1201}; see {@link RefundableLine}
 * @param quantity units refunded, zero when only money is
 * @param amount coins of the order's currency
 */
public record RefundLine(String line, int quantity, Coins amount) {

    /** @throws IllegalArgumentException when the quantity is negative */
    public RefundLine {
        if (quantity < 0) {
            throw new IllegalArgumentException(
                    "A refund of line " + line + " has a quantity of " + quantity + "; zero is the least");
        }
    }

    RefundLine of(Coins another) {
        return new RefundLine(line, quantity, another);
    }

    static Coins sum(List<RefundLine> lines) {
        return lines.stream().map(RefundLine::amount).reduce(Coins.ZERO, Coins::plus);
    }
}
