package io.github.alliancepay.broadleaf.event;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import java.time.Instant;

/**
 * An order is submitted, and the bank holds its money. Nothing is paid yet: {@link PaymentCompleted} follows when the hold is completed.
 *
 * @param paymentId the plugin's id of the payment
 * @param orderId the host's order
 * @param orderNumber the number of the submitted order
 * @param amount what the order costs, which is what is held
 * @param until when the bank gives the money back by itself (UTC)
 */
public record PaymentHeld(
        String paymentId, long orderId, String orderNumber, Coins amount, Currency currency, Instant until) {}
