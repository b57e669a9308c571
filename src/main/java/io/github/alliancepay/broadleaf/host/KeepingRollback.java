package io.github.alliancepay.broadleaf.host;

import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayRollbackService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the money when the host's checkout fails after it has come: the settlement tries the checkout again, and an admin may refund.
 * Refunding at once would send money back for every passing failure of a database. Answering with nothing tells the platform that
 * nothing was rolled back, so the payment stays valid (host reference section 2.4).
 */
final class KeepingRollback implements PaymentGatewayRollbackService {

    private static final Logger LOG = LoggerFactory.getLogger(KeepingRollback.class);

    @Override
    public PaymentResponseDTO rollbackAuthorize(PaymentRequestDTO request) {
        return keep(request);
    }

    @Override
    public PaymentResponseDTO rollbackCapture(PaymentRequestDTO request) {
        return keep(request);
    }

    @Override
    public PaymentResponseDTO rollbackAuthorizeAndCapture(PaymentRequestDTO request) {
        return keep(request);
    }

    @Override
    public PaymentResponseDTO rollbackRefund(PaymentRequestDTO request) {
        return keep(request);
    }

    private static PaymentResponseDTO keep(PaymentRequestDTO request) {
        LOG.warn(
                "The checkout of order {} failed after it was paid; the money is kept and the checkout is tried again",
                request.getOrderId());
        return null;
    }
}
