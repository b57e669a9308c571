package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.payment.Payment;
import java.util.Optional;

/** Records refunds in the host. The order itself is never changed. To be called on the plugin's workers only. */
public interface HostRefundRecorder {

    /**
     * Writes a successful refund under the host's capture, once. It may throw when the host fails; then it is called again later.
     *
     * @param refund its sum is in the order's currency
     * @return the host's id of the transaction, or {@link Refund#PAYMENT_GONE}; empty when the host never recorded the payment
     */
    Optional<Long> record(Payment payment, Refund refund);
}
