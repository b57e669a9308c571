package io.github.alliancepay.broadleaf.bank;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes Ukrainian in Latin letters by the official table (resolution 55 of the Cabinet of Ministers, 2010), for texts in which the bank
 * takes no others (protocol section 5.1). A letter at the beginning of a word may be written in another way than inside it. Letters of
 * Russian, and the signs of printed texts, are replaced by what is nearest. What has nothing near stays as it is. Safe for use by many threads.
 */
public final class Transliteration {

    private static final Map<Character, String> LETTERS = Map.ofEntries(
            entry('а', "a"),
            entry('б', "b"),
            entry('в', "v"),
            entry('г', "h"),
            entry('ґ', "g"),
            entry('д', "d"),
            entry('е', "e"),
            entry('є', "ie"),
            entry('ж', "zh"),
            entry('з', "z"),
            entry('и', "y"),
            entry('і', "i"),
            entry('ї', "i"),
            entry('й', "i"),
            entry('к', "k"),
            entry('л', "l"),
            entry('м', "m"),
            entry('н', "n"),
            entry('о', "o"),
            entry('п', "p"),
            entry('р', "r"),
            entry('с', "s"),
            entry('т', "t"),
            entry('у', "u"),
            entry('ф', "f"),
            entry('х', "kh"),
            entry('ц', "ts"),
            entry('ч', "ch"),
            entry('ш', "sh"),
            entry('щ', "shch"),
            entry('ь', ""),
            entry('ю', "iu"),
            entry('я', "ia"),
            entry('ё', "io"),
            entry('ъ', ""),
            entry('ы', "y"),
            entry('э', "e"));

    private static final Map<Character, String> FIRST_LETTERS =
            Map.of('є', "ye", 'ї', "yi", 'й', "y", 'ю', "yu", 'я', "ya", 'ё', "yo");

    /** About one id of the bank in six has an underscore (protocol section 14.4). Hyphens occur in ids, too; equals signs do not. */
    private static final char UNDERSCORE = '=';

    private static final Map<Character, String> SIGNS = Map.ofEntries(
            entry('«', "'"),
            entry('»', "'"),
            entry('„', "'"),
            entry('“', "'"),
            entry('”', "'"),
            entry('‘', "'"),
            entry('’', "'"),
            entry('ʼ', "'"),
            entry('"', "'"),
            entry('–', "-"),
            entry('—', "-"),
            entry('−', "-"),
            entry('/', "-"),
            entry('_', String.valueOf(UNDERSCORE)),
            entry('…', "..."),
            entry('№', "No."),
            entry('₴', "UAH"),
            entry('€', "EUR"),
            entry('\t', " "),
            entry('\u00a0', " "),
            entry('\u202f', " "));

    private static final String APOSTROPHES = "'’ʼ";
    private static final Pattern ACCENTS = Pattern.compile("(?<=[A-Za-z])\\p{Mn}+");

    private final String text;
    private final StringBuilder latin = new StringBuilder();

    private Transliteration(String text) {
        this.text = text;
    }

    /** The text in Latin letters. */
    public static String latin(String text) {
        Transliteration whole = new Transliteration(Normalizer.normalize(text, Normalizer.Form.NFC));
        for (int index = 0; index < whole.text.length(); index++) {
            whole.add(index);
        }
        return ACCENTS.matcher(Normalizer.normalize(whole.latin, Normalizer.Form.NFD))
                .replaceAll("");
    }

    /**
     * A text of the shop as a {@code merchantComment}: in Latin letters, without what the bank does not take, and cut to what fits. May be
     * empty.
     */
    public static String comment(String text) {
        return RequestRules.commentOf(latin(text));
    }

    /** A text written by {@link #comment}, in which the numbers of the bank and the shop have their underscores again. */
    public static String withUnderscores(String comment) {
        return comment.replace(UNDERSCORE, '_');
    }

    private void add(int index) {
        char letter = text.charAt(index);
        if (!isInsideWord(index) || APOSTROPHES.indexOf(letter) < 0) {
            latin.append(written(index, Character.toLowerCase(letter)));
        }
    }

    private String written(int index, char letter) {
        if (!LETTERS.containsKey(letter)) {
            return SIGNS.getOrDefault(letter, String.valueOf(text.charAt(index)));
        }
        String lower = isZgh(index, letter) ? "gh" : plain(index, letter);
        return Character.isUpperCase(text.charAt(index)) ? upper(index, lower) : lower;
    }

    private String plain(int index, char letter) {
        String inside = LETTERS.get(letter);
        return isInside(index) ? inside : FIRST_LETTERS.getOrDefault(letter, inside);
    }

    /** The official table writes зг as zgh, because zh is another letter. */
    private boolean isZgh(int index, char letter) {
        return letter == 'г' && index > 0 && Character.toLowerCase(text.charAt(index - 1)) == 'з';
    }

    /** A word in capitals stays one: ЩО is SHCHO, Що is Shcho. */
    private String upper(int index, String lower) {
        boolean capitals = isLetter(index + 1) ? isCapital(index + 1) : isCapital(index - 1);
        return capitals || lower.isEmpty()
                ? lower.toUpperCase(Locale.ROOT)
                : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }

    private boolean isCapital(int index) {
        return isLetter(index) && Character.isUpperCase(text.charAt(index));
    }

    /** An apostrophe between letters belongs to the word. */
    private boolean isInside(int index) {
        return isLetter(index - 1)
                || index > 1 && APOSTROPHES.indexOf(text.charAt(index - 1)) >= 0 && isLetter(index - 2);
    }

    private boolean isInsideWord(int index) {
        return isCyrillic(index - 1) && isCyrillic(index + 1);
    }

    private boolean isCyrillic(int index) {
        return isLetter(index) && LETTERS.containsKey(Character.toLowerCase(text.charAt(index)));
    }

    private boolean isLetter(int index) {
        return index >= 0 && index < text.length() && Character.isLetter(text.charAt(index));
    }
}
