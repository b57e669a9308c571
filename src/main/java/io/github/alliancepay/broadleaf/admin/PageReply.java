package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import org.springframework.ui.Model;
import org.springframework.web.context.request.WebRequest;

/** A request under way and what it is answered with. */
record PageReply(LocalizedTexts speech, WebRequest request, Model model) {

    String words(RefundRefusedException refusal) {
        return speech.find(refusal.key(), refusal.arguments().toArray()).orElseGet(() -> speech.text("refund.refused"));
    }

    /** Puts something into the answer. */
    PageReply with(String name, Object value) {
        model.addAttribute(name, value);
        return this;
    }

    /** Answers with a window. */
    String open(Window window) {
        return window.open(model, request);
    }
}
