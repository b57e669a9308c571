package io.github.alliancepay.broadleaf.bank.client;

/** What the shopper sees at the bank after an attempt to pay (protocol section 6.2). The names are the bank's. */
public enum StatusPage {
    /** The bank's status page for a minute, then back to the shop. */
    STATUS_TIMER_PAGE,
    /** The bank's status page until the shopper clicks its button. */
    STATUS_PAGE,
    /** Directly back to the shop. The bank's API page no longer lists this value, but the bank's shop modules still offer it. */
    STATUS_REDIRECT_MERCHANT_PAGE
}
