package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import java.util.List;

/**
 * Reasons to look at a payment that nobody was told of.
 *
 * @param orderId the host's order
 * @param onlyHeld whether the money is or was held and not taken
 * @param causes at least one
 */
public record AttentionNotice(String paymentId, long orderId, boolean onlyHeld, List<Cause> causes) {

    public AttentionNotice {
        causes = List.copyOf(causes);
    }
}
