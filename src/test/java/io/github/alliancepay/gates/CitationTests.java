package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that every cited section and every link exists, inside the repository. */
class CitationTests {

    /** The document of a citation, by the word before it. */
    private static final Map<String, Path> DOCUMENTS =
            Map.of("protocol", Path.of("docs/bank-protocol.md"), "host", Path.of("docs/broadleaf.md"));

    private static final String NUMBER = "\\d+(?:\\.\\d+)*";
    private static final String NUMBERS = NUMBER + "(?:(?:,|,? and| to| or) " + NUMBER + ")*";
    private static final Pattern CITATION = Pattern.compile(
            "([\\w-]+|[^\\w\\s]) ?(?:section (" + NUMBER + ")|sections (" + NUMBERS + "))", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE_END = Pattern.compile("\\s*\\R\\s*(?:(?:\\*|//|--|#)\\s)?\\s*");
    private static final Pattern OUTSIDE = Pattern.compile("(?<![\\w-])shared[/\\\\]");

    @Test
    void everyCitedSectionIsInItsDocument() {
        assertThat(faults(Texts.all(), CitationTests::unresolved)).isEmpty();
    }

    @Test
    void bothDocumentsAreCited() {
        assertThat(Texts.all().flatMap(CitationTests::citations).map(CitationTests::word))
                .containsAll(DOCUMENTS.keySet());
    }

    @Test
    void everyLinkLeadsToAFileAndAHeading() {
        assertThat(Texts.guides()).isNotEmpty();
        assertThat(faults(Texts.guides(), CitationTests::broken)).isEmpty();
    }

    @Test
    void nothingPointsOutOfTheRepository() {
        assertThat(faults(Texts.all(), CitationTests::outside)).isEmpty();
    }

    @Test
    void theRuleOfCitationsBites() {
        assertThat(unresolved(Texts.FIXTURES.resolve("Citing.java")))
                .containsExactly("protocol 7.99", "host 99", "protocol 98", "design 3", "( 4.1");
    }

    @Test
    void theRuleOfLinksBites() {
        assertThat(broken(Texts.FIXTURES.resolve("links.md")))
                .containsExactly(
                        "nowhere.md", "#no-such-heading", "links.md#nor-this", "/etc/hosts", "../../../../../..");
    }

    @Test
    void theRuleOfPlacesBites() {
        assertThat(outside(Texts.FIXTURES.resolve("links.md"))).hasSize(1);
    }

    private static List<String> faults(Stream<Path> files, Function<Path, Stream<String>> rule) {
        return files.flatMap(file -> rule.apply(file).map(fault -> file + ": " + fault))
                .toList();
    }

    /** A word that ends in a number is the name of an RFC, whose sections are not checked. */
    private static Stream<String> unresolved(Path file) {
        return citations(file)
                .filter(found -> !word(found).matches("\\d+"))
                .flatMap(found -> unresolved(found, DOCUMENTS.getOrDefault(word(found), file)));
    }

    private static Stream<String> unresolved(MatchResult found, Path document) {
        boolean isGuide = document.toString().endsWith(".md");
        String numbers = found.group(2) == null ? found.group(3) : found.group(2);
        return Stream.of(numbers.split("[^\\d.]+"))
                .filter(number -> !isGuide || !Guide.read(document).hasSection(number))
                .map(number -> word(found) + " " + number);
    }

    /** A comment's lines count as one, since a citation may run over its end. */
    private static Stream<MatchResult> citations(Path file) {
        return CITATION.matcher(LINE_END.matcher(Texts.read(file)).replaceAll(" "))
                .results();
    }

    private static String word(MatchResult citation) {
        return citation.group(1).toLowerCase(Locale.ROOT);
    }

    private static Stream<String> broken(Path file) {
        return Guide.read(file).brokenLinks().stream();
    }

    private static Stream<String> outside(Path file) {
        return OUTSIDE.matcher(Texts.read(file)).results().map(MatchResult::group);
    }
}
