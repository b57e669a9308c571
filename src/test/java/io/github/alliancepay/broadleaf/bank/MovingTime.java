package io.github.alliancepay.broadleaf.bank;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until it is moved, and that waiting moves. */
final class MovingTime extends Clock implements BankSession.Waiting {

    private Instant now;
    private Runnable meanwhile = () -> {};

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

    @Override
    public void pause(Duration duration) {
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
