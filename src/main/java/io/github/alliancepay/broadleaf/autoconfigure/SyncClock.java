package io.github.alliancepay.broadleaf.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.SmartLifecycle;

/**
 * While the host runs: dispatches the payments that are due, and does what else is to be done regularly. Knows when it last did. Safe
 * for use by many threads.
 */
final class SyncClock implements SmartLifecycle {

    /** So many intervals may pass without a dispatch before something is wrong. */
    private static final int LATE = 10;

    /** The threads may be busy with a slow bank for some time. */
    private static final Duration SHORTEST_LATENESS = Duration.ofMinutes(2);

    private final SyncWorkers workers;
    private final Clock time;
    private final RecurringTask dispatch;
    private final List<RecurringTask> others;
    private final List<Future<?>> scheduled = new ArrayList<>();
    private volatile Instant startedAt = Instant.MAX;
    private final AtomicReference<Instant> lastRun = new AtomicReference<>();

    /** @param dispatch hands the payments that are due to the workers */
    SyncClock(SyncWorkers workers, Clock time, RecurringTask dispatch, List<RecurringTask> others) {
        this.workers = workers;
        this.time = time;
        this.dispatch = dispatch;
        this.others = List.copyOf(others);
    }

    @Override
    public synchronized void start() {
        if (!isRunning()) {
            startedAt = time.instant();
            scheduled.add(every(dispatch, this::dispatch));
            others.forEach(task -> scheduled.add(every(task, task::run)));
        }
    }

    private Future<?> every(RecurringTask task, Runnable work) {
        ScheduledExecutorService threads = task.tells() ? workers.notices() : workers.threads();
        return threads.scheduleWithFixedDelay(
                work, task.first().toMillis(), task.pause().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void dispatch() {
        if (dispatch.run()) {
            lastRun.set(time.instant());
        }
    }

    /** When the payments that are due were last read (UTC); empty before the first time. */
    Optional<Instant> lastRun() {
        return Optional.ofNullable(lastRun.get());
    }

    /** Whether they should have been read long ago. */
    boolean isLate() {
        Duration most = dispatch.pause().multipliedBy(LATE);
        Duration patience = most.compareTo(SHORTEST_LATENESS) < 0 ? SHORTEST_LATENESS : most;
        return isRunning()
                && Duration.between(lastRun().orElse(startedAt), time.instant()).compareTo(patience) > 0;
    }

    @Override
    public synchronized void stop() {
        scheduled.forEach(work -> work.cancel(false));
        scheduled.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !scheduled.isEmpty();
    }
}
