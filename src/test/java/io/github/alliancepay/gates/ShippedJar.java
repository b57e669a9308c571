package io.github.alliancepay.gates;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A jar that was built, read beside the folders it should be made of. */
record ShippedJar(Path file) {

    /** The jar that Maven names in a system property once it has built it; a test of an earlier phase is skipped. */
    static ShippedJar named(String property) {
        String file = System.getProperty(property, "");
        assumeTrue(!file.isEmpty(), "jars are read after they were built, in `mvn verify`");
        return new ShippedJar(Path.of(file));
    }

    /** What is in the jar, with the source file in place of each class and of those nested in it. */
    Set<String> sources() throws IOException {
        return entries().keySet().stream()
                .map(name -> name.replaceFirst("(\\$[^/]*)?\\.class$", ".java"))
                .collect(toCollection(TreeSet::new));
    }

    /** The names of the jar's files and their check sums. */
    TreeMap<String, Long> entries() throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            TreeMap<String, Long> entries = new TreeMap<>();
            jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .forEach(entry -> entries.put(entry.getName(), entry.getCrc()));
            return entries;
        }
    }

    String text(String name) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            JarEntry entry = jar.getJarEntry(name);
            if (entry == null) {
                throw new IllegalStateException(file + " has no " + name);
            }
            return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The names of the files in a folder, as they are in a jar. */
    static Set<String> files(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .collect(toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
