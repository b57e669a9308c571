package io.github.alliancepay.broadleaf.autoconfigure;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that synchronise payments with the bank. A type of its own, since an executor among the host's beans would take the place
 * of those that Spring Boot makes for the host. Safe for use by many threads.
 */
public final class SyncWorkers implements AutoCloseable {

    private final ScheduledExecutorService threads;
    private final Runnable end;

    private SyncWorkers(ScheduledExecutorService threads, Runnable end) {
        this.threads = threads;
        this.end = end;
    }

    /** Daemon threads of the plugin's own, which end when this is closed. */
    public static SyncWorkers ofThreads(int count) {
        AtomicInteger started = new AtomicInteger();
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(count, work -> {
            Thread thread = new Thread(work, "alliancepay-" + started.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        return new SyncWorkers(threads, threads::shutdownNow);
    }

    /** The threads of somebody else, who ends them. They wait for the bank, up to 30 seconds a call. */
    public static SyncWorkers over(ScheduledExecutorService threads) {
        return new SyncWorkers(threads, () -> {});
    }

    ScheduledExecutorService threads() {
        return threads;
    }

    /** Ends the plugin's own threads in the middle of their work. Nothing is lost, since the queue is in the ledger. */
    @Override
    public void close() {
        end.run();
    }
}
