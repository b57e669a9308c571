package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A guide in Ukrainian has the headings, tables and links of the English one, and each leads to the other. */
class TranslationTests {

    /** Leads to the English one for tables of what was tried and for examples of code. */
    private static final Path SHORTER = Path.of("docs/install.uk.md");

    private static final Pattern ROW = Pattern.compile("(?m)^\\|.*$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @ParameterizedTest
    @MethodSource("translations")
    void eachLeadsToTheOther(Path translation) {
        Path original = original(translation);
        assertThat(Guide.read(translation).links())
                .contains(original.getFileName().toString());
        assertThat(Guide.read(original).links())
                .contains(translation.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("wholeTranslations")
    void aTranslationHasTheSameHeadingsTablesAndLinks(Path translation) {
        assertThat(Guide.read(translation).shape())
                .isEqualTo(Guide.read(original(translation)).shape());
    }

    @Test
    void theShorterOneNamesNothingElseInItsTables() {
        List<String> named = named(Texts.read(SHORTER));

        assertThat(named).hasSizeGreaterThan(50);
        assertThat(named(Texts.read(original(SHORTER)))).containsAll(named);
    }

    private static List<String> named(String text) {
        return ROW.matcher(text)
                .results()
                .flatMap(row -> CODE.matcher(row.group()).results())
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void theRuleOfShapesBites() {
        Object shape = guide("# A\n| a | b |\n[c](c.md)").shape();
        assertThat(guide("# А\n| а | б |\n[в](c.uk.md#г)").shape()).isEqualTo(shape);
        assertThat(guide("## А\n| а | б |\n[в](c.md)").shape()).isNotEqualTo(shape);
        assertThat(guide("# А\n| а |\n[в](c.md)").shape()).isNotEqualTo(shape);
        assertThat(guide("# А\n| а | б |\n[в](d.md)").shape()).isNotEqualTo(shape);
    }

    static Stream<Path> translations() {
        return Texts.guides().filter(guide -> guide.toString().endsWith(".uk.md"));
    }

    static Stream<Path> wholeTranslations() {
        return translations().filter(guide -> !guide.equals(SHORTER));
    }

    private static Path original(Path translation) {
        return Path.of(translation.toString().replace(".uk.md", ".md"));
    }

    private static Guide guide(String prose) {
        return new Guide(Path.of("guide.md"), prose);
    }
}
