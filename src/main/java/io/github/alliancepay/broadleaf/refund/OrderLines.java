package io.github.alliancepay.broadleaf.refund;

import java.util.List;

/** The lines of the host's orders, as they can be refunded. Safe for use by many threads; opens the host's context by itself. */
public interface OrderLines {

    /**
     * The lines of an order, in the order's currency. An item is its total, less its share of the order's discount, plus its tax;
     * shipping and fees include their tax. The figures are the host's and need not add up to what was paid.
     *
     * @return empty when the host no longer has the order
     */
    List<RefundableLine> of(long orderId);
}
