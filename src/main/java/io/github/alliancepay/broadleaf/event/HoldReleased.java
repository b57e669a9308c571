package io.github.alliancepay.broadleaf.event;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;

/**
 * A hold went back to the shopper before its time, and nothing was taken. It is no refund, so no {@link RefundSucceeded} tells of it.
 *
 * @param paymentId the plugin's id of the payment
 * @param orderId the host's order
 * @param amount in {@code currency}
 * @param currency the order's; UAH when the bank does not say what was paid in the order's currency
 * @param requestedBy a login of the back office; {@code host} for the shop's own code, {@code bank} for the bank's cabinet
 */
public record HoldReleased(String paymentId, long orderId, Coins amount, Currency currency, String requestedBy) {}
