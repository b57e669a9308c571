package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.text.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.springframework.web.util.UriUtils;

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

    /** How old the bank's word may be before a waiting page asks for a new one. */
    private static final Duration FRESH = Duration.ofSeconds(4);

    /** How long ago the bank was asked in vain before it is asked again for a waiting page. */
    private static final Duration PAUSE = Duration.ofSeconds(20);

    /** Nobody looks at a page for so long. */
    private static final Duration LONGEST = Duration.ofHours(2);

    /** How long a browser without scripts asks often. */
    private static final Duration QUICK_PERIOD = Duration.ofMinutes(15);

    private static final int QUICK_SECONDS = 3;
    private static final int SLOW_SECONDS = 30;

    private static final Set<PaymentState> UNDECIDED =
            EnumSet.of(PaymentState.CREATED, PaymentState.OPEN, PaymentState.PAID);

    private final PaymentLedger ledger;
    private final SyncQueue queue;
    private final PaymentPages pages;
    private final CheckoutSettings settings;
    private final Clock clock;

    public ReturnController(
            PaymentLedger ledger, SyncQueue queue, PaymentPages pages, CheckoutSettings settings, Clock clock) {
        this.ledger = ledger;
        this.queue = queue;
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
        Instant arrival = arrival(since);
        PaymentPage page = pages.of(seen(token), arrival);
        if (isConfirmed(page) && language.isEmpty()) {
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
        Payment payment = ledger.findByReturnToken(token).orElseThrow(UnknownTokenException::new);
        return ShopRedirect.to(PATH + payment.returnToken(), request);
    }

    /** What the waiting page's script asks. */
    @GetMapping(STATUS_PATH + "{token}")
    public ResponseEntity<Map<String, Object>> status(
            @PathVariable("token") String token,
            @RequestParam(name = "since", defaultValue = "") String since,
            NativeWebRequest request) {
        ResponseHeaders.of(request).keepPrivate();
        PaymentPage page = pages.of(seen(token), arrival(since));
        PageKind kind = page.kind();
        String next = request.getContextPath() + (isConfirmed(page) ? confirmation(page) : PATH + page.returnToken());
        return ResponseEntity.ok(Map.of("kind", kind.name(), "decided", !kind.isUndecided(), "next", next));
    }

    private Instant arrival(String since) {
        return since.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(since)) : clock.instant();
    }

    /** The payment as the ledger has it. A worker is told to ask the bank when its word is old. */
    private Payment seen(String token) {
        Payment payment = ledger.findByReturnToken(token).orElseThrow(UnknownTokenException::new);
        if (isWorthAsking(payment)) {
            queue.request(payment.id(), SyncTrigger.RETURN);
        }
        return payment;
    }

    private boolean isWorthAsking(Payment payment) {
        return UNDECIDED.contains(payment.state())
                && isOver(payment.lastAskedAt(), FRESH)
                && (payment.trouble().isEmpty() || isOver(ledger.lastTriedAt(payment.id()), PAUSE));
    }

    private boolean isOver(Optional<Instant> last, Duration pause) {
        return last.map(time -> time.plus(pause).isBefore(clock.instant())).orElse(true);
    }

    private static boolean isConfirmed(PaymentPage page) {
        return page.kind() == PageKind.PAID && page.steps().contains(NextStep.ORDER);
    }

    private String confirmation(PaymentPage page) {
        String number = UriUtils.encodePathSegment(page.orderNumber(), StandardCharsets.UTF_8);
        return settings.confirmationPath().replace("{orderNumber}", number);
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
        if (!page.kind().isUndecided() || isOver(Optional.of(arrival), LONGEST)) {
            return 0;
        }
        Duration age = Duration.between(page.payment().createdAt(), clock.instant());
        return age.compareTo(QUICK_PERIOD) < 0 ? QUICK_SECONDS : SLOW_SECONDS;
    }

    @ExceptionHandler(UnknownTokenException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown(Locale locale, NativeWebRequest request, Model model) {
        return ProblemPage.show("not-found", Texts.supported(locale.getLanguage()), settings, request, model);
    }
}
