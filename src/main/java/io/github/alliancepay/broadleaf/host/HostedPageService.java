package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.payment.PayableOrder;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.StartPayment.Started;
import io.github.alliancepay.broadleaf.payment.StartRefusedException;
import java.util.Optional;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayHostedService;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;

/** Lets code of the host start a payment through the platform's interface; the page's address is in the response map. */
final class HostedPageService implements PaymentGatewayHostedService {

    /** The key of the bank page's address in the response map. */
    static final String REDIRECT_URL = "REDIRECT_URL";

    private final OrderService orders;
    private final StartPayment start;
    private final HostContext context;
    private final BoundedWait wait;

    HostedPageService(OrderService orders, StartPayment start, HostContext context, BoundedWait wait) {
        this.orders = orders;
        this.start = start;
        this.context = context;
        this.wait = wait;
    }

    @Override
    public PaymentResponseDTO requestHostedEndpoint(PaymentRequestDTO request) throws PaymentException {
        try {
            long orderId = HostPayments.orderId(request);
            return response(request, wait.await(() -> context.call(() -> start(find(orderId)))
                    .opened()));
        } catch (NotPayableException | StartRefusedException refusal) {
            throw new PaymentException(
                    "No payment page was opened and the order is unchanged: " + refusal.getMessage(), refusal);
        }
    }

    /** The host fails to refresh an order that is not there. */
    private Order find(long orderId) {
        return Optional.ofNullable(orders.findOrderById(orderId))
                .map(found -> orders.findOrderById(orderId, true))
                .orElseThrow(() -> new NotPayableException("cart.empty"));
    }

    private Started start(Order order) {
        PayableOrder payable = StoredOrders.of(order, language());
        return start.start(payable.bill(), payable.shopper(), payable.details());
    }

    private static String language() {
        return Optional.ofNullable(BroadleafRequestContext.getBroadleafRequestContext())
                .map(BroadleafRequestContext::getLocale)
                .map(locale -> Shopper.language(locale.getLocaleCode()))
                .orElse("uk");
    }

    private static PaymentResponseDTO response(PaymentRequestDTO request, Payment payment) {
        if (payment.state().hasMoney()) {
            return HostPayments.response(payment);
        }
        return new PaymentResponseDTO(PaymentType.THIRD_PARTY_ACCOUNT, AlliancePayGatewayType.ALLIANCE_PAY)
                .orderId(request.getOrderId())
                .paymentTransactionType(PaymentTransactionType.UNCONFIRMED)
                .successful(true)
                .valid(true)
                .completeCheckoutOnCallback(false)
                .responseMap(
                        REDIRECT_URL, payment.page().orElseThrow().redirectUrl().toString());
    }
}
