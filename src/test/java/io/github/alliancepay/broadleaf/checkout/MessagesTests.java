package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.PayLink;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTests {

    private static final Pattern NAMED = Pattern.compile("#alliancepay\\.text\\('([^']+)'\\)");
    private static final List<String> PARTS = List.of("title", "happened", "safe", "next");

    private final Map<String, String> english = messages("en");
    private final Map<String, String> ukrainian = messages("uk");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(ukrainian.keySet()).isEqualTo(english.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "uk"})
    void noTextIsEmptyOrSpoiltByItsFile(String language) {
        assertThat(messages(language)).allSatisfy((key, text) -> assertThat(text)
                .as(key)
                .isNotBlank()
                .isEqualTo(text.strip())
                .doesNotContain("  ", "'", "\ufffd", "?"));
    }

    @Test
    void ukrainianIsWrittenInItsOwnLetters() {
        assertThat(ukrainian).allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern("[ыэъёЫЭЪЁ]"));
        assertThat(english)
                .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern("\\p{IsCyrillic}"));
    }

    @Test
    void everyKeyThatTemplatesNameHasWords() throws IOException {
        List<String> named = named();

        assertThat(named).isNotEmpty();
        assertThat(english.keySet()).containsAll(named);
    }

    @Test
    void everyFaceAndEveryReviewHasWords() {
        Stream<String> faces = Stream.of(PageKind.values())
                .flatMap(kind -> PARTS.stream().map(part -> "page." + kind.name() + "." + part));
        Stream<String> links = Stream.of(PayLink.State.values())
                .filter(state -> state != PayLink.State.PAID)
                .flatMap(state -> PARTS.stream().map(part -> "pay." + state.name() + "." + part));
        Stream<String> reviews = Stream.of(ReviewReason.values()).map(reason -> "review." + reason.name());

        assertThat(english.keySet())
                .containsAll(
                        Stream.of(faces, links, reviews).flatMap(keys -> keys).toList());
    }

    @Test
    void everyProblemHasAllItsParts() {
        List<String> problems = english.keySet().stream()
                .filter(key -> key.startsWith("problem."))
                .map(key -> key.substring(0, key.lastIndexOf('.')))
                .distinct()
                .toList();

        assertThat(problems).contains("problem.other").allSatisfy(problem -> assertThat(english.keySet())
                .containsAll(PARTS.stream().map(part -> problem + "." + part).toList()));
    }

    private static List<String> named() throws IOException {
        try (Stream<Path> templates = Files.list(Path.of("checkout-templates"))) {
            return templates
                    .map(MessagesTests::read)
                    .flatMap(template -> NAMED.matcher(template).results())
                    .map((MatchResult hit) -> hit.group(1))
                    .toList();
        }
    }

    private static String read(Path template) {
        try {
            return Files.readString(template);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Map<String, String> messages(String language) {
        Properties properties = new Properties();
        try (InputStream stream =
                Texts.class.getResourceAsStream("/alliancepay/messages_" + language + ".properties")) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
        Map<String, String> messages = new TreeMap<>();
        properties.forEach((key, text) -> messages.put((String) key, (String) text));
        return messages;
    }
}
