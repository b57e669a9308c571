package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.Payer;
import java.util.Locale;

/**
 * Who pays.
 *
 * @param email where the shopper can be reached, empty when unknown
 * @param language ISO 639-1
 */
public record Shopper(Payer payer, String email, String language) {

    /**
     * The language for people of a locale: the locale's own when the bank's page has it, else English.
     *
     * @param tag such as {@code uk}, {@code de_AT} or {@code ua}, which many write for {@code uk}
     */
    public static String language(String tag) {
        String language = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        String spoken = language.equals("ua") ? "uk" : language;
        return OrderRequest.LANGUAGES.contains(spoken) ? spoken : "en";
    }

    /** Leaves personal data out of logs. */
    @Override
    public String toString() {
        return "Shopper[" + payer + "]";
    }
}
