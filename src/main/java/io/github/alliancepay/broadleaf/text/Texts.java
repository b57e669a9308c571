package io.github.alliancepay.broadleaf.text;

import io.github.alliancepay.broadleaf.bank.BankTime;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.context.support.StaticMessageSource;

/**
 * Every text that a shopper or an admin reads, in Ukrainian and English. The host's own message under {@code alliancepay.<key>} has
 * precedence, so a shop can replace any text. A language is an ISO 639-1 code; for every code but {@code uk} the text is English. Safe
 * for use by many threads.
 */
public final class Texts {

    /** The second is the country, which many write for the language. */
    private static final Set<String> UKRAINIAN_CODES = Set.of("uk", "ua");

    private static final Locale UKRAINIAN = Locale.forLanguageTag("uk");

    private static final DateTimeFormatter UKRAINIAN_TIME = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss");
    private static final DateTimeFormatter UKRAINIAN_DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH);

    /** Suspicions, blocked cards and checks of the law: a matter of the card's holder and the bank that issued it (protocol section 13.4). */
    private static final Set<String> CONFIDENTIAL = Set.of(
            "1.02", "1.22", "1.24", "1.29", "1.65", "2.02", "2.07", "2.08", "2.09", "2.10", "9.52", "33.09", "33.10",
            "33.11");

    /** That the bank which issued the card declined, and nothing more. */
    private static final String GENERAL = "1";

    private final MessageSource host;
    private final ResourceBundleMessageSource own = new ResourceBundleMessageSource();

    /** Texts without a host that changes them. */
    public Texts() {
        this(new StaticMessageSource());
    }

    /** @param host asked first, under {@code alliancepay.<key>} */
    public Texts(MessageSource host) {
        this.host = host;
        own.setBundleClassLoader(Texts.class.getClassLoader());
        own.setBasenames("alliancepay/messages", "alliancepay/bank", "alliancepay/admin");
        own.setDefaultEncoding(StandardCharsets.UTF_8.name());
        own.setFallbackToSystemLocale(false);
    }

    /** The supported language for the one that is asked for, in any of the usual spellings. */
    public static String supported(String language) {
        Locale asked = Locale.forLanguageTag(language.replace('_', '-'));
        return UKRAINIAN_CODES.contains(asked.getLanguage()) ? "uk" : "en";
    }

    /** The text of a key, or the key itself when there is no text. */
    public String text(String language, String key, Object... arguments) {
        return find(language, key, arguments).orElse(key);
    }

    /** The text of the first of the keys that has one, or the last key when none has. */
    public String firstOf(String language, String... keys) {
        return Stream.of(keys)
                .flatMap(key -> find(language, key).stream())
                .findFirst()
                .orElse(keys[keys.length - 1]);
    }

    /** The text of a key, if there is one. */
    public Optional<String> find(String language, String key, Object... arguments) {
        Locale locale = supported(language).equals("uk") ? UKRAINIAN : Locale.ENGLISH;
        return find(host, "alliancepay." + key, arguments, locale).or(() -> find(own, key, arguments, locale));
    }

    /**
     * The text of a refund's key. Money that is held and not taken is released, and not refunded: it has a text of its own under
     * {@code release.} where one is needed.
     */
    public String refund(String language, boolean released, String key, Object... arguments) {
        String own = "release." + key.replaceFirst("^refund\\.", "");
        return (released ? find(language, own, arguments) : Optional.<String>empty())
                .orElseGet(() -> text(language, key, arguments));
    }

    /** A host may be configured to answer an unknown key with the key. */
    private static Optional<String> find(MessageSource source, String key, Object[] arguments, Locale locale) {
        return Optional.ofNullable(source.getMessage(key, arguments, null, locale))
                .filter(text -> !text.equals(key));
    }

    /**
     * Why the bank declined, as shoppers read it: kind and general where the reason is a suspicion or a blocked card, since others may
     * look at the screen, and the shop cannot know whether it is true.
     *
     * @param decline {@code actionCode.responseCode}; empty when the bank gave no reason
     */
    public String shopperReason(String language, String decline) {
        return reason(language, CONFIDENTIAL.contains(decline) ? GENERAL : decline);
    }

    /**
     * Why the bank declined, exactly, as the shop's staff read it.
     *
     * @param decline {@code actionCode.responseCode}; empty when the bank gave no reason
     */
    public String reason(String language, String decline) {
        String action = decline.split("\\.", 2)[0];
        return firstOf(language, "decline." + decline, "decline." + action, "decline.unknown");
    }

    /** A time where it is: {@code 24.11.2026 11:05:09} in Ukrainian, {@code 24 Nov 2026, 11:05:09} in English. */
    public String time(String language, ZonedDateTime time) {
        DateTimeFormatter format = supported(language).equals("uk") ? UKRAINIAN_TIME : ENGLISH_TIME;
        return format.format(time);
    }

    /** The zone of a time, with its distance from UTC at that time: {@code Kyiv (UTC+2)}. */
    public String zone(String language, ZonedDateTime time) {
        Locale locale = supported(language).equals("uk") ? UKRAINIAN : Locale.ENGLISH;
        String name = BankTime.isKyiv(time.getZone())
                ? text(language, "zone.kyiv")
                : time.getZone().getDisplayName(TextStyle.FULL, locale);
        return name + " ("
                + DateTimeFormatter.ofPattern("O", Locale.ENGLISH).format(time).replace("GMT", "UTC") + ")";
    }

    /** A time in Kyiv with its zone: {@code 24 Nov 2026, 11:05:09, Kyiv (UTC+2)}. */
    public String kyivTime(String language, Instant time) {
        ZonedDateTime local = time.atZone(BankTime.KYIV);
        return time(language, local) + ", " + zone(language, local);
    }

    /** A day: {@code 24.11.2026} in Ukrainian, {@code 24 Nov 2026} in English. */
    public String day(String language, LocalDate day) {
        return (supported(language).equals("uk") ? UKRAINIAN_DAY : ENGLISH_DAY).format(day);
    }

    /** A whole number, grouped as sums are. */
    public String number(String language, long number) {
        return MoneyFormat.of(supported(language)).whole(number);
    }

    /** A sum as people write it: {@code 1 234,56 ₴} in Ukrainian, {@code ₴1,234.56} in English. */
    public String money(String language, Coins amount, Currency currency) {
        return MoneyFormat.of(supported(language)).format(amount, currency);
    }
}
