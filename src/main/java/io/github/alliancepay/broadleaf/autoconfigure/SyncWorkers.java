package io.github.alliancepay.broadleaf.autoconfigure;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads on which payments are settled. */
final class SyncWorkers {

    private static final int THREADS = 4;

    private final AtomicInteger count = new AtomicInteger();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "alliancepay-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    ScheduledExecutorService threads() {
        return threads;
    }

    /** Ends them in the middle of their work, which loses nothing since the ledger is the queue. */
    void stop() {
        threads.shutdownNow();
    }
}
