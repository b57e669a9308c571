package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.RefusedException;

/**
 * Asks the bank about a payment (protocol section 7). Safe for use by many threads. It holds nothing while the bank answers.
 *
 * @param testMode whether payments of a test terminal count (protocol section 7.7)
 */
record BankInquiry(AllianceBank bank, boolean testMode) {

    /** @param hppOrderId the order at the bank; it may come from a callback, so it may be wrong */
    BankReply about(Payment payment, String hppOrderId) {
        try {
            return BankReply.of(payment, bank.order(hppOrderId), testMode);
        } catch (RefusedException refusal) {
            return new BankReply.Refused(refusal);
        } catch (BankException silence) {
            return new BankReply.Silent(silence);
        }
    }
}
