package io.github.alliancepay.sandbox.order;

/** {@code hppTryMode}: how many operations an order takes. */
public enum TryMode {
    /** One, however it ends. */
    ONE_TRY,
    /** Any number until the order expires. */
    MULTI_PAYMENT
}
