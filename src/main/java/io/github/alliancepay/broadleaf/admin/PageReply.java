package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Payment;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.ModelMap;
import org.springframework.web.context.request.WebRequest;

/** The page that answers a request: its texts, what it shows, and the window it opens. A controller takes it as a parameter. */
public record PageReply(LocalizedTexts texts, AdminPaths paths, WebRequest request, ModelMap model) {

    /** Adds a value to the page. */
    PageReply with(String name, Object value) {
        model.addAttribute(name, value);
        return this;
    }

    /** Opens a window with those values. */
    String open(Window window) {
        return window.open(model, request);
    }

    /**
     * Sends the browser to another page of a payment, so that going back or loading again posts nothing again. The address stays relative:
     * the servlet container would put the scheme and host in front that it sees, which behind a proxy are not the admin's.
     *
     * @param what the end of the address, of characters that need no encoding
     */
    ResponseEntity<Void> goTo(Payment payment, String what) {
        return goTo(paths.payment(payment.bill().orderId(), payment.id(), what));
    }

    /** Sends the browser to another page of the back office, as {@link #goTo(Payment, String)} does. */
    ResponseEntity<Void> goTo(String path) {
        return ResponseEntity.status(303)
                .cacheControl(CacheControl.noStore())
                .location(URI.create(request.getContextPath() + path))
                .build();
    }

    /** Sends the browser to the page that waits for a task. */
    ResponseEntity<Void> waitFor(String token, Payment payment) {
        return goTo(payment, "progress/" + token);
    }
}
