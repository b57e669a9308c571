package io.github.alliancepay.broadleaf.event;

import io.github.alliancepay.broadleaf.payment.Attention;

/**
 * A person should look at a payment. Told at most once for each payment and reason, over all nodes; the list in the admin shows it in any
 * case. When the process dies just before it tells, nobody is told.
 *
 * @param paymentId the plugin's id of the payment
 * @param orderId the host's order
 * @param text technical words for support; may be empty
 */
public record NeedsAttention(String paymentId, long orderId, Attention.Reason reason, String text) {}
