package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the class files of the jar refer neither to javax nor to jakarta, so that one jar fits both lines. */
class NamespaceTests {

    private static final Pattern FORBIDDEN =
            Pattern.compile("(javax|jakarta)[/.](servlet|persistence|annotation|inject)[/.]");

    @Test
    void thePluginNamesNeitherJavaxNorJakarta() throws IOException {
        assertThat(offenders(Path.of("target/classes"))).isEmpty();
    }

    @Test
    void thereAreClassesToRead() throws IOException {
        try (Stream<Path> files = classFiles(Path.of("target/classes"))) {
            assertThat(files.count()).isGreaterThan(50);
        }
    }

    @Test
    void theRuleBites() throws IOException {
        assertThat(offenders(Path.of("target/test-classes/io/github/alliancepay/gates/fixture")))
                .containsExactly("ServletBound.class");
    }

    private static List<String> offenders(Path root) throws IOException {
        try (Stream<Path> files = classFiles(root)) {
            return files.filter(NamespaceTests::offends)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static Stream<Path> classFiles(Path root) throws IOException {
        return Files.walk(root).filter(file -> file.toString().endsWith(".class"));
    }

    /** In the constant pool names are plain text, both in descriptors and in strings. */
    private static boolean offends(Path file) {
        try {
            return FORBIDDEN
                    .matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .find();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
