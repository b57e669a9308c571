package io.github.alliancepay.broadleaf.bank;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * The bank's answer to a new order (protocol section 5.3), checked against the request.
 *
 * @param redirectUrl the payment page; of a transfer from account to account, what opens the app of the payer's bank
 * @param statusUrl the bank's status page, empty when there is none
 * @param expiresAt when the payment page closes (UTC)
 * @param qr what a QR code of the National Bank contains, with which the app of any bank pays a transfer; empty for other orders
 */
public record CreatedOrder(
        String hppOrderId, String ecomOrderId, URI redirectUrl, String statusUrl, Instant expiresAt, Optional<URI> qr) {

    /** An order that is paid on the bank's page. */
    public CreatedOrder(String hppOrderId, String ecomOrderId, URI redirectUrl, String statusUrl, Instant expiresAt) {
        this(hppOrderId, ecomOrderId, redirectUrl, statusUrl, expiresAt, Optional.empty());
    }
}
