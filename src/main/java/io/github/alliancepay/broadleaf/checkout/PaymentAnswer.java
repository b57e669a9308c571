package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.text.QrImage;
import java.util.List;

/**
 * What a storefront that draws its own pages is told of a payment. The components are the fields of the JSON, as
 * {@code docs/storefront-api.yaml} describes them.
 *
 * @param status {@code OPENING}, {@code READY} or {@code FAILED} before the shopper has been at the bank, else a {@link PageKind}
 * @param decided whether nothing more will happen by itself
 * @param test whether no real money moves
 * @param token names the payment, and allows nothing but to see it
 * @param next where to go or what to ask next
 * @param orderNumber of the placed order, empty when there is none or it is not this visitor's
 * @param transfer how a payment from account to account is paid; all are empty when it cannot be paid, and for other payments
 * @param receipt of the money that has come
 * @param texts what to tell the shopper
 * @param steps everything that the shopper can do next, the most likely first
 */
public record PaymentAnswer(
        String status,
        boolean decided,
        boolean test,
        String token,
        String next,
        Amount amount,
        String orderNumber,
        Transfer transfer,
        Receipt receipt,
        Words texts,
        List<OfferedStep> steps) {

    public PaymentAnswer {
        steps = List.copyOf(steps);
    }

    /** Leaves the token out of logs. */
    @Override
    public String toString() {
        return "PaymentAnswer[" + status + "]";
    }

    /**
     * A sum of money.
     *
     * @param coins in coins of the currency
     * @param currency ISO 4217, such as {@code UAH}
     * @param text as people write it
     */
    public record Amount(long coins, String currency, String text) {}

    /**
     * What to tell the shopper, in one language. Each is empty when there is nothing to say.
     *
     * @param language ISO 639-1
     * @param happened what happened
     * @param reason why, in the bank's words or ours
     * @param safe what was not affected
     * @param next what to do
     */
    public record Words(String language, String title, String happened, String reason, String safe, String next) {}

    /**
     * Something that the shopper can do.
     *
     * @param step a {@link NextStep}
     * @param text of the button
     * @param method {@code GET} or {@code POST}, the latter with the token that the shop wants of its forms
     * @param address where it leads: of the shop, or of the bank
     */
    public record OfferedStep(String step, String text, String method, String address) {}

    /**
     * What went wrong.
     *
     * @param error a key, such as {@code cart.empty}
     */
    public record Problem(String error, Words texts, List<OfferedStep> steps) {

        public Problem {
            steps = List.copyOf(steps);
        }
    }

    /**
     * How money is sent from account to account.
     *
     * @param link opens the app of the shopper's bank on this device
     * @param qr what the QR code of the National Bank contains, for the app on another device
     * @param svg that QR code as an SVG image
     */
    public record Transfer(String link, String qr, String svg) {

        /** Of a payment that is not paid so. */
        public static final Transfer NONE = new Transfer("", "", "");

        static Transfer of(String link, String qr) {
            return new Transfer(link, qr, qr.isEmpty() ? "" : QrImage.of(qr).svg());
        }
    }

    /**
     * The ways to pay, as the checkout offers them for the cart of this visit.
     *
     * @param emailKnown whether the shop knows where to write to; otherwise the checkout asks for an address
     * @param moneyHere whether the bank has money for the cart already, so that paying again would be paying twice
     * @param amount what is to pay, empty when there is no cart
     * @param converted whether the bank converts the sum
     * @param options every way, also those that are not offered
     */
    public record Options(
            boolean emailKnown,
            boolean moneyHere,
            String amount,
            boolean converted,
            String language,
            List<Option> options) {

        public Options {
            options = List.copyOf(options);
        }
    }

    /**
     * A way to pay.
     *
     * @param option a {@link io.github.alliancepay.broadleaf.payment.PaymentOption}
     * @param offered whether it can be chosen for the cart of this visit
     * @param test whether no real money moves
     * @param marks the names of card schemes and wallets
     * @param steps what happens next
     */
    public record Option(
            String option,
            boolean offered,
            boolean test,
            String title,
            String lead,
            List<String> marks,
            List<String> steps,
            String safe,
            String submit) {

        public Option {
            marks = List.copyOf(marks);
            steps = List.copyOf(steps);
        }
    }
}
