package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.client.CallTracing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;

/**
 * The threads that synchronise payments with the bank. A type of its own, since an executor among the host's beans would take the place
 * of those that Spring Boot makes for the host. Safe for use by many threads.
 */
public final class SyncWorkers implements SmartLifecycle, AutoCloseable {

    private static final int STARTS = 20;
    private static final int WAITING_STARTS = 200;
    private static final int TASKS = 10;
    private static final int WAITING_TASKS = 100;
    private static final int MAILS = 2;
    private static final int WAITING_MAILS = 20;

    /** One for each task of the clock that calls listeners of the shop, so that neither waits for the other. */
    private static final int NOTICES = 2;

    /** How long work that has begun may go on while the shop stops: most calls to the bank and most checkouts take less. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ThreadPoolExecutor starts = bounded("start", STARTS, WAITING_STARTS);
    private final ThreadPoolExecutor tasks = bounded("task", TASKS, WAITING_TASKS);
    private final ThreadPoolExecutor mails = bounded("mail", MAILS, WAITING_MAILS);
    private final ScheduledExecutorService notices = Executors.newScheduledThreadPool(NOTICES, daemons("notice-"));
    private final ScheduledExecutorService threads;
    private final CallTracing tracing;
    private final List<ExecutorService> own;
    private volatile boolean stopping;

    private SyncWorkers(ScheduledExecutorService threads, CallTracing tracing, boolean isOwn) {
        this.threads = threads;
        this.tracing = tracing;
        this.own = Stream.concat(Stream.of(starts, tasks, mails, notices), isOwn ? Stream.of(threads) : Stream.of())
                .toList();
    }

    /**
     * Daemon threads of the plugin's own, which end when this is closed.
     *
     * @param tracing of the host: what a request has done here stays in its trace
     */
    public static SyncWorkers ofThreads(int count, CallTracing tracing) {
        // What the bank answers after the end is dropped: the payment stays due in the ledger.
        ScheduledExecutorService threads =
                new ScheduledThreadPoolExecutor(count, daemons(""), new ThreadPoolExecutor.DiscardPolicy());
        return new SyncWorkers(threads, tracing, true);
    }

    /** The threads of somebody else, who ends them. They wait for the bank, up to 30 seconds a call. */
    public static SyncWorkers over(ScheduledExecutorService threads, CallTracing tracing) {
        return new SyncWorkers(threads, tracing, false);
    }

    private static ThreadPoolExecutor bounded(String name, int count, int waiting) {
        ThreadPoolExecutor bounded = new ThreadPoolExecutor(
                count, count, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), daemons(name + "-"));
        bounded.allowCoreThreadTimeOut(true);
        return bounded;
    }

    /** Work for which the machine has no thread is refused, as it is when all threads are busy: that is what those who hand it over expect. */
    static Executor refusing(Executor threads) {
        return work -> {
            try {
                threads.execute(work);
            } catch (OutOfMemoryError noThread) {
                throw new RejectedExecutionException("No thread could be started", noThread);
            }
        };
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger started = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "alliancepay-" + name + started.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Where pages of the bank are opened: bounded, for a bank that is slow or a crowd that is large. */
    Executor starts() {
        return CallTracing.over(refusing(starts), tracing);
    }

    /** Where admins and code of the host have something done at the bank: bounded, for a bank that is slow. */
    Executor tasks() {
        return CallTracing.over(refusing(tasks), tracing);
    }

    /** Where e-mails are sent: apart from the bank, since a mail server that never answers keeps its thread for ever. */
    Executor mails() {
        return CallTracing.over(refusing(mails), tracing);
    }

    /** Where listeners of the shop are called: one that never returns keeps its thread for ever. */
    ScheduledExecutorService notices() {
        return notices;
    }

    ScheduledExecutorService threads() {
        return threads;
    }

    @Override
    public void start() {
        stopping = false;
    }

    /** From now on listeners of the shop may be gone. */
    @Override
    public void stop() {
        stopping = true;
    }

    @Override
    public boolean isRunning() {
        return !stopping;
    }

    boolean isStopping() {
        return stopping;
    }

    /**
     * Ends the plugin's own threads. Work that has begun gets {@link #GRACE}; what takes longer ends in the middle. Nothing is lost, since the
     * queue is in the ledger.
     */
    @Override
    public void close() {
        stop();
        own.forEach(ExecutorService::shutdown);
        long end = System.nanoTime() + GRACE.toNanos();
        own.forEach(threads -> awaitEnd(threads, end));
        own.forEach(ExecutorService::shutdownNow);
    }

    private static void awaitEnd(ExecutorService threads, long end) {
        try {
            threads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
