package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.payment.Payment;

/** The host's record of refunds. The order itself is never changed. */
public interface RefundBook {

    /**
     * Writes a successful refund under the host's capture, once.
     *
     * @return the host's id of the transaction
     */
    long record(Payment payment, Refund refund);
}
