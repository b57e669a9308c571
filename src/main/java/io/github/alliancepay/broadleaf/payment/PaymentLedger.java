package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The durable memory of payments, shared by all nodes. Every method is a transaction of its own, committed on return whatever transaction
 * of the host is open, and safe for use by many threads; none holds a connection when it returns.
 */
public interface PaymentLedger {

    /**
     * Writes a new payment and makes it the one open attempt of its order.
     *
     * @param callbackToken the token that only the bank will know; its hash is stored
     * @param firstSync when it is first synchronised without a trigger
     * @return false when the order already has an open attempt, and then nothing is written
     */
    boolean open(Payment payment, String callbackToken, Instant firstSync, PaymentEvent event);

    /** Lets another attempt become the open one of the order. The payment is still synchronised. */
    void retire(String paymentId);

    /** All attempts to pay an order, oldest first. */
    List<Payment> ofOrder(long orderId);

    Optional<Payment> find(String paymentId);

    Optional<Payment> findByReturnToken(String returnToken);

    /**
     * The bank called about a payment, or about a refund of one: makes the payment due at once. When it is due already, nothing is written.
     *
     * @param hint the bank's order id as the caller says; kept only while ours is unknown, and only used to ask the bank
     * @return whether the token is one of ours
     */
    boolean requestSync(String callbackToken, Optional<String> hint, Instant now);

    /** Makes a payment due at once. When it is due already, nothing is written. */
    void requestSync(String paymentId, SyncTrigger trigger, Instant now);

    /** Payments that are due and that nobody works on, in the order of their {@link SyncTurns}. */
    List<String> due(Instant now, int most);

    /**
     * Takes the lease of a payment, when nobody holds it, and keeps the time as that of the last attempt. A payment that cannot be read (a
     * newer version of the plugin wrote it, say) is postponed.
     *
     * @param until when the lease ends by itself, if its holder dies
     */
    Optional<Lease> claim(String paymentId, Instant now, Instant until);

    /** Does as {@link #claim} when the payment is due. Since it was read as due, another thread or node may have synchronised it. */
    Optional<Lease> claimDue(String paymentId, Instant now, Instant until);

    /** When somebody last tried to synchronise a payment, with or without an answer of the bank (UTC); empty when nobody has. */
    Optional<Instant> lastTriedAt(String paymentId);

    /** Keeps the lease for longer; false when another has taken it meanwhile. */
    boolean renew(Lease lease, Instant until);

    /**
     * Writes the result of a synchronisation and gives the lease back. A request since the claim makes the payment due again.
     *
     * @param operations what the bank listed; a stored final status stays, but a success replaces a failure
     * @param nextSync when it is synchronised next without a trigger, empty for never
     * @return false when the lease was lost, and then nothing is written
     */
    boolean release(
            Lease lease,
            Payment payment,
            List<Operation> operations,
            Optional<Instant> nextSync,
            List<PaymentEvent> events);

    /**
     * Writes like {@link #release}, but keeps the lease.
     *
     * @param until when the lease ends by itself from now on
     */
    boolean write(Lease lease, Instant until, Payment payment, List<Operation> operations, List<PaymentEvent> events);

    /**
     * Puts off a payment whose synchronisation failed under a lease, for longer each time ({@link SyncPause}), keeps why, and gives the
     * lease back. After a while somebody should look at it ({@link Attention.Reason#SYNC_FAILING}). Without a lease nothing happens.
     *
     * @param why technical words for support
     */
    void postpone(String paymentId, Instant now, String why);

    /**
     * Reports a reason to look at a payment that does not follow from what is stored about it. A reason that was reported before stays as
     * it is. It goes by itself when it is over, or when the payment is accepted.
     */
    void raise(String paymentId, Attention.Cause cause);

    /** Every operation stored for a payment, oldest first. */
    List<Operation> operations(String paymentId);

    /** The history of a payment, oldest first, at most the latest five hundred lines. */
    List<PaymentEvent> events(String paymentId);

    /** Adds a line to the history, or counts it in an earlier line when its kind {@link PaymentEvent.Kind#isCounted}. */
    void record(String paymentId, PaymentEvent event);

    /** Takes a payment off the list of those that need attention until more money comes, and writes why into its history. */
    void accept(String paymentId, PaymentEvent event);

    /**
     * The right to work on a payment.
     *
     * @param token distinguishes this lease from a later one
     * @param payment the payment as it was when the lease was taken
     * @param hint the bank's order id as a callback named it, while ours is unknown
     * @param trigger who asked last
     * @param syncs how often the schedule has led to a synchronisation
     * @param requests how many synchronisations had been requested when the lease was taken
     */
    record Lease(String token, Payment payment, Optional<String> hint, SyncTrigger trigger, int syncs, long requests) {

        /** The same lease for a synchronisation that the given trigger asked for. Only scheduled ones count for the schedule. */
        Lease askedBy(SyncTrigger trigger) {
            return trigger == SyncTrigger.CLOCK ? this : new Lease(token, payment, hint, trigger, syncs, requests);
        }

        /** Leaves token and hint out of logs. */
        @Override
        public String toString() {
            return "Lease[" + payment + ", " + trigger + "]";
        }
    }
}
