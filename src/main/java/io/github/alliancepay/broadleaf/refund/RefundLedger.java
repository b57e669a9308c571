package io.github.alliancepay.broadleaf.refund;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The durable memory of refunds, shared by all nodes. Every method is one transaction; safe for use by many threads. */
public interface RefundLedger {

    /**
     * Writes a new refund with its lines.
     *
     * @return false when there is a refund with its id, or it is in flight and another of the order is too; then nothing is written
     */
    boolean add(Refund refund);

    /**
     * Writes what changes in the life of a refund, when its stored state still is the expected one.
     *
     * @return false when another has changed it meanwhile, or it would be in flight and another of the order is; then nothing is
     *     written
     */
    boolean move(Refund refund, RefundState expected);

    /** Writes which lines a refund belongs to, in place of what was said before. */
    void assign(String id, List<RefundLine> lines);

    /**
     * Takes the right to write a successful refund into the host's books, while it is not there.
     *
     * @param until when the right runs out by itself, should its holder die
     * @return false when the refund is in the books already or another is at it
     */
    boolean claimBooking(String id, Instant now, Instant until);

    /** A refund or a draft. */
    Optional<Refund> find(String id);

    /** All refunds of a payment, oldest first; drafts are none. */
    List<Refund> ofPayment(String paymentId);

    /** All refunds of some orders, at most a thousand, by order and oldest first, without their lines; drafts are none. */
    Map<Long, List<Refund>> ofOrders(Collection<Long> orderIds);

    /** The refund of an order whose call to the bank is under way or its outcome open. */
    Optional<Refund> inFlight(long orderId);

    /** Forgets the drafts of a payment that were made before that time. */
    void forgetDrafts(String paymentId, Instant before);
}
