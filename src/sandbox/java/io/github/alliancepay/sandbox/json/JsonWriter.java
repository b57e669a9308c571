package io.github.alliancepay.sandbox.json;

import java.util.List;
import java.util.Map;

/** Appends values as compact JSON. */
final class JsonWriter {
    private final StringBuilder out;

    JsonWriter(StringBuilder out) {
        this.out = out;
    }

    void value(Object value) {
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof JsonObject object) {
            object(object.members());
        } else if (value instanceof List<?> list) {
            array(list);
        } else {
            literal(value);
        }
    }

    private void literal(Object value) {
        if (value != Json.NULL && !(value instanceof Number) && !(value instanceof Boolean)) {
            throw new IllegalArgumentException(
                    "not a JSON value: " + value.getClass().getName());
        }
        out.append(value);
    }

    private void object(Map<String, Object> members) {
        String separator = "{";
        for (Map.Entry<String, Object> member : members.entrySet()) {
            out.append(separator);
            string(member.getKey());
            out.append(':');
            value(member.getValue());
            separator = ",";
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    private void array(List<?> list) {
        String separator = "[";
        for (Object item : list) {
            out.append(separator);
            value(item);
            separator = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private void string(String text) {
        out.append('"');
        text.chars().forEach(c -> character((char) c));
        out.append('"');
    }

    private void character(char c) {
        if (c == '"' || c == '\\') {
            out.append('\\').append(c);
        } else if (c < ' ' || c == '\u2028' || c == '\u2029') {
            out.append(String.format("\\u%04x", (int) c));
        } else {
            out.append(c);
        }
    }
}
