package io.github.alliancepay.broadleaf.event;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;

/**
 * The bank did not carry out a refund. No money moved, unless the bank still changes its mind; then {@link RefundSucceeded} follows.
 *
 * @param refundId the plugin's id of the refund
 * @param paymentId the plugin's id of the payment
 * @param orderId the host's order
 * @param amount in {@code currency}
 * @param currency the order's; UAH when the bank does not say what was paid in the order's currency
 * @param failure the bank's code, or a code of the plugin
 */
public record RefundFailed(
        String refundId, String paymentId, long orderId, Coins amount, Currency currency, String failure) {}
