package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import org.springframework.ui.Model;
import org.springframework.web.context.request.WebRequest;

/** The page that answers a request: its texts, what it shows, and the window it opens. */
record PageReply(LocalizedTexts texts, WebRequest request, Model model) {

    /** Why a refund was refused. */
    String textOf(RefundRefusedException refused) {
        return texts.text(refused.refusal().key(), refused.arguments().toArray());
    }

    /** Adds a value to the page. */
    PageReply with(String name, Object value) {
        model.addAttribute(name, value);
        return this;
    }

    /** Opens a window with those values. */
    String open(Window window) {
        return window.open(model, request);
    }
}
