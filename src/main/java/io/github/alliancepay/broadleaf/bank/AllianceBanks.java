package io.github.alliancepay.broadleaf.bank;

/**
 * The bank by the terminal of a payment. Each terminal has its own access to the bank (protocol section 4.2), with its own session and its
 * own limits, so that trouble with one is not trouble with another. Safe for use by many threads.
 */
@FunctionalInterface
public interface AllianceBanks {

    /**
     * The bank as this terminal reaches it.
     *
     * @param merchantId of the payment; its terminal may have been taken out of the settings since
     * @return for a terminal that is not known, a bank whose every call fails with {@link NotDoneException} and names the terminal
     */
    AllianceBank of(String merchantId);

    /** In place of the bank, for a terminal that is not known. */
    static AllianceBank unknown(String merchantId) {
        return new UnknownTerminal(merchantId);
    }

    /** The same access to the bank for every payment. */
    static AllianceBanks only(AllianceBank bank) {
        return merchantId -> bank;
    }
}
