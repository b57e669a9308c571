package io.github.alliancepay.broadleaf.hold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The durable memory of orders whose held money is to be taken, shared by all nodes. Every method but {@link #add} is a transaction of its
 * own, committed on return whatever transaction of the host is open; safe for use by many threads.
 */
public interface HoldQueue {

    /**
     * Keeps that an order is fulfilled. It takes part in the transaction of the host that is open, so that both are committed or neither is;
     * without one it is committed on return. It locks nothing that others wait for.
     */
    void add(long orderId, Instant now);

    /** Fulfilled orders whose holds are to be completed now, the longest due first. */
    List<FulfilledOrder> due(Instant now, int most);

    /**
     * Takes one of them. When its taker dies before {@link #remove}, it is due again.
     *
     * @param until when it is due again
     * @return false when another has taken it, or it was removed
     */
    boolean claim(FulfilledOrder order, Instant until);

    /** Nothing is left to do about it. */
    void remove(FulfilledOrder order);

    /**
     * Submitted orders whose money is held and has no completion, not even one that the bank refused; the oldest first. One that the bank
     * surely never had counts for a while only.
     *
     * @param after the last of the page before; empty for the first page
     * @param notDoneSince a completion that the bank never had counts when it was made later than this (UTC)
     */
    List<HeldOrder> waiting(Optional<HeldOrder> after, Instant notDoneSince, int most);

    /**
     * An order that the shop has said is fulfilled.
     *
     * @param id distinguishes two messages about one order
     * @param createdAt when the shop said so (UTC)
     * @param dueAt from when on it may be taken (UTC)
     */
    record FulfilledOrder(long id, long orderId, Instant createdAt, Instant dueAt) {}

    /**
     * An order with money that is held for it.
     *
     * @param createdAt when its payment was started (UTC)
     */
    record HeldOrder(String paymentId, long orderId, Instant createdAt) {}
}
