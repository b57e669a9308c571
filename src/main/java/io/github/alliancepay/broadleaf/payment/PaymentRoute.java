package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.PayType;

/**
 * By which terminal of the bank an order is paid, and how.
 *
 * @param merchantId the terminal
 */
public record PaymentRoute(String merchantId, PayType type) {

    /** By card or wallet, with the money moving at once. */
    public static PaymentRoute purchase(String merchantId) {
        return new PaymentRoute(merchantId, PayType.PURCHASE);
    }
}
