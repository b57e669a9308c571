package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.payment.OrderSubmission;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.refund.RefundHost;
import io.github.alliancepay.broadleaf.refund.Refunds;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;

/** The host's side of the ports of payment and refund, over the host's own services. Immutable; safe for use by many threads. */
public final class HostServices {

    private final OrderService orders;
    private final NewerHostApi newerApi;
    private final OrderSubmission shop;
    private final RefundHost refundHost;

    /** @param streaming the host's {@code blStreamingTransactionCapableUtil} */
    public HostServices(
            OrderService orders,
            OrderPaymentService payments,
            PaymentGatewayCheckoutService checkout,
            Object streaming) {
        this.orders = orders;
        this.newerApi = new NewerHostApi(orders, streaming);
        this.shop = new OrderCompletion(orders, checkout, new AlliancePayConfiguration(), newerApi);
        this.refundHost =
                new RefundHost(new RefundableOrder(orders, newerApi), new RecordedRefunds(payments, newerApi));
    }

    public OrderSubmission shop() {
        return shop;
    }

    public RefundHost refundHost() {
        return refundHost;
    }

    /**
     * The gateway's entry in the platform's registry, over the use cases.
     *
     * @param refunding whether money that came goes back when the host's checkout fails
     */
    public GatewayServices gateway(
            PaymentLedger ledger, StartPayment start, PaymentSync paymentSync, Refunds refunds, boolean refunding) {
        HostPayments payments = new HostPayments(ledger);
        RefundTransactions transactions = new RefundTransactions(payments, refunds);
        return new GatewayServices(
                payments,
                new HostedPageService(orders, start, new HostContext(newerApi)),
                paymentSync,
                transactions,
                new CheckoutRollback(transactions, refunding));
    }
}
