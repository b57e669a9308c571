package io.github.alliancepay.broadleaf.bank.client;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Makes a JSON text cheap to parse. A value that is nested too deep and a number that is too long, or has too large an exponent, each become
 * a short text. So one absurd value costs neither the stack nor minutes of computing time, and does not hide the values beside it. Works the
 * same under every version of Jackson. Does not check the text: the parser does.
 */
final class BoundedJson {

    /** Deep enough for every answer in the protocol; far from what a stack can hold. */
    static final int DEEPEST = 32;

    /** Longer than every amount, rate and date. */
    static final int LONGEST_NUMBER = 40;

    /** As in {@code e-9999}. Beyond some milliards a decimal cannot hold it, which is no error of JSON to a parser. */
    static final int LONGEST_EXPONENT = 6;

    private static final char MORE = '…';

    private final String text;
    private final StringBuilder bounded;
    private int at;
    private int depth;

    private BoundedJson(String text) {
        this.text = text;
        this.bounded = new StringBuilder(text.length());
    }

    /** @throws CharacterCodingException when the text is not UTF-8 */
    static String of(byte[] utf8) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(utf8))
                .toString();
        return new BoundedJson(text).bounded();
    }

    private String bounded() {
        while (at < text.length()) {
            copyValue(text.charAt(at));
        }
        return bounded.toString();
    }

    private void copyValue(char first) {
        switch (first) {
            case '"' -> copyTo(endOfString(at));
            case '{', '[' -> open();
            case '}', ']' -> close();
            default -> {
                if (first == '-' || isDigit(first)) {
                    copyNumber(endOfNumber());
                } else {
                    copyTo(at + 1);
                }
            }
        }
    }

    private void open() {
        if (depth == DEEPEST) {
            bounded.append('"').append(MORE).append('"');
            at = endOfNested();
        } else {
            depth++;
            copyTo(at + 1);
        }
    }

    private void close() {
        depth--;
        copyTo(at + 1);
    }

    private void copyNumber(int end) {
        if (end - at <= LONGEST_NUMBER && end - exponent(end) <= LONGEST_EXPONENT) {
            copyTo(end);
        } else {
            bounded.append('"')
                    .append(text, at, Math.min(end, at + LONGEST_NUMBER))
                    .append(MORE)
                    .append('"');
            at = end;
        }
    }

    /** Where the exponent of the number begins; its end when it has none. */
    private int exponent(int end) {
        int place = at;
        while (place < end && text.charAt(place) != 'e' && text.charAt(place) != 'E') {
            place++;
        }
        return place;
    }

    private void copyTo(int end) {
        bounded.append(text, at, end);
        at = end;
    }

    private int endOfString(int start) {
        int end = start + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }

    private int endOfNumber() {
        int end = at + 1;
        while (end < text.length() && (isDigit(text.charAt(end)) || "+-.eE".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private int endOfNested() {
        int open = 0;
        int end = at;
        do {
            char next = text.charAt(end);
            open += next == '{' || next == '[' ? 1 : next == '}' || next == ']' ? -1 : 0;
            end = next == '"' ? endOfString(end) : end + 1;
        } while (open > 0 && end < text.length());
        return end;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
