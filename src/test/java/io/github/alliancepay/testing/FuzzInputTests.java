package io.github.alliancepay.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bound that lets everything pass would show nothing. */
class FuzzInputTests {

    @ParameterizedTest
    @CsvSource({"12, 12", "~a1~, 1", "x~c[~y~b]|~z, x[[[[y]|]|z", "~v1~, ~v1~", "~a~, ~a~", "~b№~, №№", "~c1, ~c1"})
    void aRepetitionIsWrittenOut(String input, String unrolled) {
        assertThat(new String(FuzzInput.unrolled(input.getBytes(UTF_8)), UTF_8)).isEqualTo(unrolled);
    }

    @Test
    void noInputGrowsBeyondAMegabyteOrSo() {
        assertThat(FuzzInput.unrolled("~u[~~u12~~u]~".getBytes(UTF_8))).hasSize(1 << 20);
    }

    @Test
    void whatTakesTooMuchFails() {
        assertThatThrownBy(() -> FuzzInput.bounded(() -> new byte[1 << 20].length, Duration.ofMinutes(1), 1 << 20))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("bytes");
        assertThatThrownBy(() -> FuzzInput.bounded(FuzzInputTests::dawdle, Duration.ofMillis(50), 1L << 30))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nanoseconds");
    }

    @Test
    void whatIsCheapReturnsAndFailsByItself() {
        assertThat(FuzzInput.bounded(() -> 1)).isEqualTo(1);
        assertThatThrownBy(() -> FuzzInput.bounded(() -> Integer.valueOf("x")))
                .isInstanceOf(NumberFormatException.class);
    }

    private static long dawdle() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        long rounds = 0;
        while (threads.getCurrentThreadCpuTime() - begin < 60_000_000L) {
            rounds++;
        }
        return rounds;
    }
}
