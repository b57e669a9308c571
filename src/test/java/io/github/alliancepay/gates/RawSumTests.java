package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * No sum is given to a message as a number: it would be shown past the format of sums, with a point or without its currency. Looks at what
 * is put into the arguments of a message last, so a sum that takes another way is not found.
 */
class RawSumTests {

    private static final Path CLASSES = Path.of("target/classes/io/github/alliancepay/broadleaf");
    private static final Set<String> SUMS = Set.of(
            Type.getDescriptor(Coins.class),
            Type.getDescriptor(BigDecimal.class),
            "Lorg/broadleafcommerce/common/money/Money;");

    @Test
    void noMessageIsGivenASumAsANumber() {
        assertThat(offenders(CLASSES)).isEmpty();
    }

    @Test
    void thereAreMessagesWithArguments() {
        assertThat(methods(CLASSES).filter(RawSumTests::tells).flatMap(RawSumTests::arguments))
                .hasSizeGreaterThan(30);
    }

    @Test
    void theRuleBites() {
        assertThat(offenders(Path.of("target/test-classes/io/github/alliancepay/gates/fixture")))
                .containsExactlyInAnyOrder("field", "local", "written", "printed", "joined");
    }

    private static List<String> offenders(Path root) {
        return methods(root)
                .filter(RawSumTests::tells)
                .filter(method -> arguments(method).anyMatch(argument -> isSum(argument, method)))
                .map(method -> method.name)
                .toList();
    }

    private static boolean tells(MethodNode method) {
        return Stream.of(method.instructions.toArray())
                .anyMatch(instruction -> instruction instanceof MethodInsnNode call
                        && call.owner.endsWith("Texts")
                        && call.desc.contains("[Ljava/lang/Object;"));
    }

    /** The last instruction that makes each of the values. */
    private static Stream<AbstractInsnNode> arguments(MethodNode method) {
        return Stream.of(method.instructions.toArray())
                .filter(instruction -> instruction.getOpcode() == Opcodes.AASTORE)
                .map(AbstractInsnNode::getPrevious);
    }

    private static boolean isSum(AbstractInsnNode value, MethodNode method) {
        if (value instanceof MethodInsnNode call && SUMS.contains("L" + call.owner + ";")) {
            return true;
        }
        boolean text = value instanceof InvokeDynamicInsnNode
                || value instanceof MethodInsnNode call && call.owner.equals("java/lang/String");
        if (text && isSum(value.getPrevious(), method)) {
            return true;
        }
        return types(value, method).anyMatch(SUMS::contains);
    }

    private static Stream<String> types(AbstractInsnNode value, MethodNode method) {
        if (value instanceof MethodInsnNode call) {
            return Stream.of(Type.getReturnType(call.desc).getDescriptor());
        }
        if (value instanceof InvokeDynamicInsnNode joined) {
            return Stream.of(Type.getArgumentTypes(joined.desc)).map(Type::getDescriptor);
        }
        if (value instanceof FieldInsnNode field) {
            return Stream.of(field.desc);
        }
        return value instanceof VarInsnNode variable
                ? method.localVariables.stream()
                        .filter(local -> local.index == variable.var)
                        .map(local -> local.desc)
                : Stream.of();
    }

    private static Stream<MethodNode> methods(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".class"))
                    .map(RawSumTests::read)
                    .flatMap(type -> type.methods.stream())
                    .collect(Collectors.toList())
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ClassNode read(Path file) {
        try {
            ClassNode type = new ClassNode();
            new ClassReader(Files.readAllBytes(file)).accept(type, 0);
            return type;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
