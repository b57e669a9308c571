package io.github.alliancepay.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of one command of the control API, from a form or from JSON.
 *
 * @param names the documented arguments; no other can be read
 */
record Command(List<String> names, Map<String, String> arguments) {
    String text(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("the command needs \"" + name + "\""));
    }

    Optional<String> find(String name) {
        if (!names.contains(name)) {
            throw new IllegalStateException("the argument " + name + " is not documented; add it to the route");
        }
        return Optional.ofNullable(arguments.get(name)).filter(value -> !value.isBlank());
    }

    long whole(String name) {
        String text = text(name);
        if (!text.matches("[1-9]\\d{0,14}")) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is a whole number of coins from 1, not \"" + text + "\"");
        }
        return Long.parseLong(text);
    }

    boolean flag(String name) {
        return find(name).filter(value -> value.equals("true")).isPresent();
    }

    <E extends Enum<E>> E oneOf(Class<E> type, String name) {
        return find(type, name).orElseThrow(() -> new IllegalArgumentException("the command needs \"" + name + "\""));
    }

    <E extends Enum<E>> Optional<E> find(Class<E> type, String name) {
        return find(name).map(value -> constant(type, value));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + value + "\" is not one of " + Arrays.toString(type.getEnumConstants())));
    }
}
