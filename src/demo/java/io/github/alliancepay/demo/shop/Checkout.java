package io.github.alliancepay.demo.shop;

import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfiguration;
import org.broadleafcommerce.core.checkout.service.CheckoutService;
import org.broadleafcommerce.core.checkout.service.exception.CheckoutException;
import org.broadleafcommerce.core.checkout.service.gateway.PassthroughPaymentConstants;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Turns a cart into an order. The thread has its {@link Surroundings}. */
@Component
public class Checkout {

    private final OrderService orders;
    private final CheckoutService checkouts;
    private final PaymentGatewayCheckoutService payments;
    private final PaymentGatewayConfiguration cashOnDelivery;

    Checkout(
            OrderService orders,
            CheckoutService checkouts,
            PaymentGatewayCheckoutService payments,
            @Qualifier("blPassthroughPaymentConfiguration") PaymentGatewayConfiguration cashOnDelivery) {
        this.orders = orders;
        this.checkouts = checkouts;
        this.payments = payments;
        this.cashOnDelivery = cashOnDelivery;
    }

    /** Orders the cart with cash on delivery, and returns the order number. */
    public String payOnDelivery(Order cart) throws CheckoutException {
        return payOnDelivery(cart, cart.getTotal());
    }

    /** Orders the cart with this amount in cash on delivery. Broadleaf refuses less than the total. */
    public String payOnDelivery(Order cart, Money amount) throws CheckoutException {
        payments.applyPaymentToOrder(promise(cart, amount), cashOnDelivery);
        Order paid = orders.findOrderById(cart.getId(), true);
        return checkouts.performCheckout(paid).getOrder().getOrderNumber();
    }

    private static PaymentResponseDTO promise(Order cart, Money amount) {
        return new PaymentResponseDTO(PaymentType.COD, PaymentGatewayType.PASSTHROUGH)
                .orderId(cart.getId().toString())
                .amount(amount)
                .paymentTransactionType(PaymentTransactionType.AUTHORIZE_AND_CAPTURE)
                .successful(true)
                .valid(true)
                .responseMap(PassthroughPaymentConstants.PASSTHROUGH_PAYMENT_TYPE, PaymentType.COD.getType());
    }
}
