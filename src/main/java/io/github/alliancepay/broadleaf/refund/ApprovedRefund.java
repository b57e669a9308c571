package io.github.alliancepay.broadleaf.refund;

import java.util.UUID;

/**
 * An approved refund: exactly these sums are sent, or nothing is.
 *
 * @param id a UUID, also the {@code merchantRequestId} at the bank; at most one refund is sent for an id
 * @param plan the approved sums
 * @param origin by whom and why
 */
public record ApprovedRefund(String id, String paymentId, RefundPlan plan, RefundOrigin origin) {

    /** @throws IllegalArgumentException when nothing would be returned */
    public ApprovedRefund {
        if (plan.orderAmount().isZero() || plan.amount().isZero()) {
            throw new IllegalArgumentException(
                    "A refund of payment " + paymentId + " is of more than zero coins; plan it from its balance");
        }
    }

    /** An approval with a new id. */
    public static ApprovedRefund of(String paymentId, RefundPlan plan, RefundOrigin origin) {
        return new ApprovedRefund(UUID.randomUUID().toString(), paymentId, plan, origin);
    }
}
