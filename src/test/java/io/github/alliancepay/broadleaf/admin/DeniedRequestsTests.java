package io.github.alliancepay.broadleaf.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DeniedRequestsTests {

    private final Hours clock = new Hours();
    private final DeniedRequests denied = new DeniedRequests(clock);

    @Test
    void aLoginIsReportedOnceAnHour() {
        assertThat(denied.add("mallory")).hasValue(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(denied.add("mallory")).isEmpty();
        }

        clock.now = clock.now.plus(DeniedRequests.INTERVAL);

        assertThat(denied.add("mallory")).hasValue(1001);
        assertThat(denied.add("mallory")).isEmpty();
    }

    @Test
    void nothingIsReportedAMomentBeforeTheHourIsOver() {
        denied.add("mallory");
        clock.now = clock.now.plus(DeniedRequests.INTERVAL).minus(Duration.ofMillis(1));

        assertThat(denied.add("mallory")).isEmpty();
    }

    @Test
    void oneLoginDoesNotHideAnother() {
        denied.add("mallory");

        assertThat(denied.add("viewer")).hasValue(1);
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
