package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.PayType;
import java.time.Instant;
import java.util.Optional;

/**
 * By which terminal of the bank an order is paid, and how.
 *
 * @param merchantId the terminal
 * @param holdUntil when the bank releases a hold by itself (UTC); only with {@link PayType#PREAUTH}, and known there
 */
public record PaymentRoute(String merchantId, PayType type, Optional<Instant> holdUntil) {

    /** A route of money that is not held. */
    public PaymentRoute(String merchantId, PayType type) {
        this(merchantId, type, Optional.empty());
    }

    /** By card or wallet, with the money moving at once. */
    public static PaymentRoute purchase(String merchantId) {
        return new PaymentRoute(merchantId, PayType.PURCHASE);
    }

    /** By card or wallet, with the money held until it is completed or released. */
    public static PaymentRoute hold(String merchantId, Instant until) {
        return new PaymentRoute(merchantId, PayType.PREAUTH, Optional.of(until));
    }
}
