package io.github.alliancepay.sandbox.json;

/** Reads and writes JSON. Values are String, Long, BigDecimal, Boolean, {@link #NULL}, List and {@link JsonObject}. */
public final class Json {
    /** The JSON literal {@code null}. Java's null is never used. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private Json() {}

    /** Reads exactly one JSON value. Duplicate names and more than 32 levels are errors. */
    public static Object read(String text) {
        return new JsonReader(text).document();
    }

    /** Reads a JSON object. Any other value is an error. */
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
