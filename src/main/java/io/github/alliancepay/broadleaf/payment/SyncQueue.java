package io.github.alliancepay.broadleaf.payment;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Synchronises the payments that are due, many at once on few worker threads: none of them waits for the bank. The ledger is the queue, so a
 * restart loses nothing and any number of nodes share the work. Safe for use by many threads.
 */
public final class SyncQueue {

    /** So many more than there are places for are read at a time, so that one query serves many payments. */
    private static final int AHEAD = 200;

    private static final Logger LOG = LoggerFactory.getLogger(SyncQueue.class);

    private final PaymentSync paymentSync;
    private final PaymentLedger ledger;
    private final Workers workers;
    private final Clock clock;
    private final AtomicBoolean waking = new AtomicBoolean();

    /** Whether the last request could not be written; told once. */
    private final AtomicBoolean unwritable = new AtomicBoolean();

    /** The payments that are worked on, and whether each was found due once more meanwhile. Written by one thread at a time. */
    private final Map<String, Boolean> underWay = new ConcurrentHashMap<>();

    /** What was due when the ledger was last read, and found no place yet. Used by one thread at a time. */
    private final Deque<String> waiting = new ArrayDeque<>();

    /** Whether more is due than was read. Used by one thread at a time. */
    private boolean backlog;

    public SyncQueue(PaymentSync paymentSync, PaymentLedger ledger, Workers workers, Clock clock) {
        this.paymentSync = paymentSync;
        this.ledger = ledger;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Hands what is due to the workers, as far as there are places. The rest follows when places are free again. When there is none, all is
     * read anew then, since something more urgent may have become due.
     */
    public synchronized void dispatch() {
        int most = workers.atOnce() + AHEAD;
        boolean full = underWay.size() >= workers.atOnce();
        List<String> due = full ? List.of() : ledger.due(clock.instant(), most);
        backlog = full || due.size() == most;
        waiting.clear();
        due.stream().filter(this::isFree).forEach(waiting::add);
        handOver();
    }

    private boolean isFree(String paymentId) {
        return underWay.computeIfPresent(paymentId, (id, before) -> true) == null;
    }

    private void handOver() {
        while (underWay.size() < workers.atOnce() && !waiting.isEmpty()) {
            String payment = waiting.remove();
            underWay.put(payment, false);
            try {
                workers.threads().execute(() -> work(payment));
            } catch (RuntimeException | Error refused) {
                underWay.remove(payment);
                throw refused;
            }
        }
    }

    /** Tells the workers that something has become due; returns at once. When they cannot be told, the clock does it. */
    public void wake() {
        if (waking.compareAndSet(false, true)) {
            try {
                workers.threads().execute(() -> {
                    waking.set(false);
                    dispatchSafely();
                });
            } catch (RuntimeException | Error refused) {
                waking.set(false);
                LOG.debug("No thread could be had for what is due; it stays due, and the clock looks for it", refused);
            }
        }
    }

    private void dispatchSafely() {
        try {
            dispatch();
        } catch (Throwable failure) {
            LOG.error("Payments that are due could not be read; they stay due and are tried again", failure);
        }
    }

    /** One payment that fails must not keep the others waiting, and an error must not vanish with the task. */
    private void work(String paymentId) {
        try {
            paymentSync.start(paymentId, workers.threads()).whenComplete((done, failure) -> finish(paymentId, failure));
        } catch (Throwable failure) {
            finish(paymentId, failure);
        }
    }

    private void finish(String paymentId, Throwable failure) {
        if (failure != null) {
            postpone(paymentId, failure instanceof CompletionException ? failure.getCause() : failure);
            leaveTheRestToTheClock();
        }
        free(paymentId);
    }

    /** A payment that cannot even be put off stays due. Without a pause it would be read and tried again for ever. */
    private synchronized void leaveTheRestToTheClock() {
        backlog = false;
    }

    private synchronized void free(String paymentId) {
        if (Boolean.TRUE.equals(underWay.remove(paymentId))) {
            waiting.addFirst(paymentId);
        }
        handOver();
        if (backlog && waiting.isEmpty() && underWay.size() <= workers.atOnce() * 3 / 4) {
            backlog = false;
            wake();
        }
    }

    /**
     * Makes a payment due now and tells the workers; returns at once. A ledger that can be read and not written is no failure of who asks:
     * a page can show what is known, and the clock asks the bank when it is time.
     */
    public void request(String paymentId, SyncTrigger trigger) {
        if (isWritten(paymentId, trigger)) {
            wake();
        }
    }

    /** Whether this process is synchronising a payment now. Others may be, too. */
    public boolean isUnderWay(String paymentId) {
        return underWay.containsKey(paymentId);
    }

    private boolean isWritten(String paymentId, SyncTrigger trigger) {
        try {
            ledger.requestSync(paymentId, trigger, clock.instant());
            unwritable.set(false);
            return true;
        } catch (RuntimeException failure) {
            if (unwritable.compareAndSet(false, true)) {
                LOG.error(
                        "The ledger cannot be written, so nobody can ask for a synchronisation; pages go on", failure);
            }
            return false;
        }
    }

    /** When this fails too, the payment is due again when its lease ends. */
    private void postpone(String paymentId, Throwable cause) {
        LOG.error("Payment {} could not be synchronised; it is put off and tried again", paymentId, cause);
        try {
            ledger.postpone(paymentId, clock.instant(), cause.toString());
        } catch (RuntimeException failure) {
            LOG.error("Payment {} could not be put off; it is tried again in some minutes", paymentId, failure);
        }
    }

    /**
     * Who does the work.
     *
     * @param threads do not wait for the bank when its client does not, except for an answer that is out of date; they do wait for the shop
     * @param atOnce how many payments are synchronised at the same time
     */
    public record Workers(Executor threads, int atOnce) {

        /** @throws IllegalArgumentException when there is no place */
        public Workers {
            if (atOnce < 1) {
                throw new IllegalArgumentException("At least one payment is synchronised at a time, not " + atOnce);
            }
        }
    }
}
