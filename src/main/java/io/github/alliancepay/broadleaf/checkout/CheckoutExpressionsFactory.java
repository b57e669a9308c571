package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.text.Texts;

/**
 * Makes {@code #alliancepay} in the language of a page. A bean, so it must not be Thymeleaf's {@code IExpressionObjectFactory}: beside a bean of that
 * type the host leaves out its own (host section 5.2). Immutable; safe for use by many threads.
 */
public record CheckoutExpressionsFactory(Texts texts, Shopfront shopfront, CheckoutSettings settings) {

    /** In a language, ISO 639-1, for a page about no payment. */
    CheckoutExpressions in(String language) {
        return in(language, "");
    }

    /** For a page about a payment by the terminal with this merchant id. */
    CheckoutExpressions in(String language, String terminal) {
        return new CheckoutExpressions(texts, shopfront, settings, language, terminal);
    }
}
