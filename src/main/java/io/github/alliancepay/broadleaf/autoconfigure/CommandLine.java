package io.github.alliancepay.broadleaf.autoconfigure;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the plugin's jar does by itself: {@code java -jar alliancepay-broadleaf-….jar keygen} makes a key, and {@code check} checks the
 * connection with the bank. The jar is thin: {@code keygen} needs the JDK only, and {@code check} the libraries of the shop, which lie
 * beside the jar inside the shop. Ends with 0 when all is well, with 1 when something is not, and with 2 when it could not run.
 */
public final class CommandLine {

    private static final String LIBRARIES = "--lib=";

    private static final List<String> USAGE = List.of(
            "java -jar alliancepay-broadleaf-….jar keygen <file>",
            "    makes a key pair: the private half goes into the new file, the public half is printed for the bank",
            "java -jar alliancepay-broadleaf-….jar check [<settings file>] [--alliancepay.<setting>=<value> …] [--lang=uk]",
            "    checks the connection with the bank, step by step, with the settings of the file, of environment variables and of",
            "    the arguments; ALLIANCEPAY_DB_URL, ALLIANCEPAY_DB_USER and ALLIANCEPAY_DB_PASSWORD add what the shop's database tells");

    private static final List<String> NO_LIBRARIES = List.of(
            "check needs libraries of the shop (Spring Boot, Jackson, Nimbus JOSE, Resilience4j), which this jar does not contain.",
            "They lie beside this jar inside the shop. Unpack them, and run the jar that is there:",
            "    unzip -q site.jar 'BOOT-INF/lib/*' -d /tmp/shop      (in a war: 'WEB-INF/lib/*')",
            "    java -jar /tmp/shop/BOOT-INF/lib/alliancepay-broadleaf-….jar check site.properties",
            "or name their folder: --lib=/tmp/shop/BOOT-INF/lib");

    private final PrintStream out;
    private final Libraries beside;

    CommandLine(PrintStream out, Libraries beside) {
        this.out = out;
        this.beside = beside;
    }

    /** See {@link CommandLine}. */
    public static void main(String... arguments) {
        System.exit(run(List.of(arguments)));
    }

    /** Called by reflection in the class loader that has the libraries. */
    public static int run(List<String> arguments) {
        if (Libraries.arePresent()) {
            CheckCommand.silenceLogs();
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        return new CommandLine(out, Libraries.besideThisJar()).execute(arguments);
    }

    int execute(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        String command = rest.isEmpty() ? "" : rest.remove(0);
        return switch (command) {
            case "keygen" -> new KeygenCommand(out).run(rest);
            case "check" -> check(rest);
            default -> {
                USAGE.forEach(out::println);
                yield 2;
            }
        };
    }

    private int check(List<String> arguments) {
        if (Libraries.arePresent()) {
            return new CheckCommand(out).run(System.getenv(), arguments);
        }
        Libraries libraries = arguments.stream()
                .filter(argument -> argument.startsWith(LIBRARIES))
                .map(argument ->
                        new Libraries(Optional.of(Path.of(argument.substring(LIBRARIES.length()))), beside.jar()))
                .findFirst()
                .orElse(beside);
        return inside(libraries, arguments);
    }

    private int inside(Libraries libraries, List<String> arguments) {
        try {
            Optional<Class<?>> found = libraries.load(CommandLine.class.getName());
            if (found.isEmpty()) {
                NO_LIBRARIES.forEach(out::println);
                return 2;
            }
            List<String> rest = Stream.concat(
                            Stream.of("check"), arguments.stream().filter(argument -> !argument.startsWith(LIBRARIES)))
                    .toList();
            return (int) found.get().getDeclaredMethod("run", List.class).invoke(null, rest);
        } catch (IOException | ReflectiveOperationException unusable) {
            out.println("The libraries cannot be used: " + unusable);
            return 2;
        }
    }
}
