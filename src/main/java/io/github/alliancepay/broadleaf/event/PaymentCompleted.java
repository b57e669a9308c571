package io.github.alliancepay.broadleaf.event;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;

/**
 * An order is paid and submitted.
 *
 * @param paymentId the plugin's id of the payment
 * @param orderId the host's order
 * @param orderNumber the number of the submitted order
 * @param amount what the order cost
 */
public record PaymentCompleted(String paymentId, long orderId, String orderNumber, Coins amount, Currency currency) {}
