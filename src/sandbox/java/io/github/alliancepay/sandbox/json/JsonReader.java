package io.github.alliancepay.sandbox.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A strict recursive-descent reader of RFC 8259. A tolerant emulator would hide the mistakes of its clients. */
final class JsonReader {
    private static final int DEEPEST = 32;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,39})(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?");
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    Object document() {
        Object value = value();
        skipSpace();
        if (at < text.length()) {
            throw fault("text after the end");
        }
        return value;
    }

    private Object value() {
        skipSpace();
        return switch (peek()) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::array);
            case '"' -> string();
            case 't' -> literal("true", Boolean.TRUE);
            case 'f' -> literal("false", Boolean.FALSE);
            case 'n' -> literal("null", Json.NULL);
            default -> number();
        };
    }

    private Object nested(java.util.function.Supplier<Object> content) {
        if (++depth > DEEPEST) {
            throw fault("nested too deeply");
        }
        at++;
        Object value = content.get();
        depth--;
        return value;
    }

    private JsonObject object() {
        JsonObject object = new JsonObject();
        if (closes('}')) {
            return object;
        }
        do {
            member(object);
        } while (continues('}'));
        return object;
    }

    private void member(JsonObject object) {
        skipSpace();
        String name = string();
        if (object.has(name)) {
            throw fault("the same name twice");
        }
        skipSpace();
        expect(':');
        object.put(name, value());
    }

    private List<Object> array() {
        List<Object> list = new ArrayList<>();
        if (closes(']')) {
            return list;
        }
        do {
            list.add(value());
        } while (continues(']'));
        return list;
    }

    private boolean closes(char end) {
        skipSpace();
        boolean closed = peek() == end;
        at += closed ? 1 : 0;
        return closed;
    }

    private boolean continues(char end) {
        if (closes(end)) {
            return false;
        }
        expect(',');
        return true;
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            value.append(character());
        }
        at++;
        return value.toString();
    }

    private char character() {
        char c = text.charAt(at++);
        if (c < ' ') {
            throw fault("a control character in a string");
        }
        return c == '\\' ? escape() : c;
    }

    private char escape() {
        char c = peek();
        at++;
        if (c == 'u') {
            return unicode();
        }
        int known = ESCAPES.indexOf(c);
        if (known < 0) {
            throw fault("an unknown escape");
        }
        return ESCAPED.charAt(known);
    }

    private char unicode() {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw fault("an unfinished escape");
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private Object literal(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw fault("an unknown word");
        }
        at += word.length();
        return value;
    }

    private Object number() {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw fault("an unexpected character");
        }
        at = matcher.end();
        BigDecimal number = new BigDecimal(matcher.group());
        boolean whole = matcher.group(2) == null && matcher.group(3) == null;
        return whole && number.precision() <= 18 ? (Object) number.longValueExact() : number;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw fault("expected " + wanted);
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw fault("the text ends too early");
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private JsonException fault(String what) {
        return new JsonException(what, at);
    }
}
