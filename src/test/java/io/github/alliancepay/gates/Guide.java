package io.github.alliancepay.gates;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown page with its headings and links. Fenced blocks are left out.
 *
 * @param file its path in the repository
 * @param prose its text without fenced blocks
 */
record Guide(Path file, String prose) {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|.*$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    static Guide read(Path file) {
        return new Guide(file, FENCED.matcher(Texts.read(file)).replaceAll(""));
    }

    /** How many cells each row of its tables has, the levels of its headings and where its links lead: alike in each language. */
    List<?> shape() {
        return List.of(
                HEADING.matcher(prose)
                        .results()
                        .map(found -> found.group().indexOf(' '))
                        .toList(),
                ROW.matcher(prose)
                        .results()
                        .map(found -> found.group().replace("\\|", "").split("\\|").length)
                        .toList(),
                links().filter(target -> !target.startsWith("images/"))
                        .map(target -> target.replaceFirst("#.*", "").replace(".uk.md", ".md"))
                        .sorted()
                        .toList());
    }

    boolean hasSection(String number) {
        return headings().anyMatch(heading -> heading.startsWith(number + " ") || heading.startsWith(number + ". "));
    }

    List<String> brokenLinks() {
        return links().filter(target -> !target.matches("(https?|mailto):.*"))
                .filter(target -> !resolves(target.split("#", 2)))
                .toList();
    }

    private boolean resolves(String[] target) {
        Path path = target[0].isEmpty() ? file : file.resolveSibling(target[0]);
        boolean isInside = path.toAbsolutePath().normalize().startsWith(ROOT);
        return isInside
                && Files.exists(path)
                && (target.length == 1 || read(path).hasAnchor(target[1]));
    }

    /** Anchors as GitHub makes them: lower case, no punctuation, hyphens for spaces. */
    private boolean hasAnchor(String anchor) {
        return headings()
                .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", ""))
                .anyMatch(heading -> heading.replace(' ', '-').equals(anchor));
    }

    Stream<String> links() {
        return LINK.matcher(prose).results().map(found -> found.group(1));
    }

    private Stream<String> headings() {
        return HEADING.matcher(prose).results().map(found -> found.group(1));
    }
}
