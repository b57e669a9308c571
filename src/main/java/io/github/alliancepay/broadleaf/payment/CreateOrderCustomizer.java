package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.OrderRequest;

/**
 * Changes what the bank is told about an order before it is created (protocol section 5.1): its purpose, comment, basket and language, how
 * long it can be paid, who pays. A shop declares any number of them as beans; they are called in Spring's order, after the plugin's own, on
 * the thread of the shopper's request, so they must not wait for anything.
 *
 * <p>What they return is checked. When one throws, returns a request that the bank would refuse, or changes what the payment rests on (its
 * id, amount, currency or addresses), the payment is started without it, and the log says so.
 */
@FunctionalInterface
public interface CreateOrderCustomizer {

    /**
     * The request to send instead.
     *
     * @param request as built so far; {@link OrderRequest#describedAs} makes another of it
     */
    OrderRequest customize(OrderRequest request, OrderDetails order);
}
