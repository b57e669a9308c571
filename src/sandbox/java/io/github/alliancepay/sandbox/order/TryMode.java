package io.github.alliancepay.sandbox.order;

/** {@code hppTryMode}: how many attempts an order allows. */
public enum TryMode {
    /** One, with any outcome. */
    ONE_TRY,
    /** Any number until the order expires. */
    MULTI_PAYMENT
}
