package io.github.alliancepay.sandbox.order;

/** {@code statusPageType}: what the payer sees after an attempt (protocol section 6.2). */
public enum StatusPage {
    /** The bank's status page for a minute, then the merchant's. */
    STATUS_TIMER_PAGE,
    /** The bank's status page until the payer clicks its button. */
    STATUS_PAGE,
    /** The merchant's page at once. */
    STATUS_REDIRECT_MERCHANT_PAGE
}
