package io.github.alliancepay.broadleaf.hold;

/**
 * Tells the plugin that an order is fulfilled, so that the money that is held for it is to be taken. Code of the shop publishes it as an
 * application event of Spring, as often as it likes: a hold is completed once. It is kept in the database before the call returns, in the
 * transaction of the host that is open: both are committed or neither is. So it is not lost when the process dies or the bank is silent.
 *
 * @param orderId the host's id of the order
 */
public record OrderFulfilled(long orderId) {}
