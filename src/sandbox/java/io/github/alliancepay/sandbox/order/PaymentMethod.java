package io.github.alliancepay.sandbox.order;

/** {@code paymentMethods} of an order and {@code paymentServiceType} of an operation. */
public enum PaymentMethod {
    /** A card typed in. */
    CARD,
    /** Apple Pay. */
    APPLE_PAY,
    /** Google Pay. */
    GOOGLE_PAY,
    /** A bank account; never asked for in an order. */
    ACCOUNT
}
