package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.json.JsonObject;
import java.util.Arrays;
import java.util.List;

/**
 * One argument of a command or query of the control API.
 *
 * @param values all values, when they can be listed
 * @param example a value to copy
 */
record Argument(String name, boolean required, List<String> values, String example) {
    static Argument of(String name, String example) {
        return new Argument(name, true, List.of(), example);
    }

    static <E extends Enum<E>> Argument of(String name, Class<E> type) {
        List<String> values =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        return new Argument(name, true, values, values.get(0));
    }

    static Argument of(String name, List<String> values) {
        return new Argument(name, true, values, values.get(0));
    }

    Argument optional() {
        return new Argument(name, false, values, example);
    }

    /** Refuses a value that is not one of those that can be listed. */
    void check(String value) {
        if (!value.isBlank() && !values.isEmpty() && !values.contains(value)) {
            throw new IllegalArgumentException("\"" + name + "\" is not one of " + values + ": \"" + value + "\"");
        }
    }

    JsonObject json() {
        JsonObject json =
                new JsonObject().put("name", name).put("required", required).put("example", example);
        return values.isEmpty() ? json : json.put("values", values);
    }
}
