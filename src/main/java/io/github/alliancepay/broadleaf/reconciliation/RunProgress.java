package io.github.alliancepay.broadleaf.reconciliation;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** How far a reconciliation with the bank is, and the wish that it ends. Safe for use by many threads. */
public final class RunProgress {

    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    void begin(int payments) {
        all.set(payments);
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
        return all.get();
    }

    /** Ends it soon. What was not asked about is reported as such. */
    public void cancel() {
        cancelled.set(true);
    }

    public boolean isCancelled() {
        return cancelled.get();
    }
}
