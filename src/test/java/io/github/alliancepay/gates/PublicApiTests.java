package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps what shops compile against: its list, its mark in the packages, and its signatures. */
class PublicApiTests {

    private static final Path SIGNATURES = Path.of("src/test/resources/api/signatures.txt");
    private static final Path SOURCES = Path.of("src/main/java/io/github/alliancepay/broadleaf");
    private static final Pattern MARK = Pattern.compile("Public API, meant for shops: ([^;]+);");
    private static final Pattern LINK = Pattern.compile("@link ([\\w.]+)");
    private static final Pattern INCLUDED =
            Pattern.compile("<include>io\\.github\\.alliancepay\\.broadleaf\\.([\\w.$]+)</include>");

    @Test
    void everyPackageSaysWhichOfItsTypesShopsMayUse() throws IOException {
        assertThat(marked()).isEqualTo(PublicApi.listed());
    }

    private static Map<String, Set<String>> marked() throws IOException {
        Map<String, Set<String>> marked = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.endsWith("package-info.java")).forEach(file -> MARK.matcher(Texts.read(file))
                    .results()
                    .forEach(mark -> marked.put(name(file), links(mark.group(1)))));
        }
        return marked;
    }

    private static String name(Path packageInfo) {
        return SOURCES.relativize(packageInfo.getParent()).toString().replace('/', '.');
    }

    private static Set<String> links(String mark) {
        return LINK.matcher(mark).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theToolThatComparesReleasesComparesTheSameTypes() {
        assertThat(INCLUDED.matcher(Texts.read(Path.of("pom.xml"))).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(PublicApi.listed().entrySet().stream()
                        .flatMap(
                                row -> row.getValue().stream().map(type -> row.getKey() + "." + type.replace('.', '$')))
                        .toList());
    }

    @Test
    void whatShopsMayUseNeedsNothingElseOfThePlugin() {
        assertThat(PublicApi.types()).isNotEmpty().allSatisfy(type -> assertThat(PublicApi.unlisted(type))
                .as("types that %s names and that are not listed", type.getName())
                .isEmpty());
    }

    /** {@code -Dapi.write} writes the file anew. What disappears from it breaks shops; CONTRIBUTING.md says when that may be. */
    @Test
    void noSignatureChangesUnnoticed() throws IOException {
        List<String> signatures = PublicApi.types().stream()
                .flatMap(type -> PublicApi.signatures(type).stream())
                .toList();
        if (System.getProperty("api.write") != null) {
            Files.write(SIGNATURES, signatures);
        }
        assertThat(signatures).isEqualTo(Files.readAllLines(SIGNATURES));
    }

    @Test
    void theRulesBite() {
        assertThat(PublicApi.unlisted(PaymentLedger.class)).contains(PublicApi.PLUGIN + "payment.Payment");
        assertThat(PublicApi.signatures(Fixture.class))
                .containsExactly(
                        "record " + Fixture.class.getName() + "(number)",
                        "    public " + Fixture.class.getName() + "(int)");
        assertThat(links("{@link Coins} and {@link Attention.Reason}")).containsExactly("Attention.Reason", "Coins");
    }

    /** Its accessor is not of the plugin's packages. */
    public record Fixture(int number) {}
}
