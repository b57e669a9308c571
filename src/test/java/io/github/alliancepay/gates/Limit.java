package io.github.alliancepay.gates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AccessibleObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.convert.DurationStyle;

/**
 * A limit of the guide: numbers in a sentence, and where each of them is in the code, in the same order. A place is a constant
 * ({@code SyncPass.LEASE}, {@code Timing.DEFAULT.total}) or a setting ({@code alliancepay.clock.interval}).
 */
record Limit(String what, String bound, String places) {

    private static final Pattern NUMBER = Pattern.compile("(\\d+)(?: (\\p{L}+))?");

    /** The units of the guide in Spring's words, by how their words begin in English and Ukrainian. */
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("millisecond", "ms"),
            Map.entry("мілісекунд", "ms"),
            Map.entry("second", "s"),
            Map.entry("секунд", "s"),
            Map.entry("minute", "m"),
            Map.entry("хвилин", "m"),
            Map.entry("hour", "h"),
            Map.entry("годин", "h"),
            Map.entry("day", "d"),
            Map.entry("дн", "d"),
            Map.entry("день", "d"),
            Map.entry("KiB", "KB"),
            Map.entry("КіБ", "KB"),
            Map.entry("MiB", "MB"),
            Map.entry("МіБ", "MB"));

    private static final Pattern PLACE = Pattern.compile("`(\\w+(?:\\.[\\w-]+)+)`");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path SETTINGS = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

    /** A row of the table. */
    static Limit of(List<String> cells) {
        return new Limit(cells.get(0), cells.get(1), cells.get(cells.size() - 1));
    }

    /** What the guide says of a number that is not so in the code; empty when they agree. */
    List<String> contradictions() {
        List<MatchResult> numbers = NUMBER.matcher(bound).results().toList();
        List<String> named =
                PLACE.matcher(places).results().map(found -> found.group(1)).toList();
        if (numbers.size() != named.size()) {
            return List.of(what + ": " + numbers.size() + " numbers, but " + named.size() + " places");
        }
        return Stream.iterate(0, place -> place < named.size(), place -> place + 1)
                .filter(place -> !says(numbers.get(place), value(named.get(place))))
                .map(place -> what + ": " + numbers.get(place).group() + ", but " + named.get(place) + " is "
                        + value(named.get(place)))
                .toList();
    }

    private static boolean says(MatchResult written, Object value) {
        long number = Long.parseLong(written.group(1));
        String unit = unit(written.group(2));
        if (value instanceof Duration duration) {
            return !unit.isEmpty() && duration.equals(DurationStyle.SIMPLE.parse(number + unit));
        }
        if (value instanceof Pattern pattern) {
            return pattern.pattern().matches(".*[{,]" + number + "}.*");
        }
        if (value instanceof Collection<?> several) {
            return several.size() == number;
        }
        return ((Number) value).longValue() == number * bytes(unit);
    }

    /** The unit that a word is; empty for any other word. */
    private static String unit(String word) {
        return UNITS.entrySet().stream()
                .filter(known -> word != null && word.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** A number whose name has its unit, as {@code KEPT_MINUTES}, counts units. */
    private static int bytes(String unit) {
        return unit.equals("KB") ? 1 << 10 : unit.equals("MB") ? 1 << 20 : 1;
    }

    private static Object value(String place) {
        return place.startsWith("alliancepay.") ? preset(place) : constant(place);
    }

    private static Object preset(String setting) {
        try {
            JsonNode all =
                    JsonMapper.builder().build().readTree(SETTINGS.toFile()).path("properties");
            JsonNode preset = StreamSupport.stream(all.spliterator(), false)
                    .filter(one -> one.path("name").asText().equals(setting))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no setting " + setting))
                    .path("defaultValue");
            return typed(preset);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Object typed(JsonNode preset) {
        if (preset.isArray()) {
            return StreamSupport.stream(preset.spliterator(), false).toList();
        }
        return preset.isNumber() ? preset.numberValue() : DurationStyle.detectAndParse(preset.asText());
    }

    private static Object constant(String place) {
        String[] names = place.split("\\.");
        try {
            Class<?> type = type(names[0]);
            int next = 1;
            while (isType(names[next])) {
                type = Class.forName(type.getName() + "$" + names[next++]);
            }
            Object value = member(type, null, names[next++]);
            return next < names.length ? member(value.getClass(), value, names[next]) : value;
        } catch (ReflectiveOperationException absent) {
            throw new AssertionError("There is no " + place, absent);
        }
    }

    private static boolean isType(String name) {
        return !name.equals(name.toUpperCase(Locale.ROOT)) && Character.isUpperCase(name.charAt(0));
    }

    private static Object member(Class<?> type, Object owner, String name) throws ReflectiveOperationException {
        if (owner == null) {
            return opened(type.getDeclaredField(name)).get(null);
        }
        return opened(type.getDeclaredMethod(name)).invoke(owner);
    }

    private static <T extends AccessibleObject> T opened(T member) {
        member.setAccessible(true);
        return member;
    }

    /** No two types of the plugin have the same simple name. */
    private static Class<?> type(String simpleName) throws ClassNotFoundException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Path file = files.filter(path -> path.endsWith(simpleName + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no class " + simpleName));
            return Class.forName(
                    SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.'));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
