package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.money.Coins;

/**
 * The part of a refund that belongs to one refundable line of the order.
 *
 * @param line the key of the line: a kind and the host's id, such as {@code item:1201} (an order line in one shipment),
 *     {@code shipping:7} or {@code fee:12}
 * @param quantity units given back, zero when only money is
 * @param amount coins of the order's currency
 */
public record RefundLine(String line, int quantity, Coins amount) {}
