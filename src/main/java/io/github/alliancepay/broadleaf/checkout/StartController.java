package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.host.HostCart;
import io.github.alliancepay.broadleaf.host.HostCart.Purchase;
import io.github.alliancepay.broadleaf.host.NotPayableException;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.StartPayment.Started;
import io.github.alliancepay.broadleaf.payment.StartRefusedException;
import io.github.alliancepay.broadleaf.text.Texts;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.NativeWebRequest;

/** Takes the shopper from the host's checkout to the bank's page. Covered by the host's own CSRF check and cart lock. */
@Controller
public class StartController {

    static final String PATH = "/alliancepay/checkout/start";

    private final HostCart cart;
    private final StartPayment start;
    private final CheckoutSettings settings;

    public StartController(HostCart cart, StartPayment start, CheckoutSettings settings) {
        this.cart = cart;
        this.start = start;
        this.settings = settings;
    }

    /** Sends the browser on by 303, so that going back does not post again. */
    @PostMapping(PATH)
    public ResponseEntity<Void> start(
            @RequestParam(name = "alliancepayEmail", defaultValue = "") String email,
            Locale locale,
            NativeWebRequest request) {
        Purchase purchase = cart.price(email.strip(), Texts.supported(locale.getLanguage()));
        return ResponseEntity.status(303)
                .location(address(start.start(purchase.bill(), purchase.shopper()), request.getContextPath()))
                .build();
    }

    private static URI address(Started started, String contextPath) {
        return started instanceof Started.Opened page
                ? page.address()
                : URI.create(contextPath
                        + ReturnController.PATH
                        + ((Started.Paid) started).payment().returnToken());
    }

    /** A reload of the form's address leads back to the checkout. */
    @GetMapping(PATH)
    public String startOver() {
        return "redirect:" + settings.checkoutPath();
    }

    @ExceptionHandler(NotPayableException.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    String notPayable(NotPayableException problem, Locale locale, Model model) {
        return problem(problem.key(), locale, model);
    }

    @ExceptionHandler(StartRefusedException.class)
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String refused(StartRefusedException problem, Locale locale, Model model) {
        return problem(problem.key(), locale, model);
    }

    private String problem(String key, Locale locale, Model model) {
        model.addAttribute("key", key);
        model.addAttribute("settings", settings);
        model.addAttribute("language", Texts.supported(locale.getLanguage()));
        return "alliancepay/checkout/problem";
    }
}
