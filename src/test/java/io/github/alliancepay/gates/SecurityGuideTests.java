package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keeps {@code docs/security.md} true as far as a machine can: it names classes that exist, and every row says who shows it. */
class SecurityGuideTests {

    private static final Path GUIDE = Path.of("docs/security.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*");
    private static final Pattern SHOWN = Pattern.compile(".*`\\w+(Tests|Contract)`.*");
    private static final Pattern EXCUSED = Pattern.compile("(host's|not applicable|not tested)\\b.*");

    /** Of the JDK. */
    private static final Set<String> FOREIGN = Set.of("SecureRandom");

    @Test
    void everyClassThatIsNamedExists() {
        assertThat(unknown(Texts.read(GUIDE))).isEmpty();
    }

    @Test
    void everyRowSaysWhoShowsIt() {
        assertThat(rows("actor").filter(SecurityGuideTests::isUnshown)).isEmpty();
        assertThat(rows("part").filter(SecurityGuideTests::isUnshown)).isEmpty();
        assertThat(rows("section").filter(SecurityGuideTests::isUnshown)).isEmpty();
    }

    @Test
    void everyChapterOfTheStandardIsAnswered() {
        Set<String> chapters =
                rows("section").map(cells -> cells.get(0).split("\\.")[0]).collect(Collectors.toSet());

        assertThat(chapters)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 17)
                        .mapToObj(number -> "V" + number)
                        .toList());
    }

    @Test
    void everyLimitNamesItsPlace() {
        assertThat(rows("what").filter(cells -> !CODE.matcher(cells.get(cells.size() - 1))
                        .find()))
                .isEmpty();
        assertThat(rows("what")).hasSizeGreaterThan(40);
    }

    @Test
    void everyLimitIsTheOneInTheCode() {
        assertThat(rows("what").map(Limit::of).flatMap(limit -> limit.contradictions().stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "64 KiB                     | `CallbackHint.LONGEST_BODY`",
                "3 minutes                  | `SyncPass.LEASE`",
                "5 seconds, and 30 seconds  | `Timing.DEFAULT.connect`, `Timing.DEFAULT.total`",
                "150, at most 1000          | `alliancepay.clock.at-once`, `AlliancePayProperties.Clock.MOST`",
                "5 seconds                  | `alliancepay.clock.interval`",
                "4                          | `alliancepay.clock.late-checks`",
                "64 letters                 | `CallbackHint.SAFE_ID`",
                "15 minutes                 | `BankTasks.KEPT_MINUTES`",
                "128 characters             | `BankField.HPP_ORDER_ID.longest`"
            })
    void aLimitThatChangesInTheGuideOrInTheCodeAloneIsNoticed(String bound, String places) {
        assertThat(new Limit("so", bound, places).contradictions()).isEmpty();
        String other = bound.replaceFirst("\\d", "9");
        assertThat(new Limit("not so", other, places).contradictions()).hasSize(1);
        assertThat(new Limit("not named", bound + ", or 7", places).contradictions())
                .hasSize(1);
    }

    @Test
    void theRulesBite() {
        assertThat(unknown("`StartPayment`, `NoSuchTests`, `no-store`, `KEY`")).containsExactly("NoSuchTests");
        assertThat(isUnshown(List.of("V1.1", "by magic"))).isTrue();
        assertThat(isUnshown(List.of("V1.1", "not applicable: not used"))).isFalse();
    }

    private static Stream<List<String>> rows(String heading) {
        return Architecture.rows(GUIDE, heading).stream();
    }

    private static boolean isUnshown(List<String> cells) {
        String last = cells.get(cells.size() - 1);
        return !SHOWN.matcher(last).matches() && !EXCUSED.matcher(last).matches();
    }

    private static Set<String> unknown(String text) {
        Set<String> unknown = named(text).collect(Collectors.toCollection(TreeSet::new));
        unknown.removeAll(FOREIGN);
        unknown.removeAll(classes());
        return unknown;
    }

    private static Stream<String> named(String text) {
        return CODE.matcher(text)
                .results()
                .map(found -> found.group(1).split("\\.")[0])
                .filter(code -> CLASS.matcher(code).matches());
    }

    private static Set<String> classes() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
