package io.github.alliancepay.gates.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.gates.linkage.HostMembers.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Checks that the jar fits every host that it is made for: what it refers to exists, and is of the same kind, in the libraries of both
 * lines, and what it needs of Broadleaf is in a list.
 */
class LinkageTests {

    private static final Path PLUGIN = Path.of("target/classes");
    private static final Path LATER_LIBRARIES = Path.of("target/line-7.0");
    private static final Path TESTS = Path.of("target/test-classes");
    private static final String FIXTURE = "io/github/alliancepay/gates/fixture/linkage/";
    private static final String BROADLEAF = "org/broadleafcommerce/";

    private static ClassPath build;
    private static References references;
    private static HostMembers members;

    @BeforeAll
    static void read() throws IOException {
        build = ClassPath.ofThisBuild();
        references = References.in(PLUGIN, build);
        members = HostMembers.read();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/broadleafcommerce/",
                "org/springframework/",
                "org/springframework/boot/",
                "org/thymeleaf/",
                "com/fasterxml/jackson/",
                "com/nimbusds/",
                "io/github/resilience4j/",
                "com/google/zxing/",
                "io/micrometer/tracing/",
                "org/slf4j/"
            })
    void thereAreReferencesToEveryLibrary(String library) {
        assertThat(references.all()).anyMatch(reference -> reference.owner().startsWith(library));
    }

    /** This is the older line; in {@code compat/} it is the later one, with Broadleaf moved to jakarta. */
    @Test
    void everythingExistsOnTheLineOfThisBuild() {
        assertThat(build.jars("spring-core-")).isNotEmpty();
        assertThat(faults(build, reference -> true)).isEmpty();
    }

    /** Broadleaf 7.0 is in no public repository. If you have its jars, run the next test. */
    @Test
    void everythingButBroadleafExistsOnTheLaterLine() throws IOException {
        assertThat(LATER_LIBRARIES).as("mvn process-test-classes copies it").isDirectory();
        ClassPath later = ClassPath.ofJarsIn(LATER_LIBRARIES);
        assertThat(later.jars("spring-core-6.0.")).isNotEmpty();
        assertThat(faults(later, reference -> !isOfBroadleaf(reference))).isEmpty();
    }

    /** For any shop: {@code mvn test -Dtest=LinkageTests -Dlinkage.host=<folder of its jars>}. */
    @Test
    @EnabledIfSystemProperty(named = "linkage.host", matches = ".+")
    void everythingExistsInTheShop() throws IOException {
        ClassPath shop = ClassPath.ofJarsIn(Path.of(System.getProperty("linkage.host")));
        assertThat(faults(shop, reference -> true)).isEmpty();
        assertThat(new Host(shop).untruths(members)).isEmpty();
    }

    @Test
    void whatTheJarNeedsOfBroadleafIsInTheList() {
        Set<String> needed = references.all().stream()
                .filter(LinkageTests::isOfBroadleaf)
                .map(Reference::inWords)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(without(needed, members.in(Section.LINKED)))
                .as(
                        "New references. Where 6.2 and 7.0 have them too, add them to %s, [LINKED]; else use NewerHostApi",
                        HostMembers.FILE)
                .isEmpty();
        assertThat(without(members.in(Section.LINKED), needed))
                .as("References that are no more. Take them out of %s, [LINKED]", HostMembers.FILE)
                .isEmpty();
    }

    @Test
    void whatTheJarLooksUpInBroadleafIsInTheList() {
        assertThat(without(references.namesOfBroadleaf(), members.in(Section.LOOKED_UP)))
                .as("New names in strings. Add them to %s, [LOOKED_UP]", HostMembers.FILE)
                .isEmpty();
        assertThat(members.in(Section.LOOKED_UP).stream().filter(member -> !references.name(member)))
                .as("Names that are no more. Take them out of %s, [LOOKED_UP]", HostMembers.FILE)
                .isEmpty();
    }

    @Test
    void whatTheJarLeavesOutIsNotInIt() {
        assertThat(members.in(Section.LEFT_OUT)).isNotEmpty().noneMatch(references::name);
    }

    @Test
    void everyLineHasWhatTheJarRefersTo() {
        for (String line : HostMembers.LINES) {
            assertThat(members.in(Section.LINKED).stream().filter(member -> !members.saysThatHas(line, member)))
                    .as("The jar does not link against %s, which lacks these. Look them up in NewerHostApi", line)
                    .isEmpty();
        }
    }

    @Test
    void theListIsTrueOfBroadleafOnMavenCentral() throws IOException {
        Host central = new Host(build);
        assertThat(central.line()).isEqualTo("3.1.15");
        assertThat(central.untruths(members)).isEmpty();
    }

    @Test
    void theRulesBite(@TempDir Path later) throws IOException {
        ClassPath before = build.behind(TESTS);
        References plugin = References.in(TESTS.resolve(FIXTURE + "caller"), before);
        assertThat(new Linkage(before).faults(plugin.all().stream())).isEmpty();

        copy(FIXTURE + "caller/", later);
        copy(FIXTURE + "after/", later);
        Linkage linkage = new Linkage(build.behind(later));
        assertThat(linkage.faults(plugin.all().stream()).stream().map(LinkageTests::brief))
                .containsExactly(
                        "Host#PLACE: java.lang.String is not there",
                        "Host$Base is final, and a class extends it",
                        "Host$Contract is no interface, and a class implements it",
                        "Host$Handler#handle(): void is final, and a class overrides it",
                        "Host$Hidden is not public",
                        "Host$Listener#hear(java.lang.String): void is not the only abstract method, and a lambda stands for it",
                        "Host$Marker#value() is not there",
                        "Host$Order is abstract, and a class creates it",
                        "Host$Order#currency(): java.lang.String is not static",
                        "Host$Order#number(): java.lang.String is not there",
                        "Host$Order#secret(): java.lang.String is neither public nor protected",
                        "Host$Order#total(): java.lang.String is static",
                        "Host$Parent is an interface, and a class extends it",
                        "Host$Parent#<init>(): void is of an interface now",
                        "Host$Removed is not there",
                        "Host$Service#serve(): java.lang.String is of no interface any more",
                        "Host$Widget needs Host$Removed, which is not there");
        assertThat(linkage.unimplemented(plugin.own()).stream().map(LinkageTests::brief))
                .containsExactly("Host$Registry#second(): java.lang.String is not implemented by Plugin");
    }

    private static Set<String> faults(ClassPath path, Predicate<Reference> which) {
        Set<String> faults = new Linkage(path).faults(references.all().stream().filter(which));
        faults.addAll(new Linkage(path.behind(PLUGIN)).unimplemented(references.own()));
        faults.removeIf(fault -> members.in(Section.LEFT_OUT).stream().anyMatch(fault::startsWith));
        return faults;
    }

    private static boolean isOfBroadleaf(Reference reference) {
        return reference.owner().startsWith(BROADLEAF);
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> left = new TreeSet<>(some);
        left.removeAll(others);
        return left;
    }

    /** The host of a later version gets the name by which the plugin knows it. */
    private static void copy(String classes, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(TESTS.resolve(classes))) {
            for (Path file : files.toList()) {
                ClassWriter copy = new ClassWriter(0);
                new ClassReader(Files.readAllBytes(file)).accept(new ClassRemapper(copy, new Renaming()), 0);
                Path target = folder.resolve(new Renaming().map(classes)).resolve(file.getFileName());
                Files.createDirectories(target.getParent());
                Files.write(target, copy.toByteArray());
            }
        }
    }

    private static String brief(String fault) {
        return fault.replaceAll("[a-z.]*[.](before|caller)[.]", "");
    }

    private static final class Renaming extends Remapper {

        @Override
        public String map(String type) {
            return type.replace(FIXTURE + "after/", FIXTURE + "before/");
        }
    }
}
