package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.HostRefundRecorder;
import io.github.alliancepay.broadleaf.refund.Refund;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;

/** Records refunds as REFUND transactions under the capture, so that the host's own payment tab is right. */
final class RecordedRefunds implements HostRefundRecorder {

    private final OrderPaymentService payments;
    private final HostContext context;

    RecordedRefunds(OrderPaymentService payments, HostContext context) {
        this.payments = payments;
        this.context = context;
    }

    @Override
    public Optional<Long> record(Payment payment, Refund refund) {
        return payment.outcome()
                .orderPaymentId()
                .map(id -> context.change(() -> recorded(payments.readPaymentById(id), payment, refund)));
    }

    private long recorded(OrderPayment orderPayment, Payment payment, Refund refund) {
        return orderPayment.getTransactions().stream()
                .filter(transaction ->
                        refund.id().equals(transaction.getAdditionalFields().get(HostFields.REFUND_ID)))
                .findFirst()
                .orElseGet(() -> write(orderPayment, payment, refund))
                .getId();
    }

    /** Saved before it is added to the payment; on the oldest line it would otherwise be written twice. */
    private PaymentTransaction write(OrderPayment orderPayment, Payment payment, Refund refund) {
        PaymentTransaction transaction = payments.createTransaction();
        transaction.setType(PaymentTransactionType.REFUND);
        transaction.setAmount(HostMoney.of(refund.orderAmount(), payment.bill().currency()));
        transaction.setDate(Date.from(refund.createdAt()));
        transaction.setSuccess(true);
        transaction.setOrderPayment(orderPayment);
        capture(orderPayment).ifPresent(transaction::setParentTransaction);
        transaction
                .getAdditionalFields()
                .putAll(Map.of(
                        HostFields.REFUND_ID,
                        refund.id(),
                        "ALLIANCEPAY_REFUND_OPERATION_ID",
                        refund.ecomOperationId()));
        PaymentTransaction saved = payments.save(transaction);
        orderPayment.addTransaction(saved);
        return saved;
    }

    private static Optional<PaymentTransaction> capture(OrderPayment orderPayment) {
        return orderPayment.getTransactionsForType(PaymentTransactionType.AUTHORIZE_AND_CAPTURE).stream()
                .findFirst();
    }
}
