package io.github.alliancepay.broadleaf.autoconfigure;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;

/** The threads on which payments are settled; they end with the host, which loses nothing since the ledger is the queue. */
final class SettlementWorkers implements DisposableBean {

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

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
