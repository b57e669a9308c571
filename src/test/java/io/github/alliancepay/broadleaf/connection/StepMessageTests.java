package io.github.alliancepay.broadleaf.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every result that the sources name has words, and every bad one a remedy. */
class StepMessageTests {

    private static final Path SOURCES = Path.of("src/main/java/io/github/alliancepay/broadleaf");
    private static final Pattern RESULT =
            Pattern.compile("(good|note|warning|failed)\\(\\s*CheckStep\\.([A-Z_]+),\\s*\"([a-z-]+)\"");

    private static final Texts TEXTS = new Texts();

    @ParameterizedTest
    @ValueSource(strings = {"uk", "en"})
    void everyResultHasWords(String language) throws IOException {
        List<String> keys = keys("good|note|warning|failed").toList();

        assertThat(keys).hasSizeGreaterThan(30).allSatisfy(key -> assertThat(TEXTS.find(language, key))
                .isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "en"})
    void everyBadResultHasARemedy(String language) throws IOException {
        List<String> keys = keys("warning|failed").toList();

        assertThat(keys).hasSizeGreaterThan(12).allSatisfy(key -> assertThat(TEXTS.find(language, key + ".next"))
                .isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "en"})
    void everyStepAndOutcomeHasAName(String language) {
        assertThat(Stream.of(CheckStep.values()).map(step -> "connection.step." + step))
                .allSatisfy(key -> assertThat(TEXTS.find(language, key)).isPresent());
        assertThat(Stream.of(StepOutcome.values()).map(outcome -> "connection.is." + outcome))
                .allSatisfy(key -> assertThat(TEXTS.find(language, key)).isPresent());
    }

    @Test
    void theWorstStepIsTheOutcome() {
        StepResult good = StepResult.good(CheckStep.KEY, "good");
        StepResult warning = StepResult.warning(CheckStep.TIME, "differs", "40");
        StepResult failed = StepResult.failed(CheckStep.DNS, "unknown");

        assertThat(outcome(good)).isEqualTo(StepOutcome.GOOD);
        assertThat(outcome(good, warning)).isEqualTo(StepOutcome.WARNING);
        assertThat(outcome(failed, warning)).isEqualTo(StepOutcome.FAILED);
    }

    private static StepOutcome outcome(StepResult... steps) {
        return new ConnectionReport(Instant.EPOCH, true, List.of(), List.of(steps)).outcome();
    }

    private static Stream<String> keys(String kinds) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(StepMessageTests::read)
                    .flatMap(text -> RESULT.matcher(text).results())
                    .filter(found -> found.group(1).matches(kinds))
                    .map(found -> "connection." + found.group(2) + "." + found.group(3))
                    .distinct()
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
