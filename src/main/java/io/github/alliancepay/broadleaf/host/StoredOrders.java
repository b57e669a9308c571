package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.payment.PayableOrder;
import io.github.alliancepay.broadleaf.payment.PayableOrders;
import io.github.alliancepay.broadleaf.payment.Shopper;
import java.util.Optional;
import org.broadleafcommerce.common.locale.domain.Locale;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;

/** Orders of the host as they are stored. They are not priced again, because prices may depend on the shopper's session. */
final class StoredOrders implements PayableOrders {

    private final OrderService orders;
    private final HostContext context;

    StoredOrders(OrderService orders, HostContext context) {
        this.orders = orders;
        this.context = context;
    }

    @Override
    public Optional<PayableOrder> find(long orderId) {
        return context.call(
                () -> Optional.ofNullable(orders.findOrderById(orderId)).flatMap(StoredOrders::payable));
    }

    private static Optional<PayableOrder> payable(Order order) {
        try {
            return Optional.of(of(order, language(order)));
        } catch (NotPayableException notPayable) {
            return Optional.empty();
        }
    }

    /**
     * @param language ISO 639-1
     * @throws NotPayableException when the order cannot be paid; it is unchanged
     */
    static PayableOrder of(Order order, String language) {
        String email = OrderPayer.email(order);
        return new PayableOrder(
                OrderBill.of(order), new Shopper(OrderPayer.of(order, email), email, language), CartDetails.of(order));
    }

    private static String language(Order order) {
        return Optional.ofNullable(order.getLocale())
                .map(Locale::getLocaleCode)
                .map(Shopper::language)
                .orElse("uk");
    }
}
