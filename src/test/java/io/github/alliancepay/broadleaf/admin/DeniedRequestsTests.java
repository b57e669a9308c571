package io.github.alliancepay.broadleaf.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.testing.MovingClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeniedRequestsTests {

    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

    private final MovingClock clock = MovingClock.standingAt(START);
    private final DeniedRequests denied = new DeniedRequests(clock);

    @Test
    void aLoginIsReportedOnceAnHour() {
        assertThat(denied.add("mallory")).hasValue(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(denied.add("mallory")).isEmpty();
        }

        clock.pass(DeniedRequests.INTERVAL);

        assertThat(denied.add("mallory")).hasValue(1001);
        assertThat(denied.add("mallory")).isEmpty();
    }

    @Test
    void nothingIsReportedAMomentBeforeTheHourIsOver() {
        denied.add("mallory");
        clock.pass(DeniedRequests.INTERVAL.minus(Duration.ofMillis(1)));

        assertThat(denied.add("mallory")).isEmpty();
    }

    @Test
    void oneLoginDoesNotHideAnother() {
        denied.add("mallory");

        assertThat(denied.add("viewer")).hasValue(1);
    }
}
