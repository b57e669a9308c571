package io.github.alliancepay.simulation;

import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import java.util.List;

/** Copies of refunds with another part. */
final class Entries {

    private Entries() {}

    static Refund with(Refund refund, List<RefundLine> lines) {
        return new Refund(
                refund.id(),
                refund.paymentId(),
                refund.orderId(),
                refund.operationId(),
                new RefundPlan(refund.orderAmount(), refund.amount(), lines, refund.restocks()),
                refund.state(),
                refund.origin(),
                refund.trace(),
                refund.createdAt(),
                refund.hostTransactionId());
    }
}
