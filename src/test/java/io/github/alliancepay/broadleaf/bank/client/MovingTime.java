package io.github.alliancepay.broadleaf.bank.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves by hand. Waiting moves it too. */
final class MovingTime extends Clock implements Waiting {

    private Instant now;
    private Runnable meanwhile = () -> {};
    private boolean isStanding;

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
