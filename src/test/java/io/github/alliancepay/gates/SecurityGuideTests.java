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
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Keeps {@code docs/security.md} and its translation true as far as a machine can: they name classes that exist, every row says who
 * shows it, and every limit is the one in the code.
 */
class SecurityGuideTests {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*");
    private static final Pattern SHOWN = Pattern.compile(".*`\\w+(Tests|Contract)`.*");
    private static final Pattern EXCUSED =
            Pattern.compile("(host's|not applicable|not tested|магазин|не стосується|не перевіряється)[:;].*");

    /** Of the JDK. */
    private static final Set<String> FOREIGN = Set.of("SecureRandom");

    /** The guide in a language, and the first headings of its tables. */
    private enum Edition {
        ENGLISH("docs/security.md", "actor", "part", "section", "what"),
        UKRAINIAN("docs/security.uk.md", "хто", "частина", "розділ", "що");

        final Path guide;
        private final String actor;
        private final String part;
        private final String section;
        private final String limit;

        Edition(String guide, String actor, String part, String section, String limit) {
            this.guide = Path.of(guide);
            this.actor = actor;
            this.part = part;
            this.section = section;
            this.limit = limit;
        }

        Stream<List<String>> actors() {
            return rows(actor);
        }

        Stream<List<String>> advice() {
            return rows(part);
        }

        Stream<List<String>> sections() {
            return rows(section);
        }

        Stream<List<String>> limits() {
            return rows(limit);
        }

        private Stream<List<String>> rows(String heading) {
            return Architecture.rows(guide, heading).stream();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyClassThatIsNamedExists(Edition edition) {
        assertThat(unknown(Texts.read(edition.guide))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyRowSaysWhoShowsIt(Edition edition) {
        assertThat(edition.actors()).isNotEmpty();
        assertThat(edition.advice()).isNotEmpty();
        assertThat(Stream.of(edition.actors(), edition.advice(), edition.sections())
                        .flatMap(rows -> rows)
                        .filter(SecurityGuideTests::isUnshown))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyChapterOfTheStandardIsAnswered(Edition edition) {
        Set<String> chapters =
                edition.sections().map(cells -> cells.get(0).split("\\.")[0]).collect(Collectors.toSet());

        assertThat(chapters)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 17)
                        .mapToObj(number -> "V" + number)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyLimitNamesItsPlace(Edition edition) {
        assertThat(edition.limits().filter(cells -> !CODE.matcher(cells.get(cells.size() - 1))
                        .find()))
                .isEmpty();
        assertThat(edition.limits()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @EnumSource
    void everyLimitIsTheOneInTheCode(Edition edition) {
        assertThat(edition.limits().map(Limit::of).flatMap(limit -> limit.contradictions().stream()))
                .isEmpty();
    }

    /** A row names the same classes, settings and requirements in both languages. */
    @Test
    void bothEditionsNameTheSameInEveryRow() {
        assertThat(named(Edition.UKRAINIAN)).isEqualTo(named(Edition.ENGLISH)).hasSizeGreaterThan(200);
    }

    private static List<Set<String>> named(Edition edition) {
        return Stream.of(edition.actors(), edition.advice(), edition.sections(), edition.limits())
                .flatMap(rows -> rows)
                .map(cells -> CODE.matcher(String.join("|", cells))
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "64 KiB                     | `CallbackHint.LONGEST_BODY`",
                "64 КіБ                     | `CallbackHint.LONGEST_BODY`",
                "3 minutes                  | `SyncPass.LEASE`",
                "5 seconds, and 30 seconds  | `Timing.DEFAULT.connect`, `Timing.DEFAULT.total`",
                "5 секунд і 30 секунд       | `Timing.DEFAULT.connect`, `Timing.DEFAULT.total`",
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
        assertThat(isUnshown(List.of("V1.1", "не стосується: не вживається"))).isFalse();
        assertThat(new Limit("another unit", "3 seconds", "`SyncPass.LEASE`").contradictions())
                .hasSize(1);
        assertThat(new Limit("another unit", "3 секунди", "`SyncPass.LEASE`").contradictions())
                .hasSize(1);
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
