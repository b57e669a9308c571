package io.github.alliancepay.broadleaf.refund;

import java.util.List;
import java.util.Optional;

/** The durable memory of refunds, shared by all nodes. Every method is one transaction; safe for use by many threads. */
public interface RefundLedger {

    /**
     * Writes a new refund with its lines.
     *
     * @return false when another refund of the order is in flight, and then nothing is written
     */
    boolean request(Refund refund);

    /**
     * Writes the refund's new state, bank key, failure and host transaction, when its stored state still is the expected one.
     *
     * @return false when another has changed it meanwhile, and then nothing is written
     */
    boolean move(Refund refund, RefundState expected);

    Optional<Refund> find(String id);

    /** All refunds of a payment, oldest first. */
    List<Refund> ofPayment(String paymentId);
}
