package io.github.alliancepay.broadleaf.connection;

/** What the check looks at, in the order in which people read it. The messages {@code connection.step.*} have the words. */
public enum CheckStep {
    /** The settings are complete and can be read. */
    SETTINGS,
    /** The merchant's key is on the curve P-384, and its halves belong together. */
    KEY,
    /** Nobody else on this machine can read the key. */
    KEY_FILE,
    /** The name of the bank's host is known. */
    DNS,
    /** There is a connection, and the bank's certificate is trusted. */
    TLS,
    /** The bank answers this server in its own words. */
    WHITE_LIST,
    /** The bank opens a session. */
    AUTHORIZE,
    /** The bank encrypts to this merchant's key. */
    DECRYPT,
    /** The clocks of the bank and of this machine agree. */
    TIME,
    /** How long the session lasts. */
    SESSION,
    /** When the bank last did what it was asked for. */
    LAST_SUCCESS,
    /** What the bank last did not do. */
    LAST_FAILURE,
    /** The public address of the shop leads to the plugin. */
    CALLBACK_ADDRESS,
    /** When a callback of the bank last moved a payment on. */
    LAST_CALLBACK,
    /** Somewhere a clock looks for payments that are due. */
    SYNC_CLOCK,
    /** Payments that can be paid. */
    OPEN_PAYMENTS,
    /** Payments that need a person. */
    ATTENTION
}
