package io.github.alliancepay.gates;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the package table of {@code docs/architecture.md}. */
class PackageTests {

    private static final String PLUGIN = "io.github.alliancepay.broadleaf";
    private static final String SANDBOX = "io.github.alliancepay.sandbox";
    /** May use everything, so nothing is checked. */
    private static final String ABOVE_ALL = "autoconfigure";

    private static final String FIXTURE = "io.github.alliancepay.gates.fixture";

    private static final List<String> JDK = List.of("java..", "javax.sql..", "javax.net..", "org.slf4j..");

    private static final Pattern ENTRY = Pattern.compile("`([^`]+)`");

    /** What each package may use besides itself, from the document; a name without dots at its end is a package of the plugin. */
    private static final Map<String, List<String>> TABLE = table();

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(PLUGIN, SANDBOX, FIXTURE);

    private static Map<String, List<String>> table() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        Architecture.table(Architecture.DOCUMENT, "package").forEach((name, allowed) -> {
            if (!name.equals(ABOVE_ALL)) {
                table.put(
                        name,
                        ENTRY.matcher(allowed)
                                .results()
                                .map(entry -> entry.group(1))
                                .toList());
            }
        });
        return table;
    }

    static Stream<String> packages() {
        return TABLE.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyWhatTheDesignAllows(String name) {
        table(PLUGIN, name).check(pluginOnly());
    }

    @Test
    void theTableHasEveryPackage() {
        assertThat(Stream.concat(TABLE.keySet().stream(), Stream.of(ABOVE_ALL)))
                .containsExactlyInAnyOrderElementsOf(packagesWithClasses());
    }

    private static Set<String> packagesWithClasses() {
        return pluginOnly().stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(PLUGIN.length() + 1))
                .collect(Collectors.toSet());
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(PLUGIN + ".(*)..").should().beFreeOfCycles().check(pluginOnly());
    }

    @Test
    void theSandboxSharesNoCodeWithThePlugin() {
        sandboxIsAlone().check(CLASSES);
    }

    @Test
    void theTableBites() {
        assertThat(table(FIXTURE, "money").evaluate(CLASSES).hasViolation()).isTrue();
    }

    @Test
    void theCycleRuleBites() {
        ArchRule rule = slices().matching(FIXTURE + ".(*)..").should().beFreeOfCycles();
        assertThat(rule.evaluate(CLASSES).hasViolation()).isTrue();
    }

    /** The host weaves its entities as they are loaded, so a bean method that names one would load it too early. */
    @Test
    void theHostsEntitiesAreKnownByTheirInterfacesOnly() {
        withoutEntities().check(pluginOnly());
        assertThat(withoutEntities().evaluate(CLASSES).hasViolation()).isTrue();
    }

    private static ArchRule withoutEntities() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.broadleafcommerce\\..*\\.domain\\..*Impl");
    }

    /** When the bank takes another algorithm, one class changes. */
    @Test
    void oneClassKnowsTheAlgorithmsOfTheBank() {
        withoutAlgorithms("Jwe").check(pluginOnly());
        assertThat(withoutAlgorithms("Other").evaluate(pluginOnly()).hasViolation())
                .isTrue();
    }

    private static ArchRule withoutAlgorithms(String butFor) {
        return noClasses()
                .that()
                .doNotHaveSimpleName(butFor)
                .should()
                .dependOnClassesThat()
                .haveNameMatching("com\\.nimbusds\\.jose\\.(JWEAlgorithm|EncryptionMethod)");
    }

    private static JavaClasses pluginOnly() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(PLUGIN);
    }

    private static ArchRule table(String root, String name) {
        Stream<String> allowed =
                TABLE.get(name).stream().map(entry -> entry.endsWith("..") ? entry : root + "." + entry);
        String[] packages = Stream.of(JDK.stream(), allowed, Stream.of(root + "." + name))
                .flatMap(part -> part)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(root + "." + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }

    private static ArchRule sandboxIsAlone() {
        return classes()
                .that()
                .resideInAPackage(SANDBOX + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(PLUGIN + "..", "com.nimbusds..", "com.fasterxml..")
                .allowEmptyShould(true);
    }
}
