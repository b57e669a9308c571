package io.github.alliancepay.broadleaf.bank;

import java.net.URI;
import java.time.Instant;

/**
 * The bank's answer to a new order (protocol section 5.3), checked against the request.
 *
 * @param redirectUrl the payment page
 * @param statusUrl the bank's status page, empty when there is none
 * @param expiresAt when the payment page closes (UTC)
 */
public record CreatedOrder(
        String hppOrderId, String ecomOrderId, URI redirectUrl, String statusUrl, Instant expiresAt) {}
