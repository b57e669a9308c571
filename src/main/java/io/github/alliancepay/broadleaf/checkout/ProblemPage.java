package io.github.alliancepay.broadleaf.checkout;

import org.springframework.ui.Model;
import org.springframework.web.context.request.NativeWebRequest;

/** The page that says what went wrong, what was not affected and what to do. */
final class ProblemPage {

    private ProblemPage() {}

    /** @param key of the messages under {@code problem} */
    static String show(String key, String language, CheckoutSettings settings, NativeWebRequest request, Model model) {
        ResponseHeaders.of(request).keepPrivate();
        model.addAttribute("key", key);
        model.addAttribute("settings", settings);
        model.addAttribute("language", language);
        return "alliancepay/checkout/problem";
    }
}
