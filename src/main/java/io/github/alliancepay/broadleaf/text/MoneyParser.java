package io.github.alliancepay.broadleaf.text;

import io.github.alliancepay.broadleaf.money.Coins;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads sums as people type them: all that {@link Texts#money} writes in any language, and the same with another space or apostrophe between
 * thousands, with or without the currency. What could mean two sums is not read: {@code 1,234} is no sum, {@code 1,234.00} is one. Safe for
 * use by many threads.
 */
public final class MoneyParser {

    private static final Pattern SPACES = Pattern.compile("[\\u00a0\\u202f\\u2007\\u2009]");
    private static final String CURRENCY = "₴|\\$|€|грн\\.?|UAH|USD|EUR";
    private static final Pattern BEFORE = Pattern.compile("^(?:" + CURRENCY + ") *", Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER = Pattern.compile(" *(?:" + CURRENCY + ")$", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile("(\\d{1,15})(?:[.,](\\d{1,2}))?");
    private static final Pattern GROUPED =
            Pattern.compile("(\\d{1,3}(?:([ '’.,])\\d{3})(?:\\2\\d{3}){0,3})(?:([.,])(\\d{1,2}))?");

    /** Longer than every sum. The expressions take quadratic time for many spaces. */
    private static final int LONGEST = 64;

    private MoneyParser() {}

    /** The sum; empty when the text is none, or could mean two. */
    public static Optional<Coins> parse(String text) {
        return text.length() > LONGEST ? Optional.empty() : parseShort(text);
    }

    private static Optional<Coins> parseShort(String text) {
        String spaced = SPACES.matcher(text).replaceAll(" ").strip();
        Matcher before = BEFORE.matcher(spaced);
        String bare =
                before.find() ? before.replaceFirst("") : AFTER.matcher(spaced).replaceFirst("");
        Matcher plain = PLAIN.matcher(bare);
        if (plain.matches()) {
            return Optional.of(coins(plain.group(1), plain.group(2)));
        }
        return grouped(GROUPED.matcher(bare));
    }

    private static Optional<Coins> grouped(Matcher sum) {
        if (!sum.matches() || isAmbiguous(sum.group(1), sum.group(2), sum.group(3))) {
            return Optional.empty();
        }
        return Optional.of(coins(sum.group(1).replaceAll("\\D", ""), sum.group(4)));
    }

    /** A comma or a point may stand between thousands only when the other one, or a second one, shows what it means. */
    private static boolean isAmbiguous(String whole, String between, String decimal) {
        boolean either = between.equals(",") || between.equals(".");
        boolean alone = decimal == null && whole.indexOf(between) == whole.lastIndexOf(between);
        return either && (alone || between.equals(decimal));
    }

    private static Coins coins(String whole, String decimals) {
        return Coins.of(new BigDecimal(whole + "." + (decimals == null ? "0" : decimals)));
    }
}
