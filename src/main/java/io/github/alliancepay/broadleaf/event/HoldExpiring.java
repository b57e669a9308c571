package io.github.alliancepay.broadleaf.event;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import java.time.Instant;

/**
 * The bank still holds the money of a submitted order, and will soon give it back by itself. Complete the hold or release it.
 *
 * @param paymentId the plugin's id of the payment
 * @param orderId the host's order
 * @param orderNumber the number of the submitted order
 * @param amount what is held
 * @param until when the bank gives the money back (UTC)
 */
public record HoldExpiring(
        String paymentId, long orderId, String orderNumber, Coins amount, Currency currency, Instant until) {}
