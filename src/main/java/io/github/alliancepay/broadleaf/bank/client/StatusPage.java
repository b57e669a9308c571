package io.github.alliancepay.broadleaf.bank.client;

/** What the shopper sees at the bank after an attempt (protocol section 6.2); the names are the bank's. */
public enum StatusPage {
    /** The bank's status page for a minute, then back to the shop. */
    STATUS_TIMER_PAGE,
    /** The bank's status page until the shopper leaves it by its button. */
    STATUS_PAGE,
    /** Straight back to the shop; the bank's API page no longer lists it, its shop modules still offer it. */
    STATUS_REDIRECT_MERCHANT_PAGE
}
