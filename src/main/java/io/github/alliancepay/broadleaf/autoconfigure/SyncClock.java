package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Makes the queue look for payments that are due and keeps the session with the bank, from the start of the host to its end. */
final class SyncClock implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SyncClock.class);

    /** Often enough that a session never grows old unused, and first after the host has started. */
    private static final Duration SESSION_CHECK = Duration.ofMinutes(30);

    private final SyncQueue queue;
    private final HttpAllianceBank bank;
    private final ScheduledExecutorService threads;
    private final Duration interval;
    private volatile boolean running;

    SyncClock(SyncQueue queue, HttpAllianceBank bank, ScheduledExecutorService threads, Duration interval) {
        this.queue = queue;
        this.bank = bank;
        this.threads = threads;
        this.interval = interval;
    }

    @Override
    public void start() {
        running = true;
        every(interval, this::tick);
        every(SESSION_CHECK, this::keepSession);
    }

    private void every(Duration pause, Runnable work) {
        threads.scheduleWithFixedDelay(work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The next call to the bank opens the session anyway; this only spares a shopper the wait. */
    private void keepSession() {
        try {
            bank.keepSession();
        } catch (RuntimeException failure) {
            LOG.warn(
                    "The session with the bank could not be renewed ahead of time; it is tried again: {}",
                    failure.getMessage());
        }
    }

    /** A failing database must not end the schedule. */
    private void tick() {
        try {
            if (running) {
                queue.dispatch();
            }
        } catch (RuntimeException failure) {
            LOG.error("Payments that are due could not be read; they stay due and are tried again", failure);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
