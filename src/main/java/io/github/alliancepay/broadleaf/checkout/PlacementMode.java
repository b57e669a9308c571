package io.github.alliancepay.broadleaf.checkout;

/** What happens to the element of a placement. */
public enum PlacementMode {
    /** The fragment is added before the end tag while the shopper's cart can be paid with AlliancePay. */
    APPEND,
    /** The fragment is added before the end tag when the page's {@code payment} was made with AlliancePay. */
    APPEND_PAID,
    /** The fragment takes the element's place when the page's order was paid with AlliancePay. */
    REPLACE
}
