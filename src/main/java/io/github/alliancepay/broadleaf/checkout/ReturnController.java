package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.host.HostCart;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * The page to which the shopper comes back. It shows every state and needs no session. Coming back proves nothing (protocol section
 * 6.4): it only triggers a question to the bank.
 */
@Controller
public class ReturnController {

    static final String PATH = "/alliancepay/return/";

    private static final String STATUS_PATH = "/alliancepay/status/";

    /** Most payments are decided sooner, and then the shopper sees the result at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** How old the bank's answer may be before a waiting page asks for a new one. */
    private static final Duration FRESH = Duration.ofSeconds(4);

    private final PaymentLedger ledger;
    private final SyncQueue queue;
    private final HostCart cart;
    private final CheckoutSettings settings;
    private final Clock clock;

    public ReturnController(
            PaymentLedger ledger, SyncQueue queue, HostCart cart, CheckoutSettings settings, Clock clock) {
        this.ledger = ledger;
        this.queue = queue;
        this.cart = cart;
        this.settings = settings;
        this.clock = clock;
    }

    /** The host's confirmation page once the order is submitted and the host will show it, else the page of the payment. */
    @GetMapping(PATH + "{token}")
    public String arrive(
            @PathVariable("token") String token,
            @RequestParam(name = "lang", defaultValue = "") String language,
            NativeWebRequest request,
            Model model) {
        Payment payment = current(token);
        ResponseHeaders.of(request).keepPrivate();
        if (payment.state() == PaymentState.COMPLETED && language.isEmpty() && cart.isOwned(payment)) {
            return "redirect:" + confirmation(payment);
        }
        show(payment, language, model);
        return "alliancepay/checkout/payment";
    }

    /** The status of the payment, for the script of the waiting page. */
    @GetMapping(STATUS_PATH + "{token}")
    public ResponseEntity<Map<String, Object>> status(@PathVariable("token") String token, NativeWebRequest request) {
        Payment payment = current(token);
        PageKind kind = PageKind.of(payment);
        boolean confirmed = payment.state() == PaymentState.COMPLETED && cart.isOwned(payment);
        String next = request.getContextPath() + (confirmed ? confirmation(payment) : PATH + payment.returnToken());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("kind", kind.name(), "decided", !kind.isUndecided(), "next", next));
    }

    private Payment current(String token) {
        Payment payment = find(token);
        if (!isWorthAsking(payment)) {
            return payment;
        }
        await(queue.sync(payment.id(), SyncTrigger.RETURN));
        return find(token);
    }

    private Payment find(String token) {
        return ledger.findByReturnToken(token).orElseThrow(UnknownTokenException::new);
    }

    private boolean isWorthAsking(Payment payment) {
        boolean stale = payment.lastAskedAt()
                .map(asked -> asked.plus(FRESH).isBefore(clock.instant()))
                .orElse(true);
        return stale && PageKind.of(payment).isUndecided();
    }

    /** When the wait ends, the worker goes on. */
    private static void await(CompletableFuture<Void> sync) {
        sync.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private String confirmation(Payment payment) {
        return settings.confirmationPath()
                .replace("{orderNumber}", payment.outcome().orderNumber());
    }

    private void show(Payment payment, String language, Model model) {
        model.addAttribute("page", PaymentPage.of(payment));
        model.addAttribute("settings", settings);
        model.addAttribute("language", Texts.supported(language.isEmpty() ? payment.language() : language));
        if (payment.state() == PaymentState.COMPLETED) {
            model.addAttribute("confirmation", confirmation(payment));
        }
    }

    @ExceptionHandler(UnknownTokenException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown(Locale locale, Model model) {
        model.addAttribute("key", "not-found");
        model.addAttribute("settings", settings);
        model.addAttribute("language", Texts.supported(locale.getLanguage()));
        return "alliancepay/checkout/problem";
    }

    /** The token names no payment. */
    private static final class UnknownTokenException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
