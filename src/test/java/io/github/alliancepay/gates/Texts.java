package io.github.alliancepay.gates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts of the repository: sources, templates, messages, scripts and guides, without the bad fixtures of the gates. */
final class Texts {

    static final Path FIXTURES = Path.of("src/test/resources/gates");

    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|html|js|css|properties|sql|md|xml|txt|factories|imports)|.*/run");

    private Texts() {}

    static Stream<Path> all() {
        Stream<Path> folders = Stream.of("src", "compat", "admin-templates", "checkout-templates", ".ci")
                .flatMap(folder -> files(Path.of(folder), Integer.MAX_VALUE));
        return Stream.concat(folders, guides())
                .filter(file -> TEXT.matcher(file.toString()).matches())
                .filter(file -> !file.toString().contains("/target/") && !file.startsWith(FIXTURES));
    }

    static Stream<Path> guides() {
        return Stream.concat(files(Path.of(""), 1), files(Path.of("docs"), Integer.MAX_VALUE))
                .filter(file -> file.toString().endsWith(".md"));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        }
    }

    private static Stream<Path> files(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
