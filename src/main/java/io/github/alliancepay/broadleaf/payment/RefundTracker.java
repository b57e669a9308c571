package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Somebody who also wants to know what the bank answered about a payment, such as its refunds. */
public interface RefundTracker {

    /**
     * Takes note of the bank's answer.
     *
     * @return when it wants the bank asked again, empty for no wish
     */
    Optional<Instant> follow(Payment payment, BankOrder answer, Instant now);

    /**
     * How much of a payment's money went back. What went back, or may be on its way, no longer pays for an order.
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
