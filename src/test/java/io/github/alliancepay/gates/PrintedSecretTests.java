package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * No {@code toString} prints a token, a key, a session or personal data: values end up in logs and in the messages of failures. Goes by the
 * names of fields, so a new record with a field of such a name has to say what it prints.
 */
class PrintedSecretTests {

    private static final Pattern SECRET = Pattern.compile(
            ".*(token|secret|jwk|jwe|password|email|servicecode|deviceid|details|cookie).*|fields|hint|phone",
            Pattern.CASE_INSENSITIVE);

    /** Prints itself as a function, not what it gives. */
    private static final Pattern FUNCTION = Pattern.compile("Ljava/util/function/.*");

    @Test
    void noValuePrintsASecret() {
        assertThat(offenders(Path.of("target/classes/io/github/alliancepay/broadleaf")))
                .isEmpty();
    }

    @Test
    void thereAreSecretsToKeep() {
        assertThat(classes(Path.of("target/classes/io/github/alliancepay/broadleaf"))
                        .filter(type -> type.fields.stream().anyMatch(field -> isSecret(field.name, field.desc)))
                        .map(type -> simpleName(type.name)))
                .contains("Payment", "Shopper", "SealedSession", "OpenSession", "Credentials", "Payer");
    }

    @Test
    void theRuleBites() {
        assertThat(offenders(Path.of("target/test-classes/io/github/alliancepay/gates/fixture")))
                .containsExactly(
                        "Careless$Asked: guestEmail", "Careless$Formatted: details", "Careless$Printed: returnToken");
    }

    private static Set<String> offenders(Path root) {
        Set<String> offenders = new TreeSet<>();
        classes(root).forEach(type -> type.methods.stream()
                .filter(method -> method.name.equals("toString") && method.desc.startsWith("()"))
                .flatMap(PrintedSecretTests::printed)
                .forEach(name -> offenders.add(simpleName(type.name) + ": " + name)));
        return offenders;
    }

    /** The secrets that a method reads. The one that the compiler gives a record reads all fields, by their handles. */
    private static Stream<String> printed(MethodNode method) {
        List<String> printed = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof FieldInsnNode field) {
                add(field.name, field.desc, printed);
            } else if (instruction instanceof MethodInsnNode call && call.desc.startsWith("()")) {
                add(call.name, call.desc.substring(2), printed);
            } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                Stream.of(dynamic.bsmArgs)
                        .filter(Handle.class::isInstance)
                        .map(Handle.class::cast)
                        .filter(handle -> handle.getTag() == Opcodes.H_GETFIELD)
                        .forEach(handle -> add(handle.getName(), handle.getDesc(), printed));
            }
        }
        return printed.stream();
    }

    private static void add(String name, String type, List<String> printed) {
        if (isSecret(name, type)) {
            printed.add(name);
        }
    }

    private static boolean isSecret(String name, String type) {
        boolean isPrinted = type.startsWith("L") || type.startsWith("[");
        return isPrinted
                && SECRET.matcher(name).matches()
                && !FUNCTION.matcher(type).matches();
    }

    private static Stream<ClassNode> classes(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".class"))
                    .map(PrintedSecretTests::read)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ClassNode read(Path file) {
        try {
            ClassNode type = new ClassNode();
            new ClassReader(Files.readAllBytes(file)).accept(type, 0);
            return type;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String simpleName(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.startsWith("Careless") ? file : file.substring(file.lastIndexOf('$') + 1);
    }
}
