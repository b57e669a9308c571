package io.github.alliancepay.broadleaf.bank;

/** How an order is paid on the bank's page; the names are the bank's {@code hppPayType} (protocol section 5.1). */
public enum PayType {
    /** By card or wallet; the money moves at once. */
    PURCHASE,
    /** By card or wallet; the money is held until it is captured or the hold lapses (protocol section 10). */
    PREAUTH,
    /** From account to account (protocol section 7.4). */
    A2A
}
