package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.payment.PayLink;
import io.github.alliancepay.broadleaf.payment.PayLinks;
import io.github.alliancepay.broadleaf.payment.PayLinks.Seen;
import io.github.alliancepay.broadleaf.payment.PayableOrder;
import io.github.alliancepay.broadleaf.payment.StartRefusedException;
import io.github.alliancepay.broadleaf.text.Texts;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
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
 * The page of a payment link. It needs no session: who has the link may see what is paid and pay it, and nothing else. The host's CSRF check
 * does not apply, because a stranger who could send the form would have to know the link, and could only pay.
 */
@Controller
public class PayLinkController {

    /** Where an order is paid by a link; the link's token follows. */
    public static final String PATH = "/alliancepay/pay/";

    /** While the shop takes no such payments; a link that is open can be used again later. */
    private static final String OFF = "OFF";

    private final PayLinks links;
    private final CheckoutSettings settings;
    private final Texts texts;

    public PayLinkController(PayLinks links, CheckoutSettings settings, Texts texts) {
        this.links = links;
        this.settings = settings;
        this.texts = texts;
    }

    /** The link's page, which says why the bank's page did not open. */
    static String afterFailure(String token, Opening opening) {
        return PATH + token + "?problem=" + opening.problem() + "&lang="
                + Texts.supported(opening.payment().language());
    }

    /**
     * What is to be paid, with one button, or why the link cannot be used. The payment's own page once the order has its money.
     *
     * @param problem why the last attempt was not made, a key of the messages under {@code pay.problem}
     */
    @GetMapping({PATH + "{token}", PATH + "{token}/"})
    public Object show(
            @PathVariable("token") String token,
            @RequestParam(name = "problem", defaultValue = "") String problem,
            Locale locale,
            NativeWebRequest request,
            Model model) {
        Seen seen = find(token);
        return seen.paid()
                .<Object>map(paid -> ShopRedirect.to(ReturnController.PATH + paid.returnToken(), request))
                .orElseGet(() -> show(seen, problem, locale, request, model));
    }

    private String show(Seen seen, String problem, Locale locale, NativeWebRequest request, Model model) {
        ResponseHeaders.of(request).keepPrivate();
        String language = AskedLanguage.of(request).orElseGet(() -> language(seen, locale));
        Optional<String> terminal = links.terminal(seen);
        String state = seen.state() == PayLink.State.OPEN && terminal.isEmpty()
                ? OFF
                : seen.state().name();
        model.addAttribute("state", state);
        model.addAttribute("problem", refusal(problem, language));
        // Written here, since a template would take the comma in the time for one between two arguments.
        model.addAttribute(
                "advice",
                texts.text(
                        language,
                        "pay." + state + ".next",
                        texts.kyivTime(language, seen.link().expiresAt())));
        terminal.flatMap(taken -> seen.order()).ifPresent(order -> show(order, model));
        model.addAttribute("terminal", terminal.orElse(""));
        model.addAttribute("settings", settings);
        model.addAttribute("language", Texts.supported(language));
        return "alliancepay/checkout/pay";
    }

    private static void show(PayableOrder order, Model model) {
        model.addAttribute("bill", order.bill());
        model.addAttribute("number", order.details().number());
        model.addAttribute("lines", order.details().lines().get());
    }

    /** Of the order, since who got the link may never have been in the shop. */
    private static String language(Seen seen, Locale locale) {
        return seen.order().map(order -> order.shopper().language()).orElse(locale.getLanguage());
    }

    /**
     * Starts the payment, and leads to the page that leads to the bank's; to the link's own page when it cannot be used any more. Where no
     * attempt is made, the link's page says why, and has its button.
     */
    @PostMapping({PATH + "{token}", PATH + "{token}/"})
    public Object pay(@PathVariable("token") String token, Locale locale, NativeWebRequest request, Model model) {
        Seen seen = find(token);
        try {
            return links.pay(seen, AskedLanguage.of(request))
                    .map(payment -> ShopRedirect.to(Opening.byLink(payment, token), request))
                    .orElseGet(() -> ShopRedirect.to(PATH + token, request));
        } catch (StartRefusedException refused) {
            ResponseHeaders.of(request).status(HttpStatus.SERVICE_UNAVAILABLE.value());
            return show(seen, refused.key(), locale, request, model);
        }
    }

    private Seen find(String token) {
        return links.find(token).orElseThrow(UnknownTokenException::new);
    }

    private String refusal(String problem, String language) {
        return problem.isEmpty() ? "" : texts.firstOf(language, "pay.problem." + problem, "pay.problem.other");
    }

    @ExceptionHandler(UnknownTokenException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown(Locale locale, NativeWebRequest request, Model model) {
        return ProblemPage.unknown("link.unknown", settings, locale, request, model);
    }
}
