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
    /** Documented without a trigger. */
    CANCELED,
    /** Part of the money went back; only when the setting says so. */
    PARTIAL_REFUND
}
