package io.github.alliancepay.broadleaf.reconciliation;

import java.util.concurrent.atomic.AtomicInteger;

/** How far a reconciliation with the bank is, and the wish that it ends. Safe for use by many threads. */
public final class RunProgress {

    private final AtomicInteger done = new AtomicInteger();
    private volatile int all;
    private volatile boolean cancelled;

    void begin(int payments) {
        all = payments;
    }

    void step() {
        done.incrementAndGet();
    }

    /** How many payments have been asked about. */
    public int done() {
        return done.get();
    }

    /** How many there are; 0 until they are counted. */
    public int all() {
        return all;
    }

    /** Ends it soon. What was not asked about is reported as such. */
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }
}
