package io.github.alliancepay.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The bank's clock: the system's clock, or one that stands still until it is moved. Both can be moved forward. Thread-safe. Its zone is
 * UTC. */
public final class SandboxClock extends Clock {
    private final Clock base;
    private final boolean ticking;
    private Duration offset = Duration.ZERO;

    private SandboxClock(Clock base, boolean ticking) {
        this.base = base;
        this.ticking = ticking;
    }

    /** A clock with the system's time. */
    public static SandboxClock system() {
        return new SandboxClock(Clock.systemUTC(), true);
    }

    /** A clock that stands still at this moment. */
    public static SandboxClock standingAt(Instant moment) {
        return new SandboxClock(Clock.fixed(moment, ZoneOffset.UTC), false);
    }

    /** Moves the clock forward. Does not run timers; {@link SandboxControl#advance} does. */
    public synchronized void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("the bank's clock cannot go back; advance it by a positive duration");
        }
        offset = offset.plus(duration);
    }

    /** Moves the clock forward to a moment. A moment in the past changes nothing. */
    public synchronized void advanceTo(Instant moment) {
        Duration distance = Duration.between(instant(), moment);
        offset = distance.isNegative() ? offset : offset.plus(distance);
    }

    /** Whether time passes by itself. */
    public boolean isTicking() {
        return ticking;
    }

    @Override
    public synchronized Instant instant() {
        return base.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the bank's clock is in UTC");
    }
}
