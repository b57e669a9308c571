package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.payment.PayLink;
import io.github.alliancepay.broadleaf.payment.PayLinks;
import io.github.alliancepay.broadleaf.payment.PayLinks.Seen;
import io.github.alliancepay.broadleaf.payment.PayableOrder;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.StartRefusedException;
import io.github.alliancepay.broadleaf.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
 * The page of a payment link. It needs no session: who has the link may see what is paid and pay it, and nothing else. The host's CSRF check
 * does not apply, because a stranger who could send the form would have to know the link, and could only pay.
 */
@Controller
public class PayLinkController {

    /** Where an order is paid by a link; the link's token follows. */
    public static final String PATH = "/alliancepay/pay/";

    private final PayLinks links;
    private final CheckoutSettings settings;
    private final Texts texts;

    public PayLinkController(PayLinks links, CheckoutSettings settings, Texts texts) {
        this.links = links;
        this.settings = settings;
        this.texts = texts;
    }

    /** What is to be paid, with one button, or why the link cannot be used. The payment's own page once the order has its money. */
    @GetMapping({PATH + "{token}", PATH + "{token}/"})
    public Object show(
            @PathVariable("token") String token,
            @RequestParam(name = "lang", defaultValue = "") String language,
            Locale locale,
            NativeWebRequest request,
            Model model) {
        Seen seen = find(token);
        return seen.paid()
                .<Object>map(paid -> ShopRedirect.to(ReturnController.PATH + paid.returnToken(), request))
                .orElseGet(() -> show(seen, language.isEmpty() ? language(seen, locale) : language, request, model));
    }

    private String show(Seen seen, String language, NativeWebRequest request, Model model) {
        ResponseHeaders.of(request).keepPrivate();
        model.addAttribute("state", seen.state().name());
        // Written here, since a template would take the comma in the time for one between two arguments.
        model.addAttribute(
                "advice",
                texts.text(
                        language,
                        "pay." + seen.state() + ".next",
                        texts.kyivTime(language, seen.link().expiresAt())));
        seen.order().filter(order -> seen.state() == PayLink.State.OPEN).ifPresent(order -> show(order, model));
        model.addAttribute("terminal", links.terminal(seen).orElse(""));
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

    /** Starts the payment, and leads to the page that leads to the bank's; to the link's own page when it cannot be used any more. */
    @PostMapping({PATH + "{token}", PATH + "{token}/"})
    public ResponseEntity<Void> pay(
            @PathVariable("token") String token,
            @RequestParam(name = "lang", defaultValue = "") String language,
            NativeWebRequest request) {
        Optional<String> chosen =
                Optional.of(language).filter(asked -> !asked.isEmpty()).map(Shopper::language);
        return links.pay(find(token), chosen)
                .map(payment -> ShopRedirect.to(OpenController.PATH + payment.returnToken(), request))
                .orElseGet(() -> ShopRedirect.to(PATH + token, request));
    }

    private Seen find(String token) {
        return links.find(token).orElseThrow(UnknownTokenException::new);
    }

    @ExceptionHandler(StartRefusedException.class)
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String refused(StartRefusedException problem, Locale locale, NativeWebRequest request, Model model) {
        return problem(problem.key(), locale, request, model);
    }

    @ExceptionHandler(UnknownTokenException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown(Locale locale, NativeWebRequest request, Model model) {
        return problem("not-found", locale, request, model);
    }

    /** The checkout has nothing to show to who has no cart there. */
    private String problem(String key, Locale locale, NativeWebRequest request, Model model) {
        model.addAttribute("steps", List.of(NextStep.SHOP));
        return ProblemPage.show(key, Texts.supported(locale.getLanguage()), settings, request, model);
    }
}
