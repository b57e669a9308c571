package io.github.alliancepay.broadleaf.refund;

import java.util.UUID;

/**
 * An approved refund: exactly these sums are sent, or nothing is.
 *
 * @param id a UUID; one refund per id is ever sent, however often it is ordered, and it is the {@code merchantRequestId} at the bank
 * @param plan the approved sums
 * @param mandate by whom and why
 */
public record ApprovedRefund(String id, String paymentId, RefundPlan plan, RefundOrigin mandate) {

    /** @throws IllegalArgumentException when nothing would be returned */
    public ApprovedRefund {
        if (plan.orderAmount().isZero() || plan.amount().isZero()) {
            throw new IllegalArgumentException("A refund is of more than zero coins");
        }
    }

    /** A new order with an id of its own. */
    public static ApprovedRefund of(String paymentId, RefundPlan plan, RefundOrigin mandate) {
        return new ApprovedRefund(UUID.randomUUID().toString(), paymentId, plan, mandate);
    }
}
