package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Follows the refunds of payments, in each synchronisation, on its thread. It is told what the bank answers about a payment. */
public interface RefundTracker {

    /**
     * Reads the refunds in the bank's answer, and books those that succeeded.
     *
     * @return when the bank should be asked again, empty when it need not be
     */
    Optional<Instant> follow(Payment payment, BankOrder answer, Instant now);

    /**
     * Goes on with the refunds that are known, though the bank told nothing of them this time: books those that succeeded.
     *
     * @return when the bank should be asked again, empty when it need not be
     */
    Optional<Instant> pursue(Payment payment, Instant now);

    /**
     * How much of a payment's money went back. Money that is on its way back, or may be, counts: it no longer pays for an order.
     *
     * @param captures the successful purchases that make up the payment
     */
    Returned returned(Payment payment, List<Operation> captures);

    /** How much, in rising order. */
    enum Returned {
        NOTHING,
        /** Some of it, or all of it but not yet for sure. */
        SOME,
        ALL
    }
}
