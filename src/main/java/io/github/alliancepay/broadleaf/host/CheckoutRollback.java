package io.github.alliancepay.broadleaf.host;

import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayRollbackService;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to the money when the host's checkout fails after it has come (host section 2.4). By default the money is kept: the
 * synchronisation tries the checkout again, and an admin can refund. An immediate refund would follow every short failure of a
 * database. A shop whose checkout fails for lasting reasons can have the money refunded instead. Safe for use by many threads.
 */
final class CheckoutRollback implements PaymentGatewayRollbackService {

    private static final Logger LOG = LoggerFactory.getLogger(CheckoutRollback.class);

    private final RefundTransactions refunds;
    private final boolean refunding;

    CheckoutRollback(RefundTransactions refunds, boolean refunding) {
        this.refunds = refunds;
        this.refunding = refunding;
    }

    @Override
    public PaymentResponseDTO rollbackAuthorize(PaymentRequestDTO request) throws PaymentException {
        return rollbackAuthorizeAndCapture(request);
    }

    @Override
    public PaymentResponseDTO rollbackCapture(PaymentRequestDTO request) throws PaymentException {
        return rollbackAuthorizeAndCapture(request);
    }

    /**
     * The answer {@code null} tells the platform that nothing was rolled back, so the payment stays valid.
     *
     * @throws PaymentException when a refund was due and none was sent, or its outcome is unknown; the payment stays valid
     */
    @Override
    public PaymentResponseDTO rollbackAuthorizeAndCapture(PaymentRequestDTO request) throws PaymentException {
        if (refunding) {
            LOG.warn(
                    "The checkout of order {} failed after its money was taken or held; the money goes back",
                    request.getOrderId());
            return refunds.refundFullBalance(request);
        }
        // The synchronisation tells it once, with the reason; this comes with every attempt.
        LOG.debug(
                "The checkout of order {} failed after its money was taken or held; the money is kept and the checkout is tried again",
                request.getOrderId());
        return null;
    }

    @Override
    public PaymentResponseDTO rollbackRefund(PaymentRequestDTO request) throws PaymentException {
        throw new PaymentException("The bank cannot reverse a refund; nothing was changed");
    }
}
