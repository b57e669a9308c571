package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.checkout.Opening.Phase;
import io.github.alliancepay.broadleaf.checkout.PaymentAnswer.Amount;
import io.github.alliancepay.broadleaf.checkout.PaymentAnswer.OfferedStep;
import io.github.alliancepay.broadleaf.checkout.PaymentAnswer.Option;
import io.github.alliancepay.broadleaf.checkout.PaymentAnswer.Options;
import io.github.alliancepay.broadleaf.checkout.PaymentAnswer.Problem;
import io.github.alliancepay.broadleaf.checkout.PaymentAnswer.Transfer;
import io.github.alliancepay.broadleaf.checkout.PaymentAnswer.Words;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts into words for a storefront what the plugin's own pages show.
 *
 * @param words in the shopper's language
 * @param base the shop's context path
 * @param asked the language that the call asks for, if it asks for one; the addresses to ask next keep it
 */
record PaymentAnswers(CheckoutExpressions words, CheckoutSettings settings, String base, Optional<String> asked) {

    static final String CHECKOUT = "/alliancepay/api/checkout";
    static final String PAYMENTS = "/alliancepay/api/payments/";

    /** Of a payment whose bank page is being opened. */
    PaymentAnswer of(Opening opening, List<NextStep> steps) {
        Payment payment = opening.payment();
        return new PaymentAnswer(
                opening.phase().name(),
                opening.phase() == Phase.FAILED,
                words.test(),
                payment.returnToken(),
                next(opening),
                sum(payment),
                "",
                Transfer.NONE,
                Receipt.NONE,
                opening.phase() == Phase.FAILED
                        ? problem(opening.problem(), words.text(opening.advice(steps)))
                        : opening(opening),
                steps.stream().map(step -> choice(step, payment, "")).toList());
    }

    /** A failed opening is asked for again as one: as a payment it would seem to have been at the bank. */
    private String next(Opening opening) {
        return opening.phase() == Phase.READY
                ? opening.bank()
                : payment(opening.payment(), "turn=" + opening.following());
    }

    private Words opening(Opening opening) {
        return new Words(
                words.language(), words.text(opening.face() + ".title"), words.text(opening.happened()), "", "", "");
    }

    /** Of a payment that the shopper may have been at the bank with. */
    PaymentAnswer of(PaymentPage page) {
        return new PaymentAnswer(
                page.kind().name(),
                !page.kind().isUndecided(),
                words.test(),
                page.returnToken(),
                page.isConfirmed() ? base + settings.confirmation(page.orderNumber()) : payment(page.payment()),
                sum(page.payment()),
                page.orderNumber(),
                transfer(page),
                page.receipt(),
                page(page),
                choices(page));
    }

    private Transfer transfer(PaymentPage page) {
        return page.kind() == PageKind.TRANSFER && page.isPayable()
                ? Transfer.of(words.bankPage(page), page.qr())
                : Transfer.NONE;
    }

    private Words page(PaymentPage page) {
        String face = "page." + page.kind().name();
        boolean nothingToDo =
                page.kind() == PageKind.RETURNED && !page.order().standing().isCart();
        return new Words(
                words.language(),
                words.text(face + ".title"),
                words.text(face + ".happened"),
                reason(page),
                words.text(face + ".safe"),
                nothingToDo ? "" : words.text(page.advice()));
    }

    private String reason(PaymentPage page) {
        boolean declined = page.kind() == PageKind.RETRY || page.kind() == PageKind.DECLINED;
        return declined ? words.reason(page) : words.review(page);
    }

    private Amount sum(Payment payment) {
        return new Amount(
                payment.bill().amount().value(),
                payment.bill().currency().name(),
                words.money(payment.bill().amount(), payment.bill().currency()));
    }

    /** @param key of the messages under {@code problem} */
    Problem problem(String key, List<NextStep> steps) {
        return new Problem(
                key,
                problem(key, words.problem(key, "next")),
                steps.stream().map(step -> choice(step, "GET", place(step))).toList());
    }

    private Words problem(String key, String next) {
        return new Words(
                words.language(),
                words.problem(key, "title"),
                words.problem(key, "happened"),
                "",
                words.problem(key, "safe"),
                next);
    }

    Options options() {
        return new Options(
                !words.email().isEmpty(),
                words.moneyHere(),
                words.amount(),
                words.converted(),
                words.language(),
                List.of(cards(), accounts()));
    }

    private Option cards() {
        return option(PaymentOption.CARD, words.cards(), words.testCards(), words.marks());
    }

    private Option accounts() {
        return option(PaymentOption.ACCOUNT, words.accounts(), words.testAccounts(), List.of());
    }

    private Option option(PaymentOption option, boolean offered, boolean test, List<String> marks) {
        String face = option == PaymentOption.CARD ? "option." : "account.";
        return new Option(
                option.name(),
                offered,
                test,
                words.text(face + "name"),
                words.text(face + "lead"),
                marks,
                List.of(words.text(face + "step.1"), words.text(face + "step.2"), words.text(face + "step.3")),
                words.text(face + "safe"),
                words.text(face + "submit"));
    }

    private List<OfferedStep> choices(PaymentPage page) {
        return page.steps().stream().map(step -> choice(step, page)).toList();
    }

    private OfferedStep choice(NextStep step, PaymentPage page) {
        return step == NextStep.BANK
                ? new OfferedStep(step.name(), words.text(page.bankAction()), "GET", words.bankPage(page))
                : choice(step, page.payment(), page.orderNumber());
    }

    private OfferedStep choice(NextStep step, Payment payment, String orderNumber) {
        return switch (step) {
            case PAY_AGAIN -> choice(step, "POST", address(CHECKOUT, "again=" + payment.returnToken()));
            case ORDER -> choice(step, "GET", base + settings.confirmation(orderNumber));
            case CHECK -> choice(step, "GET", payment(payment));
            default -> choice(step, "GET", place(step));
        };
    }

    private OfferedStep choice(NextStep step, String method, String address) {
        return new OfferedStep(step.name(), words.text(step.key()), method, address);
    }

    private String place(NextStep step) {
        return base + (step == NextStep.SHOP ? settings.homePath() : settings.checkoutPath());
    }

    private String payment(Payment payment, String... query) {
        return address(PAYMENTS + payment.returnToken(), query);
    }

    private String address(String path, String... query) {
        String all = Stream.concat(Stream.of(query), asked.map(language -> "lang=" + language).stream())
                .collect(Collectors.joining("&"));
        return base + path + (all.isEmpty() ? "" : "?" + all);
    }
}
