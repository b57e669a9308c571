package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Keeps source files from using each other in a circle, so that every file can be read after those it uses. It reads the sources, for
 * the compiler writes constants of other classes into class files without naming where they come from.
 */
class FileCycleTests {

    @Test
    void noFilesUseEachOtherInACircle() throws IOException {
        assertThat(circles(Path.of("src/main/java"))).isEmpty();
    }

    @Test
    void theRuleBites() throws IOException {
        assertThat(circles(Path.of("src/test/resources/gates/circle")))
                .containsExactly(Set.of("shop.Cart", "shop.Item", "shop.Price"));
    }

    /** The files of each circle. */
    private static Set<Set<String>> circles(Path root) throws IOException {
        Map<String, Set<String>> uses = uses(SourceFiles.under(root));
        Map<String, Set<String>> reached = new TreeMap<>();
        uses.keySet().forEach(file -> reached.put(file, reached(file, uses)));
        Set<Set<String>> circles = new HashSet<>();
        reached.forEach((file, others) -> {
            Set<String> circle = new TreeSet<>(others);
            circle.removeIf(other -> !reached.get(other).contains(file));
            circles.add(circle);
        });
        circles.remove(Set.of());
        return circles;
    }

    private static Set<String> reached(String file, Map<String, Set<String>> uses) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(uses.get(file));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(uses.get(next));
            }
        }
        return reached;
    }

    /** What each file uses directly; files are named by their top-level type. */
    private static Map<String, Set<String>> uses(List<CompilationUnitTree> units) {
        Map<String, Set<String>> uses = new TreeMap<>();
        units.forEach(unit -> uses.put(name(unit), new TreeSet<>()));
        units.forEach(unit -> new Usage(name(unit), uses).scan(unit, null));
        return uses;
    }

    private static String name(CompilationUnitTree unit) {
        String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
        return unit.getPackageName() + "." + file.replace(".java", "");
    }

    /** Collects what one file uses: its imports, and types of its own package. */
    private static final class Usage extends TreeScanner<Void, Void> {

        private final String file;
        private final Map<String, Set<String>> uses;

        Usage(String file, Map<String, Set<String>> uses) {
            this.file = file;
            this.uses = uses;
        }

        /** An import may name a nested type or a static member. */
        @Override
        public Void visitImport(ImportTree tree, Void nothing) {
            String name = tree.getQualifiedIdentifier().toString();
            while (name.contains(".")) {
                use(name);
                name = name.substring(0, name.lastIndexOf('.'));
            }
            return null;
        }

        @Override
        public Void visitIdentifier(IdentifierTree tree, Void nothing) {
            use(file.substring(0, file.lastIndexOf('.') + 1) + tree.getName());
            return null;
        }

        private void use(String other) {
            if (uses.containsKey(other) && !other.equals(file)) {
                uses.get(file).add(other);
            }
        }
    }
}
