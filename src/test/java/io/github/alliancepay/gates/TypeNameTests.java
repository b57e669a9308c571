package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keeps the simple name of a type, top-level or nested, for one type only: a reader who meets it knows which one is meant. */
class TypeNameTests {

    @Test
    void noNameIsUsedTwice() throws IOException {
        assertThat(twice(Path.of("src/main/java"))).isEmpty();
    }

    @Test
    void theRuleBites() throws IOException {
        assertThat(twice(Path.of("src/test/resources/gates/names"))).containsExactly("Line");
    }

    private static List<String> twice(Path root) throws IOException {
        Set<String> known = new HashSet<>();
        return names(root).stream().filter(name -> !known.add(name)).distinct().toList();
    }

    private static List<String> names(Path root) throws IOException {
        List<String> names = new ArrayList<>();
        for (CompilationUnitTree unit : SourceFiles.under(root)) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitClass(ClassTree type, Void nothing) {
                    names.add(type.getSimpleName().toString());
                    return super.visitClass(type, nothing);
                }
            }.scan(unit, null);
        }
        names.removeIf(String::isEmpty);
        return names;
    }
}
