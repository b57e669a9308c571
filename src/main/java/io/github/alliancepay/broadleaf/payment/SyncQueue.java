package io.github.alliancepay.broadleaf.payment;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Synchronises the payments that are due, on worker threads. The ledger is the queue, so a restart loses nothing and any number of
 * nodes share the work. Safe for use by many threads.
 */
public final class SyncQueue {

    private static final int BATCH = 50;
    private static final Logger LOG = LoggerFactory.getLogger(SyncQueue.class);

    private final PaymentSync paymentSync;
    private final PaymentLedger ledger;
    private final Executor workers;
    private final Clock clock;
    private final AtomicBoolean waking = new AtomicBoolean();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Set<String> requestedMeanwhile = ConcurrentHashMap.newKeySet();

    public SyncQueue(PaymentSync paymentSync, PaymentLedger ledger, Executor workers, Clock clock) {
        this.paymentSync = paymentSync;
        this.ledger = ledger;
        this.workers = workers;
        this.clock = clock;
    }

    /** Hands everything that is due to the workers, so that a slow answer about one payment keeps no other waiting. */
    public void dispatch() {
        ledger.due(clock.instant(), BATCH).stream()
                .filter(this::isFree)
                .forEach(payment -> workers.execute(() -> work(payment)));
    }

    /** Tells the workers that something has become due; returns at once. */
    public void wake() {
        if (waking.compareAndSet(false, true)) {
            workers.execute(() -> {
                waking.set(false);
                dispatchSafely();
            });
        }
    }

    private void dispatchSafely() {
        try {
            dispatch();
        } catch (Throwable failure) {
            LOG.error("Payments that are due could not be read; they stay due and are tried again", failure);
        }
    }

    private boolean isFree(String paymentId) {
        boolean free = underWay.add(paymentId);
        if (!free) {
            requestedMeanwhile.add(paymentId);
        }
        return free;
    }

    private void work(String paymentId) {
        try {
            syncSafely(paymentId);
        } finally {
            underWay.remove(paymentId);
        }
        if (requestedMeanwhile.remove(paymentId)) {
            wake();
        }
    }

    /** Makes a payment due now and tells the workers; returns at once. */
    public void request(String paymentId, SyncTrigger trigger) {
        ledger.requestSync(paymentId, trigger, clock.instant());
        wake();
    }

    /** When this fails too, the payment is due again when its lease ends. */
    private void postpone(String paymentId, Throwable cause) {
        try {
            ledger.postpone(paymentId, clock.instant(), cause.toString());
        } catch (RuntimeException failure) {
            LOG.error("Payment {} could not be put off; it is tried again in some minutes", paymentId, failure);
        }
    }

    /** One payment that fails must not keep the others waiting, and an error must not vanish with the task. */
    private void syncSafely(String paymentId) {
        try {
            paymentSync.sync(paymentId, SyncTrigger.CLOCK);
        } catch (Throwable failure) {
            LOG.error("Payment {} could not be synchronised; it is put off and tried again", paymentId, failure);
            postpone(paymentId, failure);
        }
    }
}
