package io.github.alliancepay.broadleaf.refund;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The durable memory of refunds, shared by all nodes. Every method is a transaction of its own, committed on return whatever transaction of
 * the host is open; safe for use by many threads.
 */
public interface RefundLedger {

    /**
     * Writes a new refund with its lines.
     *
     * @return false when there is a refund with its id, or it is in flight and another refund of the order is too; then nothing is
     *     written
     */
    boolean add(Refund refund);

    /**
     * Writes the changed fields of a refund, when its stored state still is the expected one.
     *
     * @return false when its state has changed meanwhile, or it would be in flight and another refund of the order is; then nothing
     *     is written
     */
    boolean move(Refund refund, RefundState expected);

    /** Writes like {@link #move}, with the sums and lines too: the bank lists another amount than was asked for. */
    boolean recount(Refund refund, RefundState expected);

    /**
     * Writes like {@link #move} a refund that is about to be sent.
     *
     * @param callbackToken the token by which the bank will call about it; its hash is stored in place of an earlier one
     */
    boolean send(Refund refund, RefundState expected, String callbackToken);

    /**
     * Writes the lines that a refund belongs to, in place of those written before.
     *
     * @param expected the lines that it had when somebody looked
     * @return false when it has others meanwhile; then nothing is written
     */
    boolean assign(String id, List<RefundLine> expected, List<RefundLine> lines);

    /**
     * Takes the right to write a successful refund into the host's books, as long as it is not there.
     *
     * @param until when the right runs out by itself, should its holder die
     * @return false when the refund is in the books already, or another thread or node writes it
     */
    boolean claimBooking(String id, Instant now, Instant until);

    /** A refund, drafts included. */
    Optional<Refund> find(String id);

    /** All refunds of a payment, oldest first, without drafts. */
    List<Refund> ofPayment(String paymentId);

    /** All refunds of some orders, at most a thousand, by order and oldest first; without their lines, and without drafts. */
    Map<Long, List<Refund>> ofOrders(Collection<Long> orderIds);

    /** The refund of an order that is on its way to the bank or whose outcome is open. */
    Optional<Refund> inFlight(long orderId);

    /** Whether the hold of a payment was completed, or its completion is on its way or has an open outcome. */
    boolean isBeingCompleted(String paymentId);

    /**
     * Keeps the lines of an order as they were sold, when the money of the payment is recognised. They are kept once; a later call changes
     * nothing.
     *
     * @return false when lines were kept before, or there are none
     */
    boolean keepSoldLines(String paymentId, List<RefundableLine> lines);

    /** The lines that were kept for a payment, in the order in which they were given; empty when none were. */
    List<RefundableLine> soldLines(String paymentId);

    /** Forgets the drafts of a payment that were made before that time. */
    void forgetDrafts(String paymentId, Instant before);
}
