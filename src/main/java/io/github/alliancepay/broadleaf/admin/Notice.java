package io.github.alliancepay.broadleaf.admin;

/** What every page of the back office says first while it holds. The messages {@code notice.*} have the words. */
public enum Notice {
    /** The terminal is a test terminal: no real money moves. */
    TEST,
    /** The shop has switched payments off. */
    SWITCHED_OFF,
    /** The bank refused this shop's last try to open a session. */
    ACCESS_REFUSED,
    /** The bank did not answer this process several times in a row, so calls are held back for a while. */
    BANK_SILENT,
    /** The last shoppers who wanted to pay got no page of the bank, whatever the reason. */
    STARTS_FAIL
}
