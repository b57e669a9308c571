package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.text.Texts;
import java.util.Set;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** Makes {@code #alliancepay} for the page that is being rendered. Immutable; safe for use by many threads. */
public record CheckoutExpressionsFactory(Texts texts, Shopfront shopfront, CheckoutSettings settings)
        implements IExpressionObjectFactory {

    @Override
    public Set<String> getAllExpressionObjectNames() {
        return Set.of(CheckoutExpressions.NAME);
    }

    @Override
    public Object buildObject(IExpressionContext context, String name) {
        return in(language(context));
    }

    /** In a language, ISO 639-1. */
    CheckoutExpressions in(String language) {
        return new CheckoutExpressions(texts, shopfront, settings, language);
    }

    /** Our pages say their language; the host's pages are in the locale of the request. */
    private static String language(IExpressionContext context) {
        return context.getVariable("language") instanceof String named
                ? named
                : context.getLocale().getLanguage();
    }

    @Override
    public boolean isCacheable(String name) {
        return true;
    }
}
