package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class UnknownCallbacksTests {

    private final Hours clock = new Hours();
    private final UnknownCallbacks callbacks = new UnknownCallbacks(clock);

    @Test
    void aFloodOfForgedCallbacksIsReportedOnceAnHour() {
        assertThat(callbacks.add()).hasValue(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(callbacks.add()).isEmpty();
        }

        clock.now = clock.now.plus(UnknownCallbacks.INTERVAL);

        assertThat(callbacks.add()).hasValue(1001);
        assertThat(callbacks.add()).isEmpty();
    }

    @Test
    void nothingIsReportedAMomentBeforeTheHourIsOver() {
        callbacks.add();
        clock.now = clock.now.plus(UnknownCallbacks.INTERVAL).minus(Duration.ofMillis(1));

        assertThat(callbacks.add()).isEmpty();
    }

    private static final class Hours extends Clock {

        private Instant now = Instant.parse("2026-11-24T09:00:00Z");

        @Override
        public Instant instant() {
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
}
