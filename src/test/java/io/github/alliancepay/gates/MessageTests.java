package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.refund.RefundRefusal;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that every message is in Ukrainian and in English. */
class MessageTests {

    private static final Path MESSAGES = Path.of("src/main/resources/alliancepay");

    static Stream<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.filter(file -> file.toString().endsWith("_en.properties")).toList().stream();
        }
    }

    @Test
    void thereAreBundles() throws IOException {
        assertThat(bundles()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyMessageIsInBothLanguages(Path english) {
        assertThat(faults(english)).isEmpty();
    }

    @Test
    void everyKindOfHistoryLineHasAText() {
        assertThat(Stream.of(Kind.values()).map(Kind::key))
                .isSubsetOf(read(MESSAGES.resolve("admin_en.properties")).stringPropertyNames())
                .isSubsetOf(read(MESSAGES.resolve("admin_uk.properties")).stringPropertyNames());
    }

    @Test
    void everyRefusalOfARefundHasItsWords() {
        assertThat(Stream.of(RefundRefusal.values()).map(RefundRefusal::key))
                .isSubsetOf(read(MESSAGES.resolve("admin_en.properties")).stringPropertyNames())
                .isSubsetOf(read(MESSAGES.resolve("admin_uk.properties")).stringPropertyNames());
    }

    @Test
    void everyResultOfARefundAndOfTheReleaseOfAHoldHasItsWords() {
        assertThat(Stream.of(RefundState.values())
                        .flatMap(state -> Stream.of("result." + state, "release.result." + state)))
                .isSubsetOf(read(MESSAGES.resolve("admin_en.properties")).stringPropertyNames());
    }

    @Test
    void everyReasonForAttentionHasItsWords() {
        assertThat(Stream.of(Reason.values())
                        .flatMap(reason -> Stream.of("attention." + reason.name(), "reason." + reason.name())))
                .isSubsetOf(read(MESSAGES.resolve("admin_en.properties")).stringPropertyNames())
                .isSubsetOf(read(MESSAGES.resolve("admin_uk.properties")).stringPropertyNames());
    }

    @Test
    void theRuleBites() {
        assertThat(faults(Path.of("src/test/resources/gates/messages_en.properties")))
                .containsExactly("lacks only.in.english", "lacks only.in.ukrainian", "empty in.both");
    }

    private static List<String> faults(Path english) {
        Properties en = read(english);
        Properties uk = read(Path.of(english.toString().replace("_en.properties", "_uk.properties")));
        Stream<String> lacking = Stream.concat(missing(en, uk), missing(uk, en)).map(key -> "lacks " + key);
        Stream<String> empty = new TreeSet<>(en.stringPropertyNames())
                .stream()
                        .filter(key -> en.getProperty(key).isBlank()
                                || uk.getProperty(key, "-").isBlank())
                        .map(key -> "empty " + key);
        return Stream.concat(lacking, empty).toList();
    }

    private static Stream<String> missing(Properties from, Properties in) {
        return new TreeSet<>(from.stringPropertyNames()).stream().filter(key -> !in.containsKey(key));
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
