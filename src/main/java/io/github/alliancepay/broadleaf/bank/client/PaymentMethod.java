package io.github.alliancepay.broadleaf.bank.client;

/** A way to pay that the payment page offers (protocol section 5.1). The names are the bank's. */
public enum PaymentMethod {
    CARD,
    APPLE_PAY,
    GOOGLE_PAY
}
