package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.OrderSubmission;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfiguration;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits the host's order when its money has come, as host section 2.7 describes: under the host's lock the order is read again and
 * compared, the payment is applied once, the checkout is run, and the lines are kept as sold, each in a transaction of its own. An order
 * that is submitted with a hold keeps its lines; what is taken of the hold later is recorded under it. Safe to repeat after a crash
 * between any two steps, and safe for use by many threads.
 */
final class OrderCompletion implements OrderSubmission {

    private static final Logger LOG = LoggerFactory.getLogger(OrderCompletion.class);

    private final OrderService orders;
    private final PaymentGatewayCheckoutService checkout;
    private final PaymentGatewayConfiguration configuration = new AlliancePayConfiguration();
    private final RefundLedger refunds;
    private final RecordedHolds holds;
    private final HostContext context;
    private final OrderLock lock;

    OrderCompletion(
            OrderService orders,
            PaymentGatewayCheckoutService checkout,
            RefundLedger refunds,
            RecordedHolds holds,
            HostContext context,
            OrderLock lock) {
        this.orders = orders;
        this.checkout = checkout;
        this.refunds = refunds;
        this.holds = holds;
        this.context = context;
        this.lock = lock;
    }

    @Override
    public Result submit(Payment payment, List<Operation> received) {
        return locked(payment, order -> submit(order, payment, received));
    }

    @Override
    public Result withdraw(Payment payment) {
        return locked(payment, order -> withdraw(order, payment));
    }

    /** The order is read again, because the last holder of the lock may have changed it. */
    private Result locked(Payment payment, Function<Order, Result> work) {
        return context.change(() -> find(payment)
                .map(order -> lock.hold(
                        order,
                        () -> work.apply(reread(payment)),
                        () -> new Result.Later("the order is locked by another operation")))
                .orElse(new Result.Mismatch(ReviewReason.ORDER_MISSING)));
    }

    private Order reread(Payment payment) {
        Order order = orders.findOrderById(payment.bill().orderId(), true);
        HostContext.countIn(order);
        return order;
    }

    private Result submit(Order order, Payment payment, List<Operation> received) {
        Optional<OrderPayment> known = recorded(order, payment);
        known.ifPresent(orderPayment -> holds.capture(orderPayment, payment, received));
        Optional<Long> recorded = known.map(OrderPayment::getId);
        Result result = submitted(order, recorded)
                .or(() -> misfit(order, payment).map(Result.Mismatch::new))
                .orElseGet(() -> checkout(payment, recorded.orElseGet(() -> apply(payment, received))));
        if (result instanceof Result.Submitted) {
            keepLines(order, payment);
        }
        return result;
    }

    /** Refunds are computed from what was sold. What cannot be kept now is kept when somebody first looks at the refunds. */
    private void keepLines(Order order, Payment payment) {
        try {
            refunds.keepSoldLines(payment.id(), RefundableOrder.lines(order));
        } catch (RuntimeException failure) {
            LOG.warn("Payment {}: the lines of its order could not be kept yet", payment.id(), failure);
        }
    }

    /** A submitted order keeps its payment; the end of a hold is recorded with it. */
    private Result withdraw(Order order, Payment payment) {
        Optional<OrderPayment> known = recorded(order, payment);
        known.filter(orderPayment -> isSubmitted(order)).ifPresent(orderPayment -> holds.end(orderPayment, payment));
        Optional<Long> recorded = known.map(OrderPayment::getId);
        return submitted(order, recorded).orElseGet(() -> {
            recorded.ifPresent(checkout::markPaymentAsInvalid);
            return new Result.Mismatch(ReviewReason.MONEY_RETURNED);
        });
    }

    private static Optional<Result> submitted(Order order, Optional<Long> recorded) {
        return recorded.filter(payment -> isSubmitted(order))
                .map(payment -> new Result.Submitted(order.getOrderNumber(), payment));
    }

    private Optional<Order> find(Payment payment) {
        return Optional.ofNullable(orders.findOrderById(payment.bill().orderId()))
                .filter(order -> order.getId() != null);
    }

    private static Optional<ReviewReason> misfit(Order order, Payment payment) {
        if (stands(order)) {
            return Optional.of(ReviewReason.ORDER_PAID_OTHERWISE);
        }
        if (!OrderBill.isPayable(order)) {
            return Optional.of(ReviewReason.ORDER_NOT_PAYABLE);
        }
        return isUnchanged(order, payment) ? Optional.empty() : Optional.of(ReviewReason.ORDER_CHANGED);
    }

    static boolean isUnchanged(Order order, Payment payment) {
        try {
            return OrderBill.of(order).equals(payment.bill());
        } catch (NotPayableException changed) {
            return false;
        }
    }

    /** The shop may have moved the order on since, to a status of its own or to CANCELLED; the day on which it was submitted stays. */
    static boolean isSubmitted(Order order) {
        return OrderStatus.SUBMITTED.equals(order.getStatus())
                || order.getSubmitDate() != null && !OrderBill.isPayable(order);
    }

    /** Whether it is submitted, and not cancelled since. */
    static boolean stands(Order order) {
        return isSubmitted(order) && !OrderStatus.CANCELLED.equals(order.getStatus());
    }

    static Optional<OrderPayment> recorded(Order order, Payment payment) {
        return order.getPayments().stream()
                .filter(OrderPayment::isActive)
                .filter(candidate -> AlliancePayGatewayType.ALLIANCE_PAY.equals(candidate.getGatewayType()))
                .filter(candidate -> candidate.getTransactions().stream().anyMatch(transaction -> payment.id()
                        .equals(transaction.getAdditionalFields().get(HostFields.PAYMENT_ID))))
                .findFirst();
    }

    /** A hold that was completed before its order was submitted is recorded as the two that it was: it may be of another sum. */
    private long apply(Payment payment, List<Operation> received) {
        long applied = checkout.applyPaymentToOrder(CapturedPayment.of(payment, received), configuration);
        recorded(reread(payment), payment).ifPresent(orderPayment -> holds.capture(orderPayment, payment, received));
        return applied;
    }

    private Result checkout(Payment payment, long orderPaymentId) {
        try {
            return new Result.Submitted(checkout.initiateCheckout(payment.bill().orderId()), orderPaymentId);
        } catch (Exception failure) {
            return afterFailure(payment, failure);
        }
    }

    /** A checkout may fail after it has submitted the order, or because another thread submitted it. */
    private Result afterFailure(Payment payment, Exception failure) {
        Order order = reread(payment);
        return submitted(order, recorded(order, payment).map(OrderPayment::getId))
                .orElseGet(() -> Result.Later.after(failure));
    }
}
