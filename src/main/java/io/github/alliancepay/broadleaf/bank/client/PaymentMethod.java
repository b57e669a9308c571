package io.github.alliancepay.broadleaf.bank.client;

/** What the payment page offers (protocol section 5.1); the names are the bank's. */
public enum PaymentMethod {
    CARD,
    APPLE_PAY,
    GOOGLE_PAY
}
