package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Where the shopper comes back to, with a page that knows every state and needs no session. Coming back proves nothing (protocol
 * section 6.4): it makes the payment due, and a worker asks the bank. The page answers from the ledger at once and asks again by itself,
 * more slowly as time passes.
 */
@Controller
public class ReturnController {

    /** Where the bank sends the shopper; the payment's token follows. */
    public static final String PATH = "/alliancepay/return/";

    private static final String STATUS_PATH = "/alliancepay/status/";

    /** Nobody looks at a page for so long. */
    private static final Duration LONGEST = Duration.ofHours(2);

    /** After how many seconds a browser without scripts asks first, and at most. */
    private static final int QUICK_SECONDS = 3;

    private static final int SLOW_SECONDS = 30;

    /** Who has waited long loses little by some seconds more: a quarter of the time so far. */
    private static final int PART = 4;

    private final PaymentWatch watch;
    private final PaymentPages pages;
    private final CheckoutSettings settings;
    private final Clock clock;

    public ReturnController(PaymentWatch watch, PaymentPages pages, CheckoutSettings settings, Clock clock) {
        this.watch = watch;
        this.pages = pages;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The host's confirmation page once the order is submitted and the host will show it, else the page of the payment.
     *
     * @param since when this page was first shown, in milliseconds since 1970, as the browser says; it decides the words and nothing else
     */
    @GetMapping({PATH + "{token}", PATH + "{token}/"})
    public Object arrive(
            @PathVariable("token") String token,
            @RequestParam(name = "lang", defaultValue = "") String language,
            @RequestParam(name = "since", defaultValue = "") String since,
            NativeWebRequest request,
            Model model) {
        Instant arrival = watch.since(since);
        PaymentPage page = pages.of(watch.see(token), arrival);
        if (page.isConfirmed() && language.isEmpty()) {
            return ShopRedirect.to(confirmation(page), request);
        }
        ResponseHeaders.of(request).keepPrivate();
        model.addAttribute("since", arrival.toEpochMilli());
        show(page, language, model);
        model.addAttribute("refresh", refresh(page, arrival));
        return "alliancepay/checkout/payment";
    }

    /** The bank may send the shopper back by a form; the page itself is had by GET. */
    @PostMapping({PATH + "{token}", PATH + "{token}/"})
    public ResponseEntity<Void> arriveByForm(@PathVariable("token") String token, NativeWebRequest request) {
        return ShopRedirect.to(PATH + watch.find(token).returnToken(), request);
    }

    /** What the waiting page's script asks. */
    @GetMapping(STATUS_PATH + "{token}")
    public ResponseEntity<Map<String, Object>> status(
            @PathVariable("token") String token,
            @RequestParam(name = "since", defaultValue = "") String since,
            NativeWebRequest request) {
        ResponseHeaders.of(request).keepPrivate();
        PaymentPage page = pages.of(watch.seeAgain(token), watch.since(since));
        PageKind kind = page.kind();
        String next = request.getContextPath() + (page.isConfirmed() ? confirmation(page) : PATH + page.returnToken());
        return ResponseEntity.ok(Map.of("kind", kind.name(), "decided", !kind.isUndecided(), "next", next));
    }

    private String confirmation(PaymentPage page) {
        return settings.confirmation(page.orderNumber());
    }

    private void show(PaymentPage page, String language, Model model) {
        String paidIn = page.payment().language();
        model.addAttribute("page", page);
        model.addAttribute("settings", settings);
        model.addAttribute("language", Texts.supported(language.isEmpty() ? paidIn : language));
        model.addAttribute("selected", language);
        if (page.steps().contains(NextStep.ORDER)) {
            model.addAttribute("confirmation", confirmation(page));
        }
    }

    /** Seconds until a browser without scripts asks again, more as time passes; 0 for never. */
    private int refresh(PaymentPage page, Instant arrival) {
        if (!page.kind().isUndecided() || arrival.plus(LONGEST).isBefore(clock.instant())) {
            return 0;
        }
        long waited = Math.max(0, Duration.between(arrival, clock.instant()).toSeconds());
        return (int) Math.min(QUICK_SECONDS + waited / PART, SLOW_SECONDS);
    }

    @ExceptionHandler(UnknownTokenException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown(Locale locale, NativeWebRequest request, Model model) {
        return ProblemPage.unknown("not-found", settings, locale, request, model);
    }
}
