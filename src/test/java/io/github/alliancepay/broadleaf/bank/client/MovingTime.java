package io.github.alliancepay.broadleaf.bank.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until it is moved, and that waiting moves. */
final class MovingTime extends Clock implements BankSession.Waiting {

    private Instant now;
    private Runnable meanwhile = () -> {};
    private boolean isStanding;

    MovingTime(String now) {
        this.now = Instant.parse(now);
    }

    synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }

    /** What others do while someone waits. */
    void whileWaiting(Runnable others) {
        meanwhile = others;
    }

    /** For threads that wait for each other in earnest: waiting lets them run and no time pass. */
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
