package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.refund.OrderLines;
import io.github.alliancepay.broadleaf.refund.RefundableLine;
import java.util.List;
import org.broadleafcommerce.core.order.service.OrderService;

/** Reads what can be refunded of the host's orders. */
final class RefundableOrder implements OrderLines {

    private final OrderService orders;
    private final HostContext context;

    RefundableOrder(OrderService orders, LaterMembers later) {
        this.orders = orders;
        this.context = new HostContext(later);
    }

    @Override
    public List<RefundableLine> of(long orderId) {
        return List.of();
    }
}
