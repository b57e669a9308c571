package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.checkout.Opening.Phase;
import io.github.alliancepay.broadleaf.host.NotPayableException;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentOption;
import io.github.alliancepay.broadleaf.payment.StartRefusedException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * What the plugin's own pages do, as JSON for storefronts that draw their own ({@code docs/storefront-api.yaml}). The host's CSRF check, cart
 * lock and session hold as they do for its forms, and no other origin may call. Never waits for the bank.
 */
@Controller
public class StorefrontApi {

    private static final String OPTIONS = "/alliancepay/api/options";
    private static final String AGAIN = "again";

    /** What can be done but to wait while the bank's page is being opened. */
    private static final Set<NextStep> ELSEWHERE = EnumSet.of(NextStep.OTHER_WAY, NextStep.SHOP);

    private final CartPayment cart;
    private final PaymentWatch watch;
    private final PaymentPages pages;
    private final CheckoutExpressionsFactory words;

    public StorefrontApi(CartPayment cart, PaymentWatch watch, PaymentPages pages, CheckoutExpressionsFactory words) {
        this.cart = cart;
        this.watch = watch;
        this.pages = pages;
        this.words = words;
    }

    /** The ways to pay, as the checkout offers them for the cart of this visit. */
    @GetMapping(OPTIONS)
    public ResponseEntity<PaymentAnswer.Options> options(Locale locale, NativeWebRequest request) {
        return answer(200, answers(locale.getLanguage(), "", request).options(), request);
    }

    /**
     * Starts or resumes the payment of the cart.
     *
     * @param option a {@link PaymentOption}; anything else is {@link PaymentOption#CARD}
     */
    @PostMapping(PaymentAnswers.CHECKOUT)
    public ResponseEntity<PaymentAnswer> start(
            @RequestParam(name = "email", defaultValue = "") String email,
            @RequestParam(name = "option", defaultValue = "") String option,
            Locale locale,
            NativeWebRequest request) {
        boolean account = PaymentOption.ACCOUNT.name().equals(option);
        return opening(cart.start(email, locale, account ? PaymentOption.ACCOUNT : PaymentOption.CARD), 0, request);
    }

    /** Pays again what an earlier attempt was for, when that is still the cart of this visit. */
    @PostMapping(path = PaymentAnswers.CHECKOUT, params = AGAIN)
    public ResponseEntity<PaymentAnswer> startAgain(@RequestParam(AGAIN) String token, NativeWebRequest request) {
        Payment payment = cart.startAgain(token).orElseThrow(() -> new NotPayableException("cart.changed"));
        return opening(payment, 0, request);
    }

    /** A payment whose bank page is being opened; it is told as on its own page once it is further. */
    @GetMapping(path = PaymentAnswers.PAYMENTS + "{token}", params = "turn")
    public ResponseEntity<PaymentAnswer> opening(
            @PathVariable("token") String token, @RequestParam("turn") String turn, NativeWebRequest request) {
        return opening(watch.find(token), OpenController.number(turn), request);
    }

    private ResponseEntity<PaymentAnswer> opening(Payment payment, int turn, NativeWebRequest request) {
        Opening opening = pages.opening(payment, turn);
        return opening.phase() == Phase.RESULT
                ? page(opening.payment(), "", request)
                : answer(
                        200,
                        answers(payment.language(), payment.merchantId(), request)
                                .of(opening, steps(opening)),
                        request);
    }

    private List<NextStep> steps(Opening opening) {
        boolean failed = opening.phase() == Phase.FAILED;
        PageKind kind = failed ? PageKind.ABANDONED : PageKind.WAITING;
        return pages.steps(kind, opening.payment(), opening.order()).stream()
                .filter(step -> failed || ELSEWHERE.contains(step))
                .toList();
    }

    /** @param since when the shopper came back, in milliseconds since 1970; it decides the words and nothing else */
    @GetMapping(PaymentAnswers.PAYMENTS + "{token}")
    public ResponseEntity<PaymentAnswer> payment(
            @PathVariable("token") String token,
            @RequestParam(name = "since", defaultValue = "") String since,
            NativeWebRequest request) {
        return page(watch.see(token), since, request);
    }

    private ResponseEntity<PaymentAnswer> page(Payment payment, String since, NativeWebRequest request) {
        PaymentPage page = pages.of(payment, watch.since(since));
        return answer(
                200, answers(payment.language(), payment.merchantId(), request).of(page), request);
    }

    @ExceptionHandler(NotPayableException.class)
    ResponseEntity<PaymentAnswer.Problem> notPayable(
            NotPayableException problem, Locale locale, NativeWebRequest request) {
        return problem(HttpStatus.CONFLICT, problem.key(), locale, request);
    }

    @ExceptionHandler(StartRefusedException.class)
    ResponseEntity<PaymentAnswer.Problem> refused(
            StartRefusedException problem, Locale locale, NativeWebRequest request) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, problem.key(), locale, request);
    }

    @ExceptionHandler(UnknownTokenException.class)
    ResponseEntity<PaymentAnswer.Problem> unknown(Locale locale, NativeWebRequest request) {
        return problem(HttpStatus.NOT_FOUND, "not-found", locale, request);
    }

    private ResponseEntity<PaymentAnswer.Problem> problem(
            HttpStatus status, String key, Locale locale, NativeWebRequest request) {
        PaymentAnswers answers = answers(locale.getLanguage(), "", request);
        return answer(status.value(), answers.problem(key, ProblemPage.steps(key)), request);
    }

    /** @param language of those who ask for none */
    private PaymentAnswers answers(String language, String terminal, NativeWebRequest request) {
        Optional<String> asked = AskedLanguage.of(request);
        return new PaymentAnswers(
                words.in(asked.orElse(language), terminal), words.settings(), request.getContextPath(), asked);
    }

    private static <T> ResponseEntity<T> answer(int status, T body, NativeWebRequest request) {
        ResponseHeaders.of(request).keepPrivate();
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
