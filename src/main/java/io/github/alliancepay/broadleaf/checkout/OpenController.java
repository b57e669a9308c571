package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.host.HostCart;
import io.github.alliancepay.broadleaf.host.HostOrder;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.text.Texts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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
 * The page between the checkout and the bank. It answers from the ledger at once: while the bank's page is being opened it asks again, by
 * script or by a meta refresh, and once it is open it leads there by script, meta refresh and link.
 */
@Controller
public class OpenController {

    static final String PATH = "/alliancepay/open/";

    /** How old the bank's word about an attempt may be when its page is shown once more. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** After so many turns of the page, the shopper learns that it takes long, and the page asks less often. */
    private static final int SLOW = 6;

    private static final int QUICK_SECONDS = 1;
    private static final int SLOW_SECONDS = 3;

    /** After so many turns the bank's word is waited for no longer, when its page is known. */
    private static final int UNHEARD = 4;

    /** After so many turns nothing more is expected. */
    private static final int LAST = 20;

    private static final Pattern TURN = Pattern.compile("\\d{1,3}");

    private final PaymentLedger ledger;
    private final HostCart cart;
    private final PaymentPages pages;
    private final CheckoutSettings settings;
    private final Clock clock;

    public OpenController(
            PaymentLedger ledger, HostCart cart, PaymentPages pages, CheckoutSettings settings, Clock clock) {
        this.ledger = ledger;
        this.cart = cart;
        this.pages = pages;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param turn how often the page has asked, as the browser says; it makes the page more or less patient and nothing else */
    @GetMapping({PATH + "{token}", PATH + "{token}/"})
    public Object open(
            @PathVariable("token") String token,
            @RequestParam(name = "turn", defaultValue = "0") String turn,
            NativeWebRequest request,
            Model model) {
        Opening opening = opening(token, number(turn));
        if (opening.phase() == OpeningPhase.RESULT) {
            return ShopRedirect.to(ReturnController.PATH + opening.payment().returnToken(), request);
        }
        if (opening.phase() == OpeningPhase.FAILED) {
            return failed(opening, request, model);
        }
        ResponseHeaders.of(request).keepPrivate();
        model.addAttribute("opening", opening);
        model.addAttribute("settings", settings);
        model.addAttribute("language", Texts.supported(opening.payment().language()));
        return "alliancepay/checkout/open";
    }

    private String failed(Opening opening, NativeWebRequest request, Model model) {
        String key = opening.payment().state() == PaymentState.ABANDONED ? "start.refused" : "start.unknown";
        model.addAttribute("steps", pages.steps(PageKind.ABANDONED, opening.payment(), opening.order()));
        model.addAttribute("token", opening.payment().returnToken());
        ResponseHeaders.of(request).status(HttpStatus.SERVICE_UNAVAILABLE.value());
        return ProblemPage.show(key, Texts.supported(opening.payment().language()), settings, request, model);
    }

    /** What the page's script asks. */
    @GetMapping(PATH + "{token}/state")
    public ResponseEntity<Map<String, Object>> state(
            @PathVariable("token") String token,
            @RequestParam(name = "turn", defaultValue = "0") String turn,
            NativeWebRequest request) {
        ResponseHeaders.of(request).keepPrivate();
        Opening opening = opening(token, number(turn));
        return ResponseEntity.ok(
                Map.of("kind", opening.phase().name(), "slow", opening.slow(), "next", opening.next(request)));
    }

    private static int number(String turn) {
        return TURN.matcher(turn).matches() ? Integer.parseInt(turn) : 0;
    }

    private Opening opening(String token, int turn) {
        Payment payment = ledger.findByReturnToken(token).orElseThrow(UnknownTokenException::new);
        HostOrder order = cart.order(payment);
        return payment.state() == PaymentState.ABANDONED
                ? paidElsewhere(payment)
                        .map(paid -> new Opening(OpeningPhase.RESULT, paid, order, turn))
                        .orElse(new Opening(OpeningPhase.FAILED, payment, order, turn))
                : new Opening(phase(payment, order, turn), payment, order, turn);
    }

    private Optional<Payment> paidElsewhere(Payment payment) {
        return ledger.ofOrder(payment.bill().orderId()).stream()
                .filter(attempt -> attempt.state().hasMoney())
                .findFirst();
    }

    /** Who pays for an order that is placed, changed or gone meanwhile has to get the money back by hand. */
    private OpeningPhase phase(Payment payment, HostOrder order, int turn) {
        if (order.standing() != HostOrder.Standing.CART) {
            return OpeningPhase.RESULT;
        }
        return switch (payment.state()) {
            case CREATED -> turn >= LAST || turn > 1 && isUnanswered(payment)
                    ? OpeningPhase.FAILED
                    : OpeningPhase.OPENING;
            case OPEN -> isCertain(payment) || turn >= UNHEARD ? OpeningPhase.READY : OpeningPhase.OPENING;
            default -> OpeningPhase.RESULT;
        };
    }

    private boolean isUnanswered(Payment payment) {
        return ledger.events(payment.id()).stream().anyMatch(event -> event.kind() == PaymentEvent.Kind.START_UNKNOWN);
    }

    /** Whether the attempt is new, or the bank said a moment ago that it is not paid. */
    private boolean isCertain(Payment payment) {
        return payment.lastAskedAt().orElse(payment.createdAt()).plus(FRESH).isAfter(clock.instant());
    }

    @ExceptionHandler(UnknownTokenException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown(Locale locale, NativeWebRequest request, Model model) {
        return ProblemPage.show("not-found", Texts.supported(locale.getLanguage()), settings, request, model);
    }

    /** How far the opening is. */
    public enum OpeningPhase {
        /** The bank has not answered yet. */
        OPENING,
        /** The bank's page can be shown. */
        READY,
        /** There is no page to show. */
        FAILED,
        /** The payment is further than that: its own page tells. */
        RESULT
    }

    /** @param turn how often the page has asked */
    public record Opening(OpeningPhase phase, Payment payment, HostOrder order, int turn) {

        /** Whether it takes longer than people expect. */
        public boolean slow() {
            return turn >= SLOW;
        }

        /** Seconds until a browser without scripts asks again. */
        public int refresh() {
            return slow() ? SLOW_SECONDS : QUICK_SECONDS;
        }

        /** The turn that follows. */
        public int following() {
            return turn + 1;
        }

        /** The bank's page, or the empty string. */
        public String bank() {
            return payment.bankPage().map(URI::toString).orElse("");
        }

        private String next(NativeWebRequest request) {
            return switch (phase) {
                case READY -> bank();
                case RESULT -> request.getContextPath() + ReturnController.PATH + payment.returnToken();
                default -> request.getContextPath() + PATH + payment.returnToken() + "?turn=" + following();
            };
        }
    }
}
