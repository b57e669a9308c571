package io.github.alliancepay.load;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.PoolStats;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a pool's own figures: it counts every use of a connection and every wait for one, and samples every 20 ms how many are out. Safe
 * for use by many threads.
 */
final class PoolWatch implements MetricsTrackerFactory, IMetricsTracker {

    private static final int PERIOD_MILLIS = 20;

    private final HikariDataSource pool;
    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
    private long longestUseMillis;
    private long longestWaitNanos;
    private int timeouts;
    private int samples;
    private int samplesWithoutUse;
    private long active;
    private int awaiting;

    private PoolWatch(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Watches a pool that runs, until {@link #close()}. A pool can be watched once. */
    static PoolWatch of(HikariDataSource pool) {
        PoolWatch watch = new PoolWatch(pool);
        pool.setMetricsTrackerFactory(watch);
        watch.sampler.scheduleAtFixedRate(watch::sample, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    @Override
    public IMetricsTracker create(String name, PoolStats stats) {
        return this;
    }

    @Override
    public synchronized void recordConnectionUsageMillis(long millis) {
        longestUseMillis = Math.max(longestUseMillis, millis);
    }

    @Override
    public synchronized void recordConnectionAcquiredNanos(long nanos) {
        longestWaitNanos = Math.max(longestWaitNanos, nanos);
    }

    @Override
    public synchronized void recordConnectionTimeout() {
        timeouts++;
    }

    private void sample() {
        sample(
                pool.getHikariPoolMXBean().getActiveConnections(),
                pool.getHikariPoolMXBean().getThreadsAwaitingConnection());
    }

    private synchronized void sample(int connections, int threads) {
        samples++;
        samplesWithoutUse += connections == 0 ? 1 : 0;
        active += connections;
        awaiting = Math.max(awaiting, threads);
    }

    /** The figures since the last call. A connection that is out counts when it is given back. */
    synchronized PoolFigures take() {
        PoolFigures figures = new PoolFigures(
                Duration.ofMillis(longestUseMillis),
                Duration.ofNanos(longestWaitNanos),
                timeouts,
                (double) active / Math.max(1, samples),
                100.0 * samplesWithoutUse / Math.max(1, samples),
                awaiting);
        longestUseMillis = 0;
        longestWaitNanos = 0;
        timeouts = 0;
        samples = 0;
        samplesWithoutUse = 0;
        active = 0;
        awaiting = 0;
        return figures;
    }

    @Override
    public void close() {
        sampler.shutdownNow();
    }
}
