package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.testing.MovingClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnknownCallbacksTests {

    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

    private final MovingClock clock = MovingClock.standingAt(START);
    private final UnknownCallbacks callbacks = new UnknownCallbacks(clock);

    @Test
    void aFloodOfForgedCallbacksIsReportedOnceAnHour() {
        assertThat(callbacks.add()).hasValue(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(callbacks.add()).isEmpty();
        }

        clock.pass(UnknownCallbacks.INTERVAL);

        assertThat(callbacks.add()).hasValue(1001);
        assertThat(callbacks.add()).isEmpty();
    }

    @Test
    void nothingIsReportedAMomentBeforeTheHourIsOver() {
        callbacks.add();
        clock.pass(UnknownCallbacks.INTERVAL.minus(Duration.ofMillis(1)));

        assertThat(callbacks.add()).isEmpty();
    }
}
