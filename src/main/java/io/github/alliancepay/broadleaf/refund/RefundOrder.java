package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.money.Coins;
import java.util.List;

/**
 * A wish to give money back.
 *
 * @param amount coins of the order's currency, more than zero
 * @param lines the lines the money belongs to; empty when nobody said
 * @param requestedBy a login of the back office, or {@code system}
 * @param reason why, for the history
 */
public record RefundOrder(String paymentId, Coins amount, List<RefundLine> lines, String requestedBy, String reason) {

    public RefundOrder {
        lines = List.copyOf(lines);
        if (amount.isZero()) {
            throw new IllegalArgumentException("A refund is of more than zero coins");
        }
    }
}
