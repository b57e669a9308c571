package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.checkout.Opening.Phase;
import io.github.alliancepay.broadleaf.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** As the addresses of payment links have them. */
    private static final Pattern LINK = Pattern.compile("[\\w-]{1,64}");

    private static final Pattern TURN = Pattern.compile("\\d{1,3}");

    private final PaymentWatch watch;
    private final PaymentPages pages;
    private final CheckoutSettings settings;

    public OpenController(PaymentWatch watch, PaymentPages pages, CheckoutSettings settings) {
        this.watch = watch;
        this.pages = pages;
        this.settings = settings;
    }

    /**
     * @param turn how often the page has asked, as the browser says; it makes the page more or less patient and nothing else
     * @param link the token of the payment link that the visitor came by, if any
     */
    @GetMapping({Opening.PATH + "{token}", Opening.PATH + "{token}/"})
    public Object open(
            @PathVariable("token") String token,
            @RequestParam(name = "turn", defaultValue = "0") String turn,
            @RequestParam(name = "link", defaultValue = "") String link,
            NativeWebRequest request,
            Model model) {
        Opening opening = opening(token, number(turn));
        if (opening.phase() == Phase.RESULT) {
            return ShopRedirect.to(ReturnController.PATH + opening.payment().returnToken(), request);
        }
        if (opening.phase() == Phase.FAILED) {
            return isLink(link)
                    ? ShopRedirect.to(PayLinkController.afterFailure(link, opening), request)
                    : failed(opening, request, model);
        }
        ResponseHeaders.of(request).keepPrivate();
        model.addAttribute("opening", opening);
        model.addAttribute("link", isLink(link) ? "&link=" + link : "");
        model.addAttribute("settings", settings);
        model.addAttribute("language", Texts.supported(opening.payment().language()));
        return "alliancepay/checkout/open";
    }

    private String failed(Opening opening, NativeWebRequest request, Model model) {
        List<NextStep> steps = pages.steps(PageKind.ABANDONED, opening.payment(), opening.order());
        model.addAttribute("steps", steps);
        model.addAttribute("advice", opening.advice(steps));
        model.addAttribute("token", opening.payment().returnToken());
        model.addAttribute("terminal", opening.payment().merchantId());
        ResponseHeaders.of(request).status(HttpStatus.SERVICE_UNAVAILABLE.value());
        return ProblemPage.show(
                opening.problem(), Texts.supported(opening.payment().language()), settings, request, model);
    }

    /** What the page's script asks. */
    @GetMapping(Opening.PATH + "{token}/state")
    public ResponseEntity<Map<String, Object>> state(
            @PathVariable("token") String token,
            @RequestParam(name = "turn", defaultValue = "0") String turn,
            @RequestParam(name = "link", defaultValue = "") String link,
            NativeWebRequest request) {
        ResponseHeaders.of(request).keepPrivate();
        Opening opening = opening(token, number(turn));
        return ResponseEntity.ok(
                Map.of("kind", opening.phase().name(), "slow", opening.slow(), "next", next(opening, link, request)));
    }

    static int number(String turn) {
        return TURN.matcher(turn).matches() ? Integer.parseInt(turn) : 0;
    }

    private Opening opening(String token, int turn) {
        return pages.opening(watch.find(token), turn);
    }

    private static boolean isLink(String link) {
        return LINK.matcher(link).matches();
    }

    private static String next(Opening opening, String link, NativeWebRequest request) {
        String token = opening.payment().returnToken();
        return switch (opening.phase()) {
            case READY -> opening.bank();
            case RESULT -> request.getContextPath() + ReturnController.PATH + token;
            default -> request.getContextPath() + Opening.PATH + token + "?turn=" + opening.following()
                    + (isLink(link) ? "&link=" + link : "");
        };
    }

    @ExceptionHandler(UnknownTokenException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown(Locale locale, NativeWebRequest request, Model model) {
        return ProblemPage.unknown("not-found", settings, locale, request, model);
    }
}
