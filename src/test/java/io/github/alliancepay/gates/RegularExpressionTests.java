package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No regular expression of the plugin is made from what people or the bank send: each is made of literals and constants. */
class RegularExpressionTests {

    @Test
    void everyExpressionIsWrittenInTheSource() throws IOException {
        assertThat(built(Path.of("src/main/java"))).isEmpty();
    }

    @Test
    void theRuleBites() throws IOException {
        assertThat(built(Path.of("src/test/resources/gates/expression")))
                .containsExactlyInAnyOrder("Pattern.compile(typed + END)", "text.split(typed)");
    }

    private static List<String> built(Path root) throws IOException {
        Calls calls = new Calls();
        for (CompilationUnitTree unit : SourceFiles.under(root)) {
            calls.scan(unit, null);
        }
        return calls.built;
    }

    /** Collects calls that read their first argument as an expression. */
    private static final class Calls extends TreeScanner<Void, Void> {

        private static final Set<String> OF_TEXT = Set.of("matches", "split", "replaceAll", "replaceFirst");
        private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

        private final List<String> built = new ArrayList<>();

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (call.getMethodSelect() instanceof MemberSelectTree member
                    && readsExpression(member)
                    && !call.getArguments().isEmpty()
                    && !isWritten(call.getArguments().get(0))) {
                built.add(call.toString());
            }
            return super.visitMethodInvocation(call, nothing);
        }

        /** A constant that splits is an expression itself. */
        private static boolean readsExpression(MemberSelectTree member) {
            String owner = member.getExpression().toString();
            String name = member.getIdentifier().toString();
            return owner.equals("Pattern")
                    ? name.equals("compile") || name.equals("matches")
                    : OF_TEXT.contains(name) && !CONSTANT.matcher(owner).matches();
        }

        private static boolean isWritten(ExpressionTree argument) {
            if (argument instanceof BinaryTree sum) {
                return isWritten(sum.getLeftOperand()) && isWritten(sum.getRightOperand());
            }
            return argument instanceof LiteralTree
                    || argument instanceof IdentifierTree name
                            && CONSTANT.matcher(name.getName()).matches();
        }
    }
}
