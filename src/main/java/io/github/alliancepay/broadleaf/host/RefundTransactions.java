package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import java.math.BigDecimal;
import java.util.List;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayTransactionService;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;

/** Lets code of the host refund, capture and release through the platform's interface. Money is paid or held only on the bank's page. */
final class RefundTransactions implements PaymentGatewayTransactionService {

    private final HostPayments payments;
    private final SendRefund sendRefund;
    private final HoldTransactions holds;
    private final BoundedWait wait;

    RefundTransactions(HostPayments payments, SendRefund sendRefund, HoldTransactions holds, BoundedWait wait) {
        this.payments = payments;
        this.sendRefund = sendRefund;
        this.holds = holds;
        this.wait = wait;
    }

    /** A pending refund counts as successful: the bank has it. The state is in the response map. */
    @Override
    public PaymentResponseDTO refund(PaymentRequestDTO request) throws PaymentException {
        Coins amount = amount(request);
        try {
            return wait.call(() -> refund(payments.of(request), amount));
        } catch (RefundRefusedException refusal) {
            throw notSent(refusal);
        }
    }

    private PaymentResponseDTO refund(Payment payment, Coins amount) throws PaymentException {
        RefundOrigin origin = RefundOrigin.of(RefundOrigin.HOST, "");
        return response(payment, List.of(sendRefund.sendAmount(payment.id(), amount, origin)));
    }

    /**
     * Refunds all that is left of the payment that a request names.
     *
     * @throws PaymentException when nothing was sent, the bank declined, or the outcome is open
     */
    PaymentResponseDTO refundFullBalance(PaymentRequestDTO request) throws PaymentException {
        try {
            return wait.call(() -> refundFullBalance(payments.of(request)));
        } catch (RefundRefusedException refusal) {
            throw notSent(refusal);
        }
    }

    private PaymentResponseDTO refundFullBalance(Payment payment) throws PaymentException {
        RefundOrigin origin = RefundOrigin.of(RefundOrigin.HOST, RefundOrigin.CHECKOUT_FAILED);
        List<Refund> sent = sendRefund.sendFullBalance(payment.id(), origin);
        if (last(sent).state() == RefundState.FAILED) {
            throw new PaymentException("The bank declined the refund of payment " + payment.id()
                    + "; the payment stays recorded and its history says why.");
        }
        return response(payment, sent);
    }

    private static PaymentException notSent(RefundRefusedException refusal) {
        return new PaymentException("The refund was not sent and no money moved: " + refusal.getMessage(), refusal);
    }

    private static Coins amount(PaymentRequestDTO request) throws PaymentException {
        try {
            return positive(Coins.of(new BigDecimal(request.getTransactionTotal())));
        } catch (IllegalArgumentException | NullPointerException invalid) {
            throw new PaymentException(
                    "The refund was not sent: its amount " + request.getTransactionTotal()
                            + " is not a sum of more than zero with two decimals.",
                    invalid);
        }
    }

    private static Coins positive(Coins amount) {
        if (amount.isZero()) {
            throw new IllegalArgumentException("zero");
        }
        return amount;
    }

    private static Refund last(List<Refund> sent) {
        return sent.get(sent.size() - 1);
    }

    /** The last refund decides: after one that does not succeed, no other is tried. */
    private static PaymentResponseDTO response(Payment payment, List<Refund> sent) throws PaymentException {
        Refund last = last(sent);
        if (last.state().isInFlight()) {
            throw new PaymentException("The bank has not answered refund " + last.id()
                    + "; the shop asks until the outcome is known. Do not refund again.");
        }
        Coins amount = sent.stream().map(Refund::orderAmount).reduce(Coins.ZERO, Coins::plus);
        return new PaymentResponseDTO(PaymentType.THIRD_PARTY_ACCOUNT, AlliancePayGatewayType.ALLIANCE_PAY)
                .orderId(String.valueOf(payment.bill().orderId()))
                .amount(HostMoney.of(amount, payment, last))
                .paymentTransactionType(PaymentTransactionType.REFUND)
                .successful(last.state() != RefundState.FAILED)
                .valid(true)
                .completeCheckoutOnCallback(false)
                .responseMap(HostFields.REFUND_ID, last.id())
                .responseMap(HostFields.STATE, last.state().name());
    }

    @Override
    public PaymentResponseDTO authorize(PaymentRequestDTO request) throws PaymentException {
        throw onThePageOnly();
    }

    @Override
    public PaymentResponseDTO capture(PaymentRequestDTO request) throws PaymentException {
        return holds.capture(request);
    }

    @Override
    public PaymentResponseDTO authorizeAndCapture(PaymentRequestDTO request) throws PaymentException {
        throw onThePageOnly();
    }

    @Override
    public PaymentResponseDTO reverseAuthorize(PaymentRequestDTO request) throws PaymentException {
        return holds.release(request, PaymentTransactionType.REVERSE_AUTH);
    }

    @Override
    public PaymentResponseDTO voidPayment(PaymentRequestDTO request) throws PaymentException {
        return holds.release(request, PaymentTransactionType.VOID);
    }

    private static PaymentException onThePageOnly() {
        return new PaymentException("AlliancePay takes and holds money on the bank's page only; nothing was done."
                + " Use the hosted service to start a payment.");
    }
}
