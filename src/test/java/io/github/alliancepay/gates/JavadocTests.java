package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Checks that every public type has Javadoc, and that every package says why it exists. */
class JavadocTests {

    private static final Path PLUGIN = Path.of("src/main/java");
    private static final Path SANDBOX = Path.of("src/sandbox/java");

    @Test
    void everyPublicTypeIsExplained() throws IOException {
        assertThat(unexplained(sources(PLUGIN))).isEmpty();
        assertThat(unexplained(sources(SANDBOX))).isEmpty();
    }

    @Test
    void everyPackageSaysWhyItExists() throws IOException {
        for (Path root : List.of(PLUGIN, SANDBOX)) {
            assertThat(sources(root)).allSatisfy(source -> assertThat(source.resolveSibling("package-info.java"))
                    .exists());
        }
    }

    @Test
    void theRuleBites() throws IOException {
        assertThat(unexplained(List.of(Path.of("src/test/resources/gates/Unexplained.java"))))
                .containsExactly("Unexplained");
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> unexplained(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    problem -> {},
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources));
            List<String> found = new ArrayList<>();
            Unexplained scanner = new Unexplained(DocTrees.instance(task), found);
            for (CompilationUnitTree unit : task.parse()) {
                scanner.scan(unit, null);
            }
            return found;
        }
    }

    private static final class Unexplained extends TreePathScanner<Void, Void> {

        private final DocTrees docs;
        private final List<String> found;

        Unexplained(DocTrees docs, List<String> found) {
            this.docs = docs;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
            if (isPublic && docs.getDocCommentTree(getCurrentPath()) == null) {
                found.add(type.getSimpleName().toString());
            }
            return super.visitClass(type, nothing);
        }
    }
}
