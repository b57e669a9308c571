package io.github.alliancepay.sandbox.json;

/** The two directions of JSON: values are String, Long, BigDecimal, Boolean, {@link #NULL}, List and {@link JsonObject}. */
public final class Json {
    /** The JSON literal {@code null}; Java's own never appears. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private Json() {}

    /** Reads one JSON value and nothing after it; duplicate names and more than 32 levels are errors. */
    public static Object read(String text) {
        return new JsonReader(text).document();
    }

    /** Reads a JSON object; any other value is an error. */
    public static JsonObject readObject(String text) {
        if (read(text) instanceof JsonObject object) {
            return object;
        }
        throw new JsonException("expected an object", 0);
    }

    /** Writes a value without spaces. */
    public static String write(Object value) {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out).value(value);
        return out.toString();
    }
}
