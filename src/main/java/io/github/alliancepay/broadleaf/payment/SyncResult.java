package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import java.util.Optional;

/**
 * The result of one synchronisation. Without an answer and without a trouble, the bank was not asked: it has no order for the payment, or
 * another thread works on it right now.
 *
 * @param payment as it is afterwards
 * @param answer what the bank said
 * @param trouble why the bank did not answer; then nothing was changed
 */
public record SyncResult(Payment payment, Optional<BankOrder> answer, Optional<BankException> trouble) {

    static SyncResult unasked(Payment payment) {
        return new SyncResult(payment, Optional.empty(), Optional.empty());
    }
}
