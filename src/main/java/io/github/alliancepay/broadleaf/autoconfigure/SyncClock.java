package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.payment.SyncQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** While the host runs: dispatches the payments that are due, and renews the session with the bank. Safe for use by many threads. */
final class SyncClock implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SyncClock.class);

    /** Often enough that a session never expires unused. The first time comes after the host has started. */
    private static final Duration SESSION_CHECK = Duration.ofMinutes(30);

    private final ScheduledExecutorService threads;
    private final Duration interval;
    private final Runnable dispatch;
    private final Runnable session;
    private List<Future<?>> scheduled = List.of();

    /** @param session renews the session with the bank when it is time */
    SyncClock(SyncWorkers workers, Duration interval, SyncQueue queue, Runnable session) {
        this.threads = workers.threads();
        this.interval = interval;
        this.dispatch = queue::dispatch;
        this.session = session;
    }

    @Override
    public synchronized void start() {
        if (!isRunning()) {
            scheduled = List.of(every(interval, this::dispatch), every(SESSION_CHECK, this::renewSession));
        }
    }

    private Future<?> every(Duration pause, Runnable work) {
        return threads.scheduleWithFixedDelay(work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Neither a failing database nor an error of the machine ends the schedule. */
    private void dispatch() {
        try {
            dispatch.run();
        } catch (Throwable failure) {
            LOG.error("Payments that are due could not be read; they stay due and are tried again", failure);
        }
    }

    /** The next call to the bank opens a session anyway; this spares a shopper the wait. */
    private void renewSession() {
        try {
            session.run();
        } catch (RuntimeException failure) {
            LOG.warn(
                    "The session with the bank could not be renewed ahead of time; it is tried again: {}",
                    failure.getMessage());
        } catch (Throwable error) {
            LOG.error("The session with the bank could not be renewed ahead of time; it is tried again", error);
        }
    }

    @Override
    public synchronized void stop() {
        scheduled.forEach(work -> work.cancel(false));
        scheduled = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !scheduled.isEmpty();
    }
}
