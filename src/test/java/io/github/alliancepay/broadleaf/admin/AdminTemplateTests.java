package io.github.alliancepay.broadleaf.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every template of the back office, in Broadleaf's admin with its Content-Security-Policy as well. */
class AdminTemplateTests {

    private static final Path TEMPLATES = Path.of("admin-templates/views/modal/alliancepay");
    private static final Pattern NAMED = Pattern.compile("#alliancepayAdmin\\.text\\('([^']+)'[,)]");

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            return files.toList().stream();
        }
    }

    /** What the bank sends is text, whatever is in it. */
    @ParameterizedTest
    @MethodSource("templates")
    void nothingIsWrittenUnescaped(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContain("th:utext", "[(", "innerHTML");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noScriptAndNoStyleIsInline(Path template) throws IOException {
        assertThat(Files.readString(template))
                .doesNotContain("<script", "<style", "style=", "th:style", "onclick", "javascript:");
    }

    /** Thymeleaf replaces an element before it looks at its condition. */
    @ParameterizedTest
    @MethodSource("templates")
    void noConditionStandsBesideAReplacement(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern("<[^>]*th:(if|unless)=[^>]*th:replace=");
    }

    /** The host replaces a list to choose from, and its label then belongs to nothing. Its script is told to leave these. */
    @ParameterizedTest
    @MethodSource("templates")
    void theHostReplacesNoList(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern("<select(?![^>]*class=\"alliancepay-choice\")");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyFormCarriesTheHostsTokens(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern("<form[^>]*method=\"post\"");
    }

    @Test
    void everyKeyThatTemplatesNameHasWords() {
        List<String> named = named();

        assertThat(named).hasSizeGreaterThan(50);
        assertThat(keys("/alliancepay/admin_en.properties")).containsAll(named);
    }

    @Test
    void everyWindowHasATitleInTheHostsWordsToo() {
        List<String> windows = Stream.of(Window.values())
                .map(window -> "alliancepay.window." + window.title())
                .toList();

        for (String language : List.of("", "_en", "_uk")) {
            assertThat(keys("/alliancepay/host/messages" + language + ".properties"))
                    .containsAll(windows)
                    .contains("alliancepay.action.panel", "alliancepay.action.refund", "alliancepay.column");
        }
    }

    private static List<String> named() {
        try {
            return templates()
                    .map(AdminTemplateTests::read)
                    .flatMap(text -> NAMED.matcher(text).results())
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path template) {
        try {
            return Files.readString(template);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> keys(String bundle) {
        Properties properties = new Properties();
        try (InputStream stream = AdminTemplateTests.class.getResourceAsStream(bundle)) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.stringPropertyNames().stream().collect(Collectors.toSet());
    }
}
