package io.github.alliancepay.broadleaf.event;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;

/**
 * The bank declined a payment. The shopper may pay again, and the bank may still report money for this one.
 *
 * @param paymentId the plugin's id of the payment
 * @param orderId the host's order
 * @param amount what the order costs
 * @param codes the bank's codes as {@code actionCode.responseCode}; may be empty
 */
public record PaymentDeclined(String paymentId, long orderId, Coins amount, Currency currency, String codes) {}
