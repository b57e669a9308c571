package io.github.alliancepay.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimesTests {

    @Test
    void ninetyNineOfAHundredAreWithinThePercentile() {
        Times times = Times.of(IntStream.rangeClosed(1, 200).mapToObj(number -> Duration.ofMillis(201L - number)));

        assertThat(times.percentile(99)).isEqualTo(Duration.ofMillis(198));
        assertThat(times.percentile(50)).isEqualTo(Duration.ofMillis(100));
        assertThat(times.longest()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void oneTimeIsEveryPercentile() {
        Times times = Times.of(Stream.of(Duration.ofMillis(7)));

        assertThat(times.percentile(1)).isEqualTo(times.percentile(99)).isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void nothingTakesNoTime() {
        assertThat(Times.of(Stream.of()).percentile(99)).isZero();
    }
}
