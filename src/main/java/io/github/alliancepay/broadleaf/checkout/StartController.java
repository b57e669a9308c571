package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.host.HostCart;
import io.github.alliancepay.broadleaf.host.HostCart.Purchase;
import io.github.alliancepay.broadleaf.host.NotPayableException;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.StartPayment;
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

    private final HostCart cart;
    private final StartPayment start;
    private final PaymentLedger ledger;
    private final CheckoutSettings settings;

    public StartController(HostCart cart, StartPayment start, PaymentLedger ledger, CheckoutSettings settings) {
        this.cart = cart;
        this.start = start;
        this.ledger = ledger;
        this.settings = settings;
    }

    /**
     * Sends the browser on by 303, so that going back does not post again. Not to the bank at once: where a shop's content security policy
     * lets forms go to the shop only, a browser follows no redirect of a form to another host.
     */
    @PostMapping(PATH)
    public ResponseEntity<Void> start(
            @RequestParam(name = "alliancepayEmail", defaultValue = "") String email,
            Locale locale,
            NativeWebRequest request) {
        Purchase purchase = cart.price(email.strip(), Shopper.language(locale.getLanguage()));
        return open(purchase, request);
    }

    /**
     * Pays again with one click what an earlier attempt was for. The checkout follows when that is no longer this visitor's cart, or when
     * it costs something else.
     *
     * @param token of the earlier attempt
     */
    @PostMapping(path = PATH, params = AGAIN)
    public ResponseEntity<Void> startAgain(@RequestParam(AGAIN) String token, NativeWebRequest request) {
        return ledger.findByReturnToken(token)
                .flatMap(cart::priceAgain)
                .map(purchase -> open(purchase, request))
                .orElseGet(() -> startOver(request));
    }

    private ResponseEntity<Void> open(Purchase purchase, NativeWebRequest request) {
        Payment payment = start.start(purchase.bill(), purchase.shopper(), purchase.order())
                .payment();
        return ShopRedirect.to(OpenController.PATH + payment.returnToken(), request);
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
