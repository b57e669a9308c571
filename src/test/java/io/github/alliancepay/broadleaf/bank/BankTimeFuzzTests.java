package io.github.alliancepay.broadleaf.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.alliancepay.testing.FuzzInput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A date of the bank and the id of its operation, in two lines. Whatever they are, they are an instant or none, and never an error. */
class BankTimeFuzzTests {

    /** The widest offset that Java knows, and the hour that spring skips. */
    private static final Duration MOST_FROM_UTC = Duration.ofHours(19);

    @DictionaryEntries({"+03:00", "+0300", " +0000", "Z", ":00", ".0123", "T", "2026-10-25 03:30", "1790000031495"})
    @FuzzTest(maxDuration = "60s")
    void aDateIsReadExactlyOrNotAtAll(byte[] input) {
        String[] lines = new String(FuzzInput.unrolled(input), UTF_8).split("\n", 2);
        String text = lines[0];
        String operationId = lines.length > 1 ? lines[1] : "";

        Optional<Instant> read = FuzzInput.bounded(() -> BankTime.read(text, operationId));

        read.ifPresent(instant -> {
            assertThat(Duration.between(written(text), instant).abs()).isLessThanOrEqualTo(MOST_FROM_UTC);
            if (instant.isAfter(Instant.parse("2000-01-01T00:00:00Z"))
                    && instant.isBefore(Instant.parse("2100-01-01T00:00:00Z"))) {
                printsAndReadsBack(instant);
            }
        });
        assertThat(BankTime.read(text).isPresent()).isEqualTo(read.isPresent());
    }

    /** What stands on the page, up to the minute, as if it were UTC. */
    private static Instant written(String text) {
        return LocalDateTime.parse(
                        text.strip().substring(0, 16).replace(' ', 'T').replace('.', '-'))
                .toInstant(ZoneOffset.UTC);
    }

    private static void printsAndReadsBack(Instant instant) {
        Instant milliseconds = instant.truncatedTo(ChronoUnit.MILLIS);
        assertThat(BankTime.read(BankTime.SESSION.print(instant))).contains(milliseconds);
        assertThat(BankTime.read(BankTime.SESSION_LOCAL.print(instant))).contains(milliseconds);
        assertThat(BankTime.read(BankTime.OPERATION.print(instant), milliseconds.toEpochMilli() + "Kd8"))
                .contains(milliseconds);
    }
}
