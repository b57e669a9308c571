package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.refund.RefundRefusal;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message that stops a start, warns in the log or refuses something in the admin is in the guide, in both languages. */
class TroubleshootingTests {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path MESSAGES = Path.of("src/main/resources/alliancepay");

    private static final Pattern LOGGED =
            Pattern.compile("LOG\\.(?:error|warn)\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*\\+?\\s*)+)");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SETTING =
            Pattern.compile("(?:check|InvalidSettingException)\\(\\s*\"(alliancepay\\.[a-z0-9. -]+[a-z0-9])\"");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");

    @ParameterizedTest
    @ValueSource(strings = {"", ".uk"})
    void everyWarningAndErrorOfTheLogIsThere(String language) {
        List<String> logged = logged();
        assertThat(logged).hasSizeGreaterThan(30);
        assertThat(logged).allSatisfy(message -> assertThat(guide(language)).contains("`" + message + "`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".uk"})
    void everySettingThatCanStopAStartIsThere(String language) {
        List<String> settings = found(SETTING);
        assertThat(settings).contains("alliancepay.shop-url", "alliancepay.page.lifetime", "alliancepay.a2a.enabled");
        assertThat(settings).allSatisfy(setting -> assertThat(guide(language)).contains("`" + setting + "`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".uk"})
    void everyMessageOfTheAdminAndTheBankIsThereAsItIsShown(String language) {
        Properties texts = texts(language);
        assertThat(keys(texts)).hasSizeGreaterThan(70).allSatisfy(key -> assertThat(guide(language))
                .contains("<a id=\"" + anchor(key) + "\"></a>")
                .contains(texts.getProperty(key).replace("''", "'")));
    }

    @Test
    void bothLanguagesHaveTheSameAnchors() {
        assertThat(anchors(".uk")).isEqualTo(anchors("")).doesNotHaveDuplicates();
    }

    private static Stream<String> keys(Properties texts) {
        Stream<String> reasons = Stream.of(Reason.values())
                .flatMap(reason -> Stream.of("attention." + reason, "release.attention." + reason));
        Stream<String> refusals = Stream.of(RefundRefusal.values())
                .map(RefundRefusal::key)
                .flatMap(key -> Stream.of(key, key.replace("refund.", "release.")));
        Stream<String> others = texts.stringPropertyNames().stream()
                .filter(key ->
                        key.startsWith("problem.") || key.startsWith("bank.b_") || key.matches("notice\\.[A-Z_]+"))
                .filter(key -> !key.startsWith("notice.") || texts.containsKey(key + ".next"));
        Stream<String> steps = texts.stringPropertyNames().stream()
                .filter(key -> key.startsWith("connection.") && texts.containsKey(key + ".next"));
        return Stream.of(reasons, refusals, others, steps).flatMap(keys -> keys).filter(texts::containsKey);
    }

    private static String anchor(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static List<String> anchors(String language) {
        return ANCHOR.matcher(guide(language))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The messages as people see them, with … for what changes. */
    private static List<String> logged() {
        return sources()
                .flatMap(source -> LOGGED.matcher(source).results())
                .map(found -> String.join(
                        "",
                        LITERAL.matcher(found.group(1))
                                .results()
                                .map(part -> part.group(1))
                                .toList()))
                .map(message -> message.replace("{}", "…"))
                .toList();
    }

    private static List<String> found(Pattern pattern) {
        return sources()
                .flatMap(source -> pattern.matcher(source).results())
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static Stream<String> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(TroubleshootingTests::read)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String guide(String language) {
        return read(Path.of("docs/troubleshooting" + language + ".md")).replace("\\|", "|");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Properties texts(String language) {
        String end = language.isEmpty() ? "_en.properties" : "_uk.properties";
        Properties texts = new Properties();
        Stream.of("admin", "bank").forEach(name -> {
            try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(name + end))) {
                texts.load(reader);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
        return texts;
    }
}
