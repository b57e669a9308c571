package io.github.alliancepay.broadleaf.event;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;

/**
 * Money went back to the shopper. The shop's books follow a little later.
 *
 * @param refundId the plugin's id of the refund
 * @param paymentId the plugin's id of the payment
 * @param orderId the host's order
 * @param amount in {@code currency}
 * @param currency the order's; UAH when the bank does not say what was paid in the order's currency
 * @param requestedBy a login of the back office; {@code host} for the shop's own code, {@code bank} for the bank's cabinet
 */
public record RefundSucceeded(
        String refundId, String paymentId, long orderId, Coins amount, Currency currency, String requestedBy) {}
