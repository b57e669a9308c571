package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxOptions;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the two jars as they are shipped: what is in them, what they bring along, and that anybody can build the same again. */
class ShippedJarsIntegrationTests {

    /** The licences under which a library may reach a shop. */
    private static final Set<String> LICENCES = Set.of("Apache-2.0", "MIT");

    private static final Path SANDBOX_SOURCES = Path.of("src/sandbox/java");
    private static final String PLUGIN_SBOM = "META-INF/sbom/alliancepay-broadleaf.cdx.json";
    private static final String SANDBOX_SBOM = "META-INF/sbom/sandbox.cdx.json";

    private final ShippedJar plugin = ShippedJar.named("plugin.jar");
    private final ShippedJar sandbox = ShippedJar.named("sandbox.jar");

    @Test
    void theSandboxIsMadeOfItsOwnSourcesAndOfNothingElse() throws IOException {
        Set<String> expected =
                new TreeSet<>(Set.of("META-INF/MANIFEST.MF", "META-INF/LICENSE", "META-INF/NOTICE", SANDBOX_SBOM));
        expected.addAll(ShippedJar.files(SANDBOX_SOURCES));
        expected.addAll(ShippedJar.files(Path.of("src/sandbox/resources")));
        assertThat(sandbox.sources()).isEqualTo(expected);
    }

    @Test
    void thePluginsClassesAreThoseOfItsOwnSources() throws IOException {
        assertThat(plugin.sources())
                .filteredOn(name -> name.endsWith(".java"))
                .containsExactlyElementsOf(ShippedJar.files(Path.of("src/main/java")));
        assertThat(plugin.sources()).containsAll(ShippedJar.files(Path.of("src/main/resources")));
    }

    @Test
    void thePluginHasNothingOfTheSandbox() throws IOException {
        assertThat(plugin.sources()).doesNotContainAnyElementsOf(ShippedJar.files(SANDBOX_SOURCES));
    }

    @Test
    void aShopNeedsNoOtherPom() throws IOException {
        assertThat(plugin.text("META-INF/maven/io.github.alliancepay/alliancepay-broadleaf/pom.xml"))
                .contains("<artifactId>nimbus-jose-jwt</artifactId>")
                .doesNotContain("<parent>", "${");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LICENSE", "NOTICE"})
    void bothCarryLicenceAndNotice(String name) throws IOException {
        String ours = Files.readString(Path.of(name));
        assertThat(plugin.text("META-INF/" + name)).isEqualTo(ours);
        assertThat(sandbox.text("META-INF/" + name)).isEqualTo(ours);
    }

    @Test
    void thePluginsBillOfMaterialsNamesWhatItBrings() throws IOException {
        assumeOnline();
        assertThat(components(json(plugin.text(PLUGIN_SBOM))))
                .extracting(component -> component.path("name").asText())
                .containsExactlyInAnyOrder(
                        "nimbus-jose-jwt", "resilience4j-circuitbreaker", "resilience4j-core", "slf4j-api", "core");
    }

    @Test
    void theSandboxBringsNothing() throws IOException {
        JsonNode sbom = json(sandbox.text(SANDBOX_SBOM));
        assertThat(components(sbom)).isEmpty();
        String version = sbom.at("/metadata/component/version").asText();
        assertThat(sandbox.file()).hasFileName("alliancepay-broadleaf-" + version + "-sandbox.jar");
    }

    @Test
    void everyLibraryHasALicenceThatMayReachAShop() throws IOException {
        assumeOnline();
        assertThat(unlicensed(json(plugin.text(PLUGIN_SBOM)))).isEmpty();
    }

    @Test
    void theRuleOfLicencesBites() throws IOException {
        assertThat(unlicensed(json(Files.readString(Path.of("src/test/resources/gates/sbom.json")))))
                .containsExactly("viral", "unlicensed");
    }

    /** In another folder, time zone and language. */
    @Test
    void anybodyBuildsTheSameJarsAgain(@TempDir Path elsewhere) throws Exception {
        Maven maven = new Maven(elsewhere)
                .withOurs("pom.xml", "build", ".mvn", "LICENSE", "NOTICE", "src/main", "src/sandbox")
                .withOurs("checkout-templates", "admin-templates");
        String output = maven.run(
                Map.of("TZ", "Pacific/Kiritimati", "MAVEN_OPTS", "-Duser.language=uk -Duser.country=UA"),
                likeOurs("package", "-q", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true"));
        assertThat(output).doesNotContain("ERROR");
        isTheSame(plugin, elsewhere);
        isTheSame(sandbox, elsewhere);
    }

    /** In a class loader of its own, which has the libraries; only the jar itself is on the class path. */
    @Test
    void theJarChecksTheConnectionWithTheLibrariesOfAShop(@TempDir Path folder) throws Exception {
        try (SandboxBank bank = SandboxBank.start(SandboxOptions.defaults())) {
            Process check = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            plugin.file().toString(),
                            "check",
                            "--lib=" + libraries(folder),
                            "--alliancepay.base-url=" + bank.baseUrl(),
                            "--alliancepay.merchant-id=" + bank.credentials().merchantId(),
                            "--alliancepay.service-code=" + bank.credentials().serviceCode(),
                            "--alliancepay.private-jwk=" + bank.credentials().privateJwk(),
                            "--alliancepay.test-mode=true")
                    .redirectErrorStream(true)
                    .start();
            assertThat(check.inputReader(StandardCharsets.UTF_8).lines()).contains("The connection works.");
            assertThat(check.waitFor()).isZero();
        }
    }

    /** Links to the jars of the test, in one folder as in a shop's jar. */
    private static Path libraries(Path folder) throws IOException {
        for (String file : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(file).toAbsolutePath();
            if (file.endsWith(".jar") && Files.notExists(folder.resolve(jar.getFileName()))) {
                Files.createSymbolicLink(folder.resolve(jar.getFileName()), jar);
            }
        }
        return folder;
    }

    private static void isTheSame(ShippedJar ours, Path elsewhere) throws IOException {
        ShippedJar other =
                new ShippedJar(elsewhere.resolve("target").resolve(ours.file().getFileName()));
        assertThat(other.entries())
                .as("a class without a source in target/ goes with `mvn clean`")
                .isEqualTo(ours.entries());
        assertThat(other.file()).hasSameBinaryContentAs(ours.file());
    }

    private List<String> likeOurs(String... arguments) throws IOException {
        Stream<String> online = hasBillOfMaterials() ? Stream.empty() : Stream.of("-o");
        return Stream.concat(Stream.of(arguments), online).toList();
    }

    /** Offline, Maven leaves the CycloneDX plugin out. */
    private void assumeOnline() throws IOException {
        assumeTrue(hasBillOfMaterials() || System.getenv("CI") != null, "the jar was built offline");
    }

    private boolean hasBillOfMaterials() throws IOException {
        return plugin.entries().containsKey(PLUGIN_SBOM);
    }

    private static List<String> unlicensed(JsonNode sbom) {
        return components(sbom).stream()
                .filter(component -> licences(component).noneMatch(LICENCES::contains))
                .map(component -> component.path("name").asText())
                .toList();
    }

    private static Stream<String> licences(JsonNode component) {
        return component.path("licenses").findValuesAsText("id").stream();
    }

    private static List<JsonNode> components(JsonNode sbom) {
        return StreamSupport.stream(sbom.path("components").spliterator(), false)
                .toList();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
