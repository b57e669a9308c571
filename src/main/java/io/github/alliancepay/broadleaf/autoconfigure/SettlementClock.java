package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.payment.SettlementQueue;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Makes the queue look for payments that are due, from the start of the host to its end. */
final class SettlementClock implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementClock.class);

    private final SettlementQueue queue;
    private final ScheduledExecutorService threads;
    private final Duration interval;
    private volatile boolean running;

    SettlementClock(SettlementQueue queue, ScheduledExecutorService threads, Duration interval) {
        this.queue = queue;
        this.threads = threads;
        this.interval = interval;
    }

    @Override
    public void start() {
        running = true;
        threads.scheduleWithFixedDelay(this::tick, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A failing database must not end the schedule. */
    private void tick() {
        try {
            if (running) {
                queue.tick();
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
