package io.github.alliancepay.broadleaf.autoconfigure;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.alliancepay.broadleaf.bank.PayType;
import io.github.alliancepay.broadleaf.bank.PayerField;
import io.github.alliancepay.broadleaf.bank.client.PaymentMethod;
import io.github.alliancepay.broadleaf.bank.client.StatusPage;
import io.github.alliancepay.broadleaf.checkout.Placements;
import io.github.alliancepay.broadleaf.ledger.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Editors show the settings by the jar's metadata, people read them in the README; both must be true of the record that is bound. */
class MetadataTests {

    private static final String PLACEMENTS = "alliancepay.checkout.placements";
    private static final String NONE = "–";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final JsonNode METADATA = metadata();

    static Set<String> names() {
        return new TreeSet<>(defaults().keySet());
    }

    @Test
    void theMetadataHasEverySettingAndNoOther() {
        assertThat(properties().keySet()).containsExactlyInAnyOrderElementsOf(names());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everySettingIsDescribedInSentences(String name) {
        assertThat(properties().get(name).path("description").asText())
                .matches("[A-Z].*\\.")
                .doesNotContain("{@");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyDefaultIsTheOneThatIsBound(String name) {
        List<String> written = texts(properties().get(name).path("defaultValue"));

        if (name.equals(PLACEMENTS)) {
            assertThat(written).isNotEmpty();
            assertThat(Placements.parse(written)).isEqualTo(Placements.parse(List.of()));
        } else {
            assertThat(written).isEqualTo(defaults().get(name));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "alliancepay.page.methods",
        "alliancepay.page.status-page",
        "alliancepay.payer.send",
        "alliancepay.payment.type",
        "alliancepay.schema.initialize"
    })
    void everyChoiceIsOffered(String name) {
        Map<String, Enum<?>[]> choices = Map.of(
                "alliancepay.page.methods", PaymentMethod.values(),
                "alliancepay.page.status-page", StatusPage.values(),
                "alliancepay.payer.send", PayerField.values(),
                "alliancepay.payment.type", new PayType[] {PayType.PURCHASE, PayType.PREAUTH},
                "alliancepay.schema.initialize", Schema.Mode.values());

        assertThat(offered(name))
                .map(choice -> choice.toUpperCase(Locale.ROOT))
                .containsExactly(
                        Arrays.stream(choices.get(name)).map(Enum::name).toArray(String[]::new));
    }

    @Test
    void theBanksHostsAreOffered() {
        assertThat(offered("alliancepay.page.redirect-hosts"))
                .containsExactlyElementsOf(defaults().get("alliancepay.page.redirect-hosts"));
    }

    @Test
    void everySettingWithChoicesIsTestedAbove() {
        assertThat(hints().keySet())
                .containsExactlyInAnyOrder(
                        "alliancepay.page.methods",
                        "alliancepay.page.status-page",
                        "alliancepay.page.redirect-hosts",
                        "alliancepay.payer.send",
                        "alliancepay.payment.type",
                        "alliancepay.schema.initialize");
        assertThat(properties().values().stream()
                        .filter(property -> property.path("type").asText().startsWith("io.github.alliancepay"))
                        .map(property -> property.path("name").asText()))
                .isNotEmpty()
                .allMatch(hints()::containsKey);
    }

    @Test
    void theReadmeHasEverySettingWithItsDefault() throws IOException {
        Map<String, String> written = readme();

        assertThat(written.keySet()).containsExactlyInAnyOrderElementsOf(names());
        defaults().forEach((name, value) -> {
            if (!name.equals(PLACEMENTS)) {
                String shown = String.join(", ", value);
                assertThat(written.get(name)).as(name).isEqualTo(shown.isEmpty() ? NONE : shown);
            }
        });
    }

    /** The rows of its table of settings, whose first cell may name several that share a default. */
    private static Map<String, String> readme() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        Files.readAllLines(Path.of("README.md")).stream()
                .dropWhile(line -> !line.startsWith("| property"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.split("(?<!\\\\)\\|"))
                .forEach(cells -> codes(cells[1]).forEach(name -> rows.put("alliancepay." + name, value(cells[2]))));
        return rows;
    }

    private static String value(String cell) {
        return codes(cell).findFirst().orElse(cell.strip());
    }

    private static Stream<String> codes(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1));
    }

    /** The settings as they are bound, with their defaults. */
    private static Map<String, List<String>> defaults() {
        Map<String, List<String>> defaults = new TreeMap<>();
        collect("alliancepay", AlliancePayProperties.class, defaults);
        return defaults;
    }

    private static void collect(String prefix, Class<?> settings, Map<String, List<String>> defaults) {
        for (RecordComponent setting : settings.getRecordComponents()) {
            String name = prefix + "."
                    + setting.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (setting.getType().isRecord()) {
                collect(name, setting.getType(), defaults);
            } else {
                defaults.put(name, value(settings, setting));
            }
        }
    }

    private static List<String> value(Class<?> settings, RecordComponent setting) {
        return Arrays.stream(settings.getDeclaredConstructors()[0].getParameters())
                .filter(parameter -> parameter.getName().equals(setting.getName()))
                .flatMap(parameter -> Optional.ofNullable(parameter.getAnnotation(DefaultValue.class)).stream())
                .flatMap(value -> Arrays.stream(value.value()))
                .toList();
    }

    private static Map<String, JsonNode> properties() {
        return byName("properties");
    }

    private static Map<String, JsonNode> hints() {
        return byName("hints");
    }

    /** Without the settings that Spring Boot gives to every endpoint of Actuator. */
    private static Map<String, JsonNode> byName(String section) {
        return elements(METADATA.path(section))
                .filter(item -> !item.path("name").asText().startsWith("management.endpoint."))
                .collect(toMap(item -> item.path("name").asText(), item -> item));
    }

    private static List<String> offered(String name) {
        return elements(hints().get(name).path("values"))
                .map(choice -> choice.path("value").asText())
                .toList();
    }

    private static List<String> texts(JsonNode value) {
        if (value.isMissingNode()) {
            return List.of();
        }
        return value.isArray() ? elements(value).map(JsonNode::asText).toList() : List.of(value.asText());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Every library of Spring Boot has a file of that name; ours is the one beside our classes. */
    private static JsonNode metadata() {
        String home = AlliancePayProperties.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        try {
            Resource[] files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:META-INF/spring-configuration-metadata.json");
            for (Resource file : files) {
                if (file.getURL().getPath().contains(home)) {
                    return read(file);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        throw new AssertionError("There is no metadata in " + home);
    }

    private static JsonNode read(Resource file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return new ObjectMapper().readTree(content);
        }
    }
}
