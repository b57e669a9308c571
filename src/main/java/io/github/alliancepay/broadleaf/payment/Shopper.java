package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.Payer;

/**
 * Who pays.
 *
 * @param email where the shopper can be reached, empty when unknown
 * @param language ISO 639-1
 */
public record Shopper(Payer payer, String email, String language) {

    /** Leaves personal data out of logs. */
    @Override
    public String toString() {
        return "Shopper[" + payer + "]";
    }
}
