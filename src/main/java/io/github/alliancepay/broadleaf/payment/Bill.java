package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;

/**
 * What the shopper agreed to pay for: an order of the shop as it was when the payment started. The cart itself is not locked. It is
 * compared when the money has come, and a difference leads to {@link PaymentState#REVIEW}.
 *
 * @param orderId the host's id of the order
 * @param amount what is still to pay, in coins of {@code currency}
 * @param fingerprint a digest of the order's lines, shipments and prices
 */
public record Bill(long orderId, Coins amount, Currency currency, String fingerprint) {}
