package io.github.alliancepay.broadleaf.checkout;

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
     * The way to pay, as the checkout offers it.
     *
     * @param offered whether it can be chosen for the cart of this visit
     * @param test whether no real money moves
     * @param emailKnown whether the shop knows where to write to; otherwise the checkout asks for an address
     * @param moneyHere whether the bank has money for the cart already, so that paying again would be paying twice
     * @param amount what is to pay, empty when there is no cart
     * @param converted whether the bank converts the sum
     * @param marks the names of card schemes and wallets
     * @param steps what happens next
     */
    public record Option(
            boolean offered,
            boolean test,
            boolean emailKnown,
            boolean moneyHere,
            String amount,
            boolean converted,
            String language,
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
