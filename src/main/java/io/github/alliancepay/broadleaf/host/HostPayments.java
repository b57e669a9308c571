package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;

/** Finds our payment for a request of the platform, and builds the platform's response. */
final class HostPayments {

    private final PaymentLedger ledger;

    HostPayments(PaymentLedger ledger) {
        this.ledger = ledger;
    }

    /** @throws PaymentException when the request names no payment of ours */
    Payment of(PaymentRequestDTO request) throws PaymentException {
        Object id = request.getAdditionalFields().get(HostFields.PAYMENT_ID);
        Optional<Payment> payment = id == null ? ofOrder(request) : ledger.find(id.toString());
        return payment.orElseThrow(() -> new PaymentException("AlliancePay has no payment of order "
                + request.getOrderId() + "; nothing was changed. Check the order id."));
    }

    private Optional<Payment> ofOrder(PaymentRequestDTO request) throws PaymentException {
        return meant(ledger.ofOrder(orderId(request)));
    }

    /** The attempt that paid for the order comes before money that a person has yet to decide about; else it is the last one. */
    static Optional<Payment> meant(List<Payment> attempts) {
        return Stream.of(PaymentState.COMPLETED, PaymentState.PAID, PaymentState.AUTHORIZED, PaymentState.REVIEW)
                .flatMap(state -> attempts.stream().filter(attempt -> attempt.state() == state))
                .findFirst()
                .or(() -> attempts.stream().reduce((first, last) -> last));
    }

    static long orderId(PaymentRequestDTO request) throws PaymentException {
        try {
            return Long.parseLong(request.getOrderId());
        } catch (NumberFormatException invalid) {
            throw new PaymentException(
                    "The order id " + request.getOrderId() + " is not a number; nothing was changed.", invalid);
        }
    }

    /** The kind of transaction that a payment is to the host: a hold is authorized, other money captured. */
    static PaymentResponseDTO response(Payment payment) {
        boolean held = payment.state() == PaymentState.AUTHORIZED;
        boolean paid = payment.state().isPaid() || held;
        PaymentTransactionType type =
                held ? PaymentTransactionType.AUTHORIZE : PaymentTransactionType.AUTHORIZE_AND_CAPTURE;
        PaymentResponseDTO response =
                new PaymentResponseDTO(PaymentType.THIRD_PARTY_ACCOUNT, AlliancePayGatewayType.ALLIANCE_PAY);
        return response.orderId(String.valueOf(payment.bill().orderId()))
                .amount(HostMoney.of(payment.bill().amount(), payment.bill().currency()))
                .paymentTransactionType(type)
                .successful(paid)
                .valid(true)
                .completeCheckoutOnCallback(false)
                .responseMap(HostFields.PAYMENT_ID, payment.id())
                .responseMap(HostFields.STATE, payment.state().name());
    }
}
