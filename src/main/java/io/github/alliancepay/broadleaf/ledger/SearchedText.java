package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.bank.Transliteration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed or pasted to find a payment, in the forms in which it may be stored.
 *
 * @param text without the signs and spaces around it
 */
record SearchedText(String text) {

    /** No column is longer. */
    private static final int LONGEST = 255;

    /** Of fewer characters than these, too many ids of the bank begin with them. */
    private static final int SHORTEST_BEGINNING = 6;

    private static final String AROUND = "[\\s\\p{Z}\\p{Cc}«»„“”\"'‘’`№#:;,()]+";
    private static final Pattern EDGES = Pattern.compile("^" + AROUND + "|" + AROUND + "$");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cs}]+");
    private static final Pattern ID = Pattern.compile("[!-~]+");

    /** What the plugin usually has the bank write: a comment of a refund or an order, or a purpose. The first number in it is enough. */
    private static final Pattern WRITTEN =
            Pattern.compile("(?iu)^(?:(?:(?:refund|release) of operation|payment for order|оплата замовлення) ([^ ,]+)"
                    + "(?:, order [^ ]+)?|([^ ,]+), ?[1-9][0-9]*)$");

    private static final Pattern DASHES = Pattern.compile("\\p{Pd}");

    /** Four digits, a masked number that ends with four, or a whole number in groups of four. */
    private static final Pattern CARD =
            Pattern.compile("(?:[\\d ]*[*•·.xXхХ][\\d *•·.xXхХ]*|\\d{4} \\d{4} \\d{4} )?(\\d{4})");

    SearchedText {
        String typed = SPACES.matcher(EDGES.matcher(text).replaceAll("")).replaceAll(" ");
        text = DASHES.matcher(WRITTEN.matcher(typed).replaceAll("$1$2")).replaceAll("-");
    }

    /** Whether nothing can be found by it. */
    boolean isPointless() {
        return text.isEmpty() || text.length() > LONGEST;
    }

    /** As it was typed, without spaces, without dashes too, and from an id in a comment at the bank; in lower and upper case. */
    Set<String> forms() {
        String compact = text.replace(" ", "");
        Set<String> forms = new LinkedHashSet<>();
        for (String form : List.of(text, compact, compact.replace("-", ""), Transliteration.withUnderscores(compact))) {
            forms.addAll(List.of(form, form.toLowerCase(Locale.ROOT), form.toUpperCase(Locale.ROOT)));
        }
        forms.remove("");
        return forms;
    }

    /** What an id of the bank may begin with. */
    Set<String> beginnings() {
        String compact = text.replace(" ", "");
        return compact.length() < SHORTEST_BEGINNING || !ID.matcher(compact).matches()
                ? Set.of()
                : new LinkedHashSet<>(List.of(compact, compact.toLowerCase(Locale.ROOT)));
    }

    Optional<Long> number() {
        return Optional.of(text.replace(" ", ""))
                .filter(digits -> digits.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    Optional<String> cardEnding() {
        Matcher card = CARD.matcher(text);
        return card.matches() ? Optional.of(card.group(1)) : Optional.empty();
    }

    /** What comes right after all texts that begin so. */
    static String end(String beginning) {
        int last = beginning.length() - 1;
        return beginning.substring(0, last) + (char) (beginning.charAt(last) + 1);
    }
}
