package io.github.alliancepay.broadleaf.bank.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** A clock that a test moves by hand. Waiting moves it too. */
final class MovingTime extends Clock implements Waiting {

    private static final Executor THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "session-of-a-test");
        thread.setDaemon(true);
        return thread;
    });

    private Instant now;
    private volatile Runnable meanwhile = () -> {};
    private volatile boolean isStanding;

    MovingTime(String now) {
        this.now = Instant.parse(now);
    }

    synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }

    /** What other nodes do while one waits. */
    void whileWaiting(Runnable others) {
        meanwhile = others;
    }

    /** For real threads that wait for each other: waiting lets them run, and no time passes. */
    void stand() {
        isStanding = true;
    }

    @Override
    public void pause(Duration duration) {
        if (isStanding) {
            Thread.yield();
            return;
        }
        pass(duration);
        meanwhile.run();
    }

    @Override
    public Executor threads() {
        return THREADS;
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
