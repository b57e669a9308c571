package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.host.NotPayableException;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentOption;
import io.github.alliancepay.broadleaf.payment.StartRefusedException;
import io.github.alliancepay.broadleaf.text.Texts;
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

/**
 * Takes the order from the host's checkout and sends the shopper to a page of ours, which leads on to the bank's. Never waits for the
 * bank. Covered by the host's own CSRF check and cart lock.
 */
@Controller
public class StartController {

    static final String PATH = "/alliancepay/checkout/start";

    private static final String AGAIN = "again";

    /** What the form of the option says that pays from an account. */
    private static final String ACCOUNT = "account";

    private final CartPayment cart;
    private final CheckoutSettings settings;

    public StartController(CartPayment cart, CheckoutSettings settings) {
        this.cart = cart;
        this.settings = settings;
    }

    /**
     * Sends the browser on by 303, so that going back does not post again. Not to the bank at once: where a shop's content security policy
     * lets forms go to the shop only, a browser follows no redirect of a form to another host.
     */
    @PostMapping(PATH)
    public ResponseEntity<Void> start(
            @RequestParam(name = "alliancepayEmail", defaultValue = "") String email,
            @RequestParam(name = "alliancepayOption", defaultValue = "") String option,
            Locale locale,
            NativeWebRequest request) {
        return open(
                cart.start(email, locale, ACCOUNT.equals(option) ? PaymentOption.ACCOUNT : PaymentOption.CARD),
                request);
    }

    /**
     * Pays again with one click what an earlier attempt was for. The checkout follows when that is no longer this visitor's cart, or when
     * it costs something else.
     *
     * @param token of the earlier attempt
     */
    @PostMapping(path = PATH, params = AGAIN)
    public ResponseEntity<Void> startAgain(@RequestParam(AGAIN) String token, NativeWebRequest request) {
        return cart.startAgain(token).map(payment -> open(payment, request)).orElseGet(() -> startOver(request));
    }

    private static ResponseEntity<Void> open(Payment payment, NativeWebRequest request) {
        return ShopRedirect.to(Opening.PATH + payment.returnToken(), request);
    }

    /** Somebody reloaded the address of the form: the checkout is where they want to be. */
    @GetMapping(PATH)
    public ResponseEntity<Void> startOver(NativeWebRequest request) {
        return ShopRedirect.to(settings.checkoutPath(), request);
    }

    @ExceptionHandler(NotPayableException.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    String notPayable(NotPayableException problem, Locale locale, NativeWebRequest request, Model model) {
        return ProblemPage.show(problem.key(), Texts.supported(locale.getLanguage()), settings, request, model);
    }

    @ExceptionHandler(StartRefusedException.class)
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String refused(StartRefusedException problem, Locale locale, NativeWebRequest request, Model model) {
        return ProblemPage.show(problem.key(), Texts.supported(locale.getLanguage()), settings, request, model);
    }
}
