package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.hold.CompleteHold;
import io.github.alliancepay.broadleaf.hold.Completion;
import io.github.alliancepay.broadleaf.hold.CompletionRefusedException;
import io.github.alliancepay.broadleaf.hold.CompletionState;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import java.math.BigDecimal;
import java.util.Optional;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;

/**
 * Lets code of the host take or release money that is held, through the platform's interface. The transaction under the AUTHORIZE is written
 * by the synchronisation, once, whoever asked; the caller need not write it.
 */
final class HoldTransactions {

    private final HostPayments payments;
    private final CompleteHold completeHold;
    private final SendRefund sendRefund;
    private final BoundedWait wait;

    HoldTransactions(HostPayments payments, CompleteHold completeHold, SendRefund sendRefund, BoundedWait wait) {
        this.payments = payments;
        this.completeHold = completeHold;
        this.sendRefund = sendRefund;
        this.wait = wait;
    }

    /** Takes the amount of the request, or all that is held when it names none. Whoever asks again gets the first completion. */
    PaymentResponseDTO capture(PaymentRequestDTO request) throws PaymentException {
        Optional<Coins> amount = amount(request);
        try {
            return wait.call(() -> {
                Payment payment = payments.of(request);
                return response(payment, completeHold.complete(payment.id(), amount, RefundOrigin.HOST));
            });
        } catch (CompletionRefusedException refusal) {
            throw new PaymentException(
                    "The hold was not completed and no money moved: " + refusal.getMessage(), refusal);
        }
    }

    private static PaymentResponseDTO response(Payment payment, Completion completion) throws PaymentException {
        if (completion.state().isInFlight()) {
            throw new PaymentException("The bank has not answered completion " + completion.id()
                    + "; the shop asks until the outcome is known. Do not take the money in another way.");
        }
        return response(
                        payment,
                        HostMoney.of(completion.orderAmount(), payment.bill().currency()),
                        PaymentTransactionType.CAPTURE)
                .successful(completion.state() != CompletionState.FAILED)
                .responseMap(HostFields.COMPLETION_ID, completion.id())
                .responseMap(HostFields.STATE, completion.state().name());
    }

    /** Releases all that is held. The bank releases no part of a hold; a smaller capture releases the rest. */
    PaymentResponseDTO release(PaymentRequestDTO request, PaymentTransactionType type) throws PaymentException {
        try {
            return wait.call(() -> release(payments.of(request), type));
        } catch (RefundRefusedException refusal) {
            throw new PaymentException(
                    "The hold was not released and no money moved: " + refusal.getMessage(), refusal);
        }
    }

    private PaymentResponseDTO release(Payment payment, PaymentTransactionType type) throws PaymentException {
        Refund release = sendRefund.release(payment.id(), RefundOrigin.of(RefundOrigin.HOST, ""));
        if (release.state().isInFlight()) {
            throw new PaymentException("The bank has not answered the release " + release.id()
                    + "; the shop asks until the outcome is known. Do not release again.");
        }
        return response(payment, HostMoney.of(release.orderAmount(), payment, release), type)
                .successful(release.state() != RefundState.FAILED)
                .responseMap(HostFields.REFUND_ID, release.id())
                .responseMap(HostFields.STATE, release.state().name());
    }

    private static PaymentResponseDTO response(Payment payment, Money amount, PaymentTransactionType type) {
        return new PaymentResponseDTO(PaymentType.THIRD_PARTY_ACCOUNT, AlliancePayGatewayType.ALLIANCE_PAY)
                .orderId(String.valueOf(payment.bill().orderId()))
                .amount(amount)
                .paymentTransactionType(type)
                .valid(true)
                .completeCheckoutOnCallback(false);
    }

    private static Optional<Coins> amount(PaymentRequestDTO request) throws PaymentException {
        String total = request.getTransactionTotal();
        try {
            return total == null ? Optional.empty() : Optional.of(Coins.of(new BigDecimal(total)));
        } catch (IllegalArgumentException invalid) {
            throw new PaymentException(
                    "The hold was not completed: its amount " + total + " is not a sum with two decimals.", invalid);
        }
    }
}
