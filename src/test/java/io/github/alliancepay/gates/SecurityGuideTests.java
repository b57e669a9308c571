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
    void everyLimitNamesItsClass() {
        assertThat(rows("what")
                        .filter(cells ->
                                named(cells.get(cells.size() - 1)).findAny().isEmpty()))
                .isEmpty();
        assertThat(rows("what")).hasSizeGreaterThan(40);
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
        return CODE.matcher(text).results().map(found -> found.group(1)).filter(code -> CLASS.matcher(code)
                .matches());
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
