package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;

/**
 * Records what becomes of a hold under its AUTHORIZE transaction: CAPTURE when money of it was taken, REVERSE_AUTH when it ended with nothing
 * taken. Each is written once, however often it is called.
 */
final class RecordedHolds {

    private final OrderPaymentService payments;

    RecordedHolds(OrderPaymentService payments) {
        this.payments = payments;
    }

    /** The hold that a payment of the host was submitted with; empty when its money came in one step. */
    static Optional<PaymentTransaction> hold(OrderPayment orderPayment) {
        return orderPayment.getTransactionsForType(PaymentTransactionType.AUTHORIZE).stream()
                .findFirst();
    }

    /** Whether the host has it that the hold ended with nothing taken. */
    static Optional<PaymentTransaction> end(OrderPayment orderPayment) {
        return orderPayment.getTransactionsForType(PaymentTransactionType.REVERSE_AUTH).stream()
                .findFirst();
    }

    /** The amount that was taken is written under the hold; it may be less or more than was held. */
    void capture(OrderPayment orderPayment, Payment payment, List<Operation> captures) {
        hold(orderPayment).ifPresent(hold -> captures.stream()
                .filter(Operation::isCompletion)
                .filter(capture -> orderPayment.getTransactions().stream().noneMatch(known -> capture.operationId()
                        .equals(known.getAdditionalFields().get(HostFields.OPERATION_ID))))
                .forEach(capture -> write(hold, payment, capture)));
    }

    private void write(PaymentTransaction hold, Payment payment, Operation capture) {
        PaymentTransaction transaction =
                child(hold, PaymentTransactionType.CAPTURE, payment.orderAmount(capture), payment);
        transaction.setDate(capture.processedAt().map(Date::from).orElseGet(Date::new));
        transaction.setRawResponse(CapturedPayment.redacted(List.of(capture)));
        save(hold, transaction, CapturedPayment.fields(payment, List.of(capture)));
    }

    /** The hold ended by itself, or was released. */
    void end(OrderPayment orderPayment, Payment payment) {
        if (end(orderPayment).isEmpty()) {
            hold(orderPayment).ifPresent(hold -> {
                PaymentTransaction transaction = child(
                        hold,
                        PaymentTransactionType.REVERSE_AUTH,
                        payment.bill().amount(),
                        payment);
                transaction.setDate(new Date());
                save(hold, transaction, Map.of(HostFields.PAYMENT_ID, payment.id()));
            });
        }
    }

    private PaymentTransaction child(
            PaymentTransaction hold, PaymentTransactionType type, Coins amount, Payment payment) {
        PaymentTransaction transaction = payments.createTransaction();
        transaction.setType(type);
        transaction.setAmount(HostMoney.of(amount, payment.bill().currency()));
        transaction.setSuccess(true);
        transaction.setOrderPayment(hold.getOrderPayment());
        transaction.setParentTransaction(hold);
        return transaction;
    }

    /** Saved before it is added to the payment; on the oldest line it would otherwise be written twice. */
    private void save(PaymentTransaction hold, PaymentTransaction transaction, Map<String, String> fields) {
        transaction.getAdditionalFields().putAll(fields);
        hold.getOrderPayment().addTransaction(payments.save(transaction));
    }
}
