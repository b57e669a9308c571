package io.github.alliancepay.broadleaf.hold;

/**
 * Tells the plugin that an order is fulfilled, so that the money that is held for it is to be taken. Code of the shop publishes it as an
 * application event of Spring, as often as it likes: a hold is completed once. Inside a transaction of the host it counts when that
 * transaction has been committed.
 *
 * @param orderId the host's id of the order
 */
public record OrderFulfilled(long orderId) {}
