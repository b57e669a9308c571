package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.payment.OrderDetails;
import io.github.alliancepay.broadleaf.refund.RefundableLine;
import java.util.List;
import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;

/** Reads from an order of the host what the bank may be told about it. */
final class CartDetails {

    private CartDetails() {}

    static OrderDetails of(Order order) {
        String number = Optional.ofNullable(order.getOrderNumber())
                .filter(given -> !given.isBlank())
                .orElseGet(() -> String.valueOf(order.getId()));
        return new OrderDetails(order.getId(), number, () -> lines(order));
    }

    private static List<OrderDetails.PricedLine> lines(Order order) {
        return RefundableOrder.lines(order).stream().map(CartDetails::line).toList();
    }

    private static OrderDetails.PricedLine line(RefundableLine line) {
        return new OrderDetails.PricedLine(line.name(), line.quantity(), line.amount());
    }
}
