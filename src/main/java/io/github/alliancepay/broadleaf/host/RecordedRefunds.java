package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.HostRefundRecorder;
import io.github.alliancepay.broadleaf.refund.Refund;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;

/** Records refunds as REFUND transactions under the capture, and the release of a hold as REVERSE_AUTH, so that the host's own payment tab is right. */
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
                .map(id -> context.change(() -> Optional.ofNullable(payments.readPaymentById(id))
                        .map(orderPayment -> recorded(orderPayment, payment, refund))
                        .orElse(Refund.PAYMENT_GONE)));
    }

    private long recorded(OrderPayment orderPayment, Payment payment, Refund refund) {
        return orderPayment.getTransactions().stream()
                .filter(transaction ->
                        refund.id().equals(transaction.getAdditionalFields().get(HostFields.REFUND_ID)))
                .findFirst()
                .or(() -> RecordedHolds.end(orderPayment).filter(end -> isRelease(orderPayment, refund)))
                .orElseGet(() -> write(orderPayment, payment, refund))
                .getId();
    }

    /** Saved before it is added to the payment; on the oldest line it would otherwise be written twice. */
    private PaymentTransaction write(OrderPayment orderPayment, Payment payment, Refund refund) {
        PaymentTransaction transaction = payments.createTransaction();
        transaction.setType(
                isRelease(orderPayment, refund) ? PaymentTransactionType.REVERSE_AUTH : PaymentTransactionType.REFUND);
        transaction.setAmount(HostMoney.of(refund.orderAmount(), payment.bill().currency()));
        transaction.setDate(Date.from(refund.createdAt()));
        transaction.setSuccess(true);
        transaction.setOrderPayment(orderPayment);
        parent(orderPayment, refund).ifPresent(transaction::setParentTransaction);
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

    /** Whether the refund is of the hold itself, of which nothing was taken. */
    private static boolean isRelease(OrderPayment orderPayment, Refund refund) {
        return RecordedHolds.hold(orderPayment)
                .filter(hold ->
                        refund.operationId().equals(hold.getAdditionalFields().get(HostFields.OPERATION_ID)))
                .isPresent();
    }

    private static Optional<PaymentTransaction> parent(OrderPayment orderPayment, Refund refund) {
        return isRelease(orderPayment, refund) ? RecordedHolds.hold(orderPayment) : capture(orderPayment);
    }

    private static Optional<PaymentTransaction> capture(OrderPayment orderPayment) {
        return Stream.of(PaymentTransactionType.CAPTURE, PaymentTransactionType.AUTHORIZE_AND_CAPTURE)
                .flatMap(type -> orderPayment.getTransactionsForType(type).stream())
                .findFirst();
    }
}
