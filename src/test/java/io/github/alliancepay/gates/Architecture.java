package io.github.alliancepay.gates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads tables in Markdown, so that documents and code cannot disagree. */
final class Architecture {

    static final Path DOCUMENT = Path.of("docs/architecture.md");

    private Architecture() {}

    /** The table whose first heading this is: the first cell of each row, without backquotes, and the last one. */
    static Map<String, String> table(Path document, String heading) {
        Map<String, String> table = new LinkedHashMap<>();
        rows(document, heading).forEach(cells -> table.put(cells.get(0).replace("`", ""), cells.get(cells.size() - 1)));
        return table;
    }

    /** The cells of each row of the table whose first heading this is. */
    static List<List<String>> rows(Path document, String heading) {
        return lines(document).stream()
                .dropWhile(line -> !line.startsWith("| " + heading + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(Architecture::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static List<String> lines(Path document) {
        try {
            return Files.readAllLines(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
