package io.github.alliancepay.sandbox.order;

/** {@code orderStatus} (protocol section 12.1). */
public enum OrderStatus {
    /** Created or in progress. */
    PENDING,
    /** The payer is at 3-D Secure. */
    REQUIRED_3DS,
    /** Paid. */
    SUCCESS,
    /** Not paid. */
    FAIL,
    /** Documented, but without a known cause. */
    CANCELED,
    /** A part of the money was refunded. Used only when the setting says so. */
    PARTIAL_REFUND
}
