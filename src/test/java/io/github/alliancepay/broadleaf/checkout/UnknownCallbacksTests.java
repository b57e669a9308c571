package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class UnknownCallbacksTests {

    private final Hours clock = new Hours();
    private final UnknownCallbacks callbacks = new UnknownCallbacks(clock);

    @Test
    void aFloodOfForgedCallbacksIsOneLineAnHour(CapturedOutput log) {
        for (int i = 0; i < 1000; i++) {
            callbacks.add();
        }
        assertThat(log.getOut().lines().filter(line -> line.contains("unknown token")))
                .singleElement()
                .asString()
                .contains("rejected: 1;");

        clock.now = clock.now.plus(UnknownCallbacks.INTERVAL);
        callbacks.add();

        assertThat(log.getOut().lines().filter(line -> line.contains("unknown token")))
                .hasSize(2)
                .last()
                .asString()
                .contains("rejected: 1000;");
    }

    @Test
    void nothingIsReportedAMomentBeforeTheHourIsOver(CapturedOutput log) {
        callbacks.add();
        clock.now = clock.now.plus(UnknownCallbacks.INTERVAL).minus(Duration.ofMillis(1));
        callbacks.add();

        assertThat(log.getOut().lines().filter(line -> line.contains("unknown token")))
                .hasSize(1);
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
