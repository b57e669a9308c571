package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.payment.Shop;
import io.github.alliancepay.broadleaf.refund.RefundBook;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;

/** The host's side of the ports of payment and refund, over the host's own services. Immutable; safe for use by many threads. */
public final class HostServices {

    private final Shop shop;
    private final RefundBook refundBook;

    /** @param streaming the host's {@code blStreamingTransactionCapableUtil} */
    public HostServices(
            OrderService orders,
            OrderPaymentService payments,
            PaymentGatewayCheckoutService checkout,
            Object streaming) {
        LaterMembers later = new LaterMembers(orders, streaming);
        this.shop = new OrderCompletion(orders, checkout, new AlliancePayConfiguration(), later);
        this.refundBook = new RecordedRefunds(payments, later);
    }

    public Shop shop() {
        return shop;
    }

    public RefundBook refundBook() {
        return refundBook;
    }
}
