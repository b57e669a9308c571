package io.github.alliancepay.sandbox.order;

/** {@code paymentMethods} of an order and {@code paymentServiceType} of an operation. */
public enum PaymentMethod {
    /** A card whose number is typed. */
    CARD,
    /** Apple Pay. */
    APPLE_PAY,
    /** Google Pay. */
    GOOGLE_PAY,
    /** A bank account. An order cannot ask for it. */
    ACCOUNT
}
