package io.github.alliancepay.sandbox.api;

import io.github.alliancepay.sandbox.http.Loopback;
import io.github.alliancepay.sandbox.order.RequestDate;
import java.net.URI;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A rule for a value, with the message of the bank. */
record Rule(String message, Predicate<Object> test) {
    static final Rule DATE = text("must be a date as yyyy-MM-dd HH:mm:ss.SS±HH:MM", Rule::isDate);
    static final Rule FLAG =
            new Rule("must be true or false", value -> List.of("true", "false").contains(value.toString()));
    static final Rule UUID = pattern("must be a UUID", "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    static final Rule ANYTHING = new Rule("must be there", value -> true);
    private static final Pattern ONLY_DIGITS = Pattern.compile("\\d+");

    static Rule text(int longest) {
        return text(
                "must be a text of 1 to " + longest + " characters",
                text -> !text.isBlank() && text.length() <= longest);
    }

    static Rule pattern(String message, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return text(message, text -> pattern.matcher(text).matches());
    }

    static Rule whole(long least, long most) {
        String message = "must be a whole number from " + least + " to " + most;
        return new Rule(message, value -> value instanceof Long number && number >= least && number <= most);
    }

    static Rule wholeOrDigits(long least, long most) {
        Rule whole = whole(least, most);
        return new Rule(whole.message(), value -> whole.test().test(number(value)));
    }

    private static Object number(Object value) {
        boolean digits = value instanceof String text
                && text.length() < 19
                && ONLY_DIGITS.matcher(text).matches();
        return digits ? Long.valueOf(value.toString()) : value;
    }

    static <E extends Enum<E>> Rule oneOf(Class<E> type) {
        return oneOf(Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
    }

    static Rule oneOf(List<String> names) {
        return text("must be one of " + names, names::contains);
    }

    static Rule listOf(Rule item) {
        return new Rule(
                "must be a list, not empty; each " + item.message(),
                value -> value instanceof List<?> list
                        && !list.isEmpty()
                        && list.stream().allMatch(item.test()));
    }

    /** An absolute https address. Plain http is allowed only on this machine. */
    static Rule url(int longest) {
        return text(
                "must be an https address of at most " + longest + " characters",
                text -> text.length() <= longest && isUrl(text));
    }

    static Rule name(List<String> forbidden) {
        Rule letters = pattern(
                "",
                "[\\p{IsLatin}\\p{IsCyrillic}\\d]([\\p{IsLatin}\\p{IsCyrillic}\\d '-]{0,28}[\\p{IsLatin}\\p{IsCyrillic}\\d])?");
        return text(
                "must be a name: letters, digits, inner spaces, hyphens and apostrophes, 30 at most",
                text -> letters.test().test(text)
                        && !ONLY_DIGITS.matcher(text).matches()
                        && forbidden.stream().noneMatch(text::equalsIgnoreCase));
    }

    private static Rule text(String message, Predicate<String> test) {
        return new Rule(message, value -> value instanceof String text && test.test(text));
    }

    private static boolean isDate(String text) {
        try {
            RequestDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isUrl(String text) {
        try {
            URI url = URI.create(text);
            Optional<String> host = Optional.ofNullable(url.getHost());
            boolean secure = "https".equals(url.getScheme()) || "http".equals(url.getScheme()) && Loopback.leads(text);
            return host.isPresent() && secure;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
