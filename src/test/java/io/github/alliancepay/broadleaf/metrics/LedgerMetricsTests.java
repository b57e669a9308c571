package io.github.alliancepay.broadleaf.metrics;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.testing.MovingClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LedgerMetricsTests {

    private final PaymentSearch search = mock(PaymentSearch.class);
    private final MovingClock clock = MovingClock.standingAt(Instant.parse("2026-11-30T12:00:00Z"));
    private final LedgerMetrics metrics = new LedgerMetrics(search, clock);

    @Test
    void theLedgerIsReadOnceInHalfAMinute() {
        metrics.current();
        clock.pass(Duration.ofSeconds(30));
        metrics.current();
        verify(search, times(1)).figures(any());

        clock.pass(Duration.ofMillis(1));
        metrics.current();

        verify(search, times(2)).figures(any());
    }

    @Test
    void aClockThatIsSetBackStopsNoFigures() {
        metrics.current();
        clock.pass(Duration.ofHours(-2));

        metrics.current();

        verify(search, times(2)).figures(any());
    }
}
