package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import java.util.Optional;

/**
 * What came of one look at a payment. Neither answer nor trouble means that the bank was not asked: it has no order for the payment, or
 * somebody else is looking right now.
 *
 * @param payment as it is afterwards
 * @param answer what the bank said
 * @param trouble why the bank did not say, and then nothing was changed
 */
public record SyncResult(Payment payment, Optional<BankOrder> answer, Optional<BankException> trouble) {

    static SyncResult unasked(Payment payment) {
        return new SyncResult(payment, Optional.empty(), Optional.empty());
    }
}
