package io.github.alliancepay.broadleaf.checkout;

import static io.github.alliancepay.broadleaf.checkout.NextStep.CHECKOUT;
import static io.github.alliancepay.broadleaf.checkout.NextStep.SHOP;

import io.github.alliancepay.broadleaf.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.ui.Model;
import org.springframework.web.context.request.NativeWebRequest;

/** The page that says what went wrong, what was not affected and what to do. */
final class ProblemPage {

    private static final String STEPS = "steps";

    /** The problems after which the checkout has nothing to show. */
    private static final Set<String> NO_CART = Set.of("not-found", "link.unknown", "cart.empty");

    private ProblemPage() {}

    /**
     * Offers the checkout and the shop, unless the model has steps already.
     *
     * @param key of the messages under {@code problem}
     */
    static String show(String key, String language, CheckoutSettings settings, NativeWebRequest request, Model model) {
        ResponseHeaders.of(request).keepPrivate();
        model.addAttribute("key", key);
        if (!model.containsAttribute(STEPS)) {
            model.addAttribute(STEPS, steps(key));
        }
        model.addAttribute("settings", settings);
        model.addAttribute("language", language);
        return "alliancepay/checkout/problem";
    }

    /** For an address that names nothing. Asked for by GET, it can be read in another language. */
    static String unknown(String key, CheckoutSettings settings, Locale locale, NativeWebRequest request, Model model) {
        String language = AskedLanguage.of(request).orElse(locale.getLanguage());
        model.addAttribute("switchable", true);
        return show(key, Texts.supported(language), settings, request, model);
    }

    /** What can be done after a problem. */
    static List<NextStep> steps(String key) {
        return NO_CART.contains(key) ? List.of(SHOP) : List.of(CHECKOUT, SHOP);
    }
}
