package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayReportingService;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;

/**
 * Tells code of the host what the bank says of a payment. The answer is the bank's word of this moment. The ledger and the order follow on a
 * thread of the plugin, outside whatever transaction the caller has open.
 */
final class PaymentReports implements PaymentGatewayReportingService {

    private final HostPayments payments;
    private final PaymentSync paymentSync;
    private final SyncQueue queue;
    private final BoundedWait wait;

    PaymentReports(HostPayments payments, PaymentSync paymentSync, SyncQueue queue, BoundedWait wait) {
        this.payments = payments;
        this.paymentSync = paymentSync;
        this.queue = queue;
        this.wait = wait;
    }

    @Override
    public PaymentResponseDTO findDetailsByTransaction(PaymentRequestDTO request) throws PaymentException {
        return HostPayments.response(wait.call(() -> reported(request)));
    }

    private Payment reported(PaymentRequestDTO request) throws PaymentException {
        Payment payment = payments.of(request);
        Payment reported = paymentSync.report(payment.id()).orElse(payment);
        queue.request(payment.id(), SyncTrigger.HOST);
        return reported;
    }
}
