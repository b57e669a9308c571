package io.github.alliancepay.broadleaf.refund;

import java.util.UUID;

/**
 * An approved refund: exactly these sums are sent, or nothing is.
 *
 * @param id a UUID; one refund per id is ever sent, however often it is ordered, and it is the {@code merchantRequestId} at the bank
 * @param plan the approved sums
 * @param mandate by whom and why
 */
public record RefundOrder(String id, String paymentId, RefundPlan plan, Mandate mandate) {

    /** @throws IllegalArgumentException when nothing would be returned */
    public RefundOrder {
        if (plan.orderAmount().isZero() || plan.amount().isZero()) {
            throw new IllegalArgumentException("A refund is of more than zero coins");
        }
    }

    /** A new order with an id of its own. */
    public static RefundOrder of(String paymentId, RefundPlan plan, Mandate mandate) {
        return new RefundOrder(UUID.randomUUID().toString(), paymentId, plan, mandate);
    }
}
