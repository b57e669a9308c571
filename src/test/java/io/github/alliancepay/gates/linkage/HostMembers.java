package io.github.alliancepay.gates.linkage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The checked-in list of what the plugin needs of Broadleaf, each with the lines of Broadleaf that have it. */
final class HostMembers {

    /** Where the list is kept. */
    static final Path FILE = Path.of("src/test/resources/linkage/host-members.txt");

    /** The lines of Broadleaf, as the list names them. */
    static final List<String> LINES = List.of("3.1.15", "6.2", "7.0");

    /** The prefix of the names of beans, which distinguishes them from types. */
    static final String BEAN = "bean ";

    /** Why a member is in the list. */
    enum Section {
        /** The jar refers to it, so every line must have it. */
        LINKED,
        /** The jar looks it up by its name and works without it. */
        LOOKED_UP,
        /** A later line declares it abstract, and the jar leaves it out because the host never calls it. */
        LEFT_OUT
    }

    private final Map<Section, Map<String, Set<String>>> sections = new TreeMap<>();

    private HostMembers() {}

    static HostMembers read() throws IOException {
        HostMembers members = new HostMembers();
        Arrays.stream(Section.values()).forEach(section -> members.sections.put(section, new TreeMap<>()));
        Section section = Section.LINKED;
        for (String line : Files.readAllLines(FILE)) {
            if (line.startsWith("[")) {
                section = Section.valueOf(line.substring(1, line.length() - 1));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                members.entry(section, line);
            }
        }
        return members;
    }

    Set<String> in(Section section) {
        return sections.get(section).keySet();
    }

    Set<String> all() {
        return sections.values().stream()
                .flatMap(section -> section.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a line has the member according to the list. */
    boolean saysThatHas(String line, String member) {
        return sections.values().stream()
                .anyMatch(section -> section.getOrDefault(member, Set.of()).contains(line));
    }

    /** Members of a section that a line has according to the list. */
    Set<String> in(Section section, String line) {
        return sections.get(section).entrySet().stream()
                .filter(entry -> entry.getValue().contains(line))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void entry(Section section, String line) {
        String[] columns = line.split(" \\| ", 2);
        Set<String> lines = new TreeSet<>(List.of(columns[0].trim().split(" +")));
        lines.remove("-");
        if (!LINES.containsAll(lines) || columns.length < 2) {
            throw new IllegalArgumentException(FILE + " does not read '3.1.15 6.2 7.0 | member': " + line);
        }
        sections.get(section).put(columns[1], lines);
    }
}
