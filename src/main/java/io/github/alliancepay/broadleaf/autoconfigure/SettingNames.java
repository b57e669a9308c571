package io.github.alliancepay.broadleaf.autoconfigure;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The names of all settings, as the records that bind them have them. Immutable. */
record SettingNames(List<String> names) {

    /** In the place of a name that is the shop's to choose. */
    private static final String FREE = ".*";

    SettingNames {
        names = List.copyOf(names);
    }

    /** @param prefix in front of every name, without the last dot */
    static SettingNames of(String prefix, Class<? extends Record> settings) {
        return new SettingNames(names(prefix, settings).toList());
    }

    private static Stream<String> names(String prefix, Class<?> settings) {
        return Arrays.stream(settings.getRecordComponents()).flatMap(setting -> names(prefix, setting));
    }

    private static Stream<String> names(String prefix, RecordComponent setting) {
        String name = prefix + "." + dashed(setting.getName());
        if (setting.getGenericType() instanceof ParameterizedType map && map.getRawType() == Map.class) {
            return names(name + FREE, (Class<?>) map.getActualTypeArguments()[1]);
        }
        return setting.getType().isRecord() ? names(name, setting.getType()) : Stream.of(name);
    }

    static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Whether a name is known, in any of the spellings that Spring Boot takes for it. */
    boolean contains(String name) {
        return isVariable(name)
                ? names.stream().anyMatch(known -> matches(known, SettingNames::letters, name))
                : names.stream().anyMatch(known -> matches(known, SettingNames::uniform, name));
    }

    private static boolean matches(String known, UnaryOperator<String> spelling, String name) {
        String given = spelling.apply(name);
        int free = known.indexOf(FREE);
        if (free < 0) {
            return given.equals(spelling.apply(known));
        }
        String start = spelling.apply(known.substring(0, free));
        String end = spelling.apply(known.substring(free + FREE.length()));
        return given.startsWith(start) && given.endsWith(end) && given.length() > start.length() + end.length();
    }

    /** The known name that the fewest edits lead to. */
    Nearest nearest(String name) {
        return names.stream()
                .map(known -> new Nearest(known, edits(letters(name), letters(known))))
                .min(Comparator.comparingInt(Nearest::edits))
                .orElseThrow();
    }

    /** Whether a name is written as environment variables are: {@code ALLIANCEPAY_PAGE_LIFETIME}. */
    static boolean isVariable(String name) {
        return name.matches("[A-Z0-9]+(_[A-Z0-9]+)+");
    }

    /** In files, dashes and case do not count, and a list may name each element with its number. */
    private static String uniform(String name) {
        return name.replaceAll("\\[\\d+]$", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "");
    }

    /** In variables, dots and dashes do not count either. */
    private static String letters(String name) {
        return uniform(name).replace(".", "");
    }

    /** The Levenshtein distance: how many characters must be added, removed or changed. */
    private static int edits(String from, String to) {
        int[] row = IntStream.rangeClosed(0, to.length()).toArray();
        for (int line = 1; line <= from.length(); line++) {
            row = nextRow(row, from.charAt(line - 1), to, line);
        }
        return row[to.length()];
    }

    private static int[] nextRow(int[] above, char character, String to, int line) {
        int[] row = new int[above.length];
        row[0] = line;
        for (int column = 1; column < row.length; column++) {
            int changed = above[column - 1] + (to.charAt(column - 1) == character ? 0 : 1);
            row[column] = Math.min(changed, Math.min(above[column], row[column - 1]) + 1);
        }
        return row;
    }

    /**
     * A known name, seen from another.
     *
     * @param edits how many characters must be added, removed or changed
     */
    record Nearest(String name, int edits) {}
}
