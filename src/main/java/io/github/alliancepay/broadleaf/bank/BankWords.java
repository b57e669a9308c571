package io.github.alliancepay.broadleaf.bank;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * What the bank's codes mean, in words that tell a shopper or an administrator what to do, in Ukrainian and English (protocol
 * sections 13.2 and 13.4). The same words are a message bundle, {@code alliancepay/bank}, for those that have their own means of
 * translation. Safe for use by many threads.
 */
public final class BankWords {

    private static final String BUNDLE = "alliancepay.bank";

    /** An operation may fail after the card's bank approved it, and must not be called approved then. */
    private static final String APPROVED = "decline.0";

    private static final ResourceBundle.Control EXACTLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private BankWords() {}

    /** Why a call was refused; the code itself is added when nobody knows what it means. */
    public static String refusal(String code, Locale locale) {
        ResourceBundle words = words(locale);
        String key = "bank." + code;
        return words.containsKey(key) ? words.getString(key) : words.getString("bank.unknown") + " (" + code + ")";
    }

    /** Why an operation failed, for the shopper who made it. */
    public static String decline(Operation operation, Locale locale) {
        ResourceBundle words = words(locale);
        String byAction = "decline." + operation.field("actionCode");
        return Stream.of(
                        byAction + "." + operation.field("responseCode"),
                        byAction,
                        "decline." + operation.status(),
                        "bank." + operation.field("errorDetails"))
                .filter(key -> operation.isSuccessful() || !key.startsWith(APPROVED))
                .filter(words::containsKey)
                .findFirst()
                .map(words::getString)
                .orElseGet(() -> words.getString("decline.unknown"));
    }

    private static ResourceBundle words(Locale locale) {
        ClassLoader loader = BankWords.class.getClassLoader();
        try {
            return ResourceBundle.getBundle(BUNDLE, locale, loader, EXACTLY);
        } catch (MissingResourceException otherLanguage) {
            return ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH, loader, EXACTLY);
        }
    }
}
