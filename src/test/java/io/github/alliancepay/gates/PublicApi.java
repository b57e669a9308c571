package io.github.alliancepay.gates;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types that shops compile against, as {@code docs/architecture.md} lists them, and their signatures. */
final class PublicApi {

    static final String PLUGIN = "io.github.alliancepay.broadleaf.";

    private static final Pattern CODE = Pattern.compile("`([\\w.]+)`");
    private static final Pattern OURS = Pattern.compile(Pattern.quote(PLUGIN) + "[\\w.$]+");

    /** Every record and every enum has them. */
    private static final Set<String> EVERYWHERE = Set.of("equals", "hashCode", "toString", "values", "valueOf");

    private PublicApi() {}

    /** The listed types by their package, without those inside of them. */
    static Map<String, Set<String>> listed() {
        Map<String, Set<String>> types = new TreeMap<>();
        Architecture.table(Architecture.DOCUMENT, "package with public API")
                .forEach((name, cell) -> types.put(name, names(cell)));
        return types;
    }

    private static Set<String> names(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The listed types and the public ones inside of them, in the order of their names. */
    static List<Class<?>> types() {
        return listed().entrySet().stream()
                .flatMap(row -> row.getValue().stream().map(name -> type(row.getKey(), name)))
                .flatMap(type -> Stream.concat(Stream.<Class<?>>of(type), Arrays.stream(type.getClasses())))
                .filter(type -> type.getName().startsWith(PLUGIN))
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .toList();
    }

    private static Class<?> type(String packageName, String name) {
        String binary = PLUGIN + packageName + "." + name.replace('.', '$');
        try {
            return Class.forName(binary, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException(Architecture.DOCUMENT + " lists a type that is not there: " + name, absent);
        }
    }

    /** What a shop can call of a type, a line each, after the line of the type itself. */
    static List<String> signatures(Class<?> type) {
        Stream<String> members = Stream.of(
                        Arrays.stream(type.getFields()).filter(PublicApi::isOwn).map(Field::toGenericString),
                        Arrays.stream(type.getConstructors()).map(Constructor::toGenericString),
                        Arrays.stream(type.getMethods())
                                .filter(PublicApi::isOwn)
                                .map(Method::toGenericString))
                .flatMap(lines -> lines)
                .map(line -> "    " + line.replace(type.getName() + ".", ""))
                .sorted();
        return Stream.concat(Stream.of(header(type)), members).toList();
    }

    private static boolean isOwn(Member member) {
        boolean ours = member.getDeclaringClass().getName().startsWith(PLUGIN);
        return ours && !(member instanceof Executable && EVERYWHERE.contains(member.getName()));
    }

    private static String header(Class<?> type) {
        String components = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.joining(", ", "(", ")"))
                : "";
        return kind(type) + " " + type.getName() + components;
    }

    private static String kind(Class<?> type) {
        if (type.isInterface() || type.isEnum()) {
            return type.isEnum() ? "enum" : "interface";
        }
        return type.isRecord() ? "record" : Modifier.isFinal(type.getModifiers()) ? "final class" : "class";
    }

    /** The types of the plugin that a type's signatures name and a shop may not use. */
    static Set<String> unlisted(Class<?> type) {
        Set<String> known = types().stream().map(Class::getName).collect(Collectors.toSet());
        return signatures(type).stream()
                .flatMap(line -> OURS.matcher(line).results().map(MatchResult::group))
                .filter(name -> !known.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
