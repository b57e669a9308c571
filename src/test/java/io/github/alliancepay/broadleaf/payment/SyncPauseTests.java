package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyncPauseTests {

    @Test
    void thePauseDoublesUpToAnHour() {
        assertThat(IntStream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 1_000_000).mapToObj(SyncPause::after))
                .map(Duration::toMinutes)
                .containsExactly(1L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    /** A person hears within half an hour of what keeps failing, whatever failed last. */
    @Test
    void aPersonHearsOfItWithinHalfAnHour() {
        assertThat(SyncPause.PATIENCE).isLessThan(Duration.ofMinutes(30));
    }
}
