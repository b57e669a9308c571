package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.BankOrder;
import java.time.Instant;
import java.util.Optional;

/** Somebody who also wants to know what the bank answered about a payment, such as its refunds. */
public interface Follower {

    /**
     * Takes note of the bank's answer.
     *
     * @return when it wants the bank asked again, empty for no wish
     */
    Optional<Instant> follow(Payment payment, BankOrder answer, Instant now);

    /** Whether money of the payment went back, or may be on its way: then it no longer pays for an order. */
    boolean hasReturned(Payment payment);
}
