package io.github.alliancepay.broadleaf.payment;

import java.util.Set;

/**
 * Which payments are looked for.
 *
 * @param text an order number, order id, order id of the bank, RRN or the beginning of an e-mail address; empty for any
 * @param states any of these; empty for any
 * @param page counted from zero
 * @param limit how many to a page, 1 to 200
 */
public record PaymentQuery(String text, Set<PaymentState> states, int page, int limit) {

    private static final int MOST = 200;

    /** @throws IllegalArgumentException when the page or the limit is out of range */
    public PaymentQuery {
        text = text.strip();
        states = Set.copyOf(states);
        if (page < 0 || limit < 1 || limit > MOST) {
            throw new IllegalArgumentException(
                    "Page " + page + " of " + limit + " payments: pages count from 0 and hold 1 to " + MOST);
        }
    }

    /** The first fifty that match. */
    public static PaymentQuery of(String text) {
        return new PaymentQuery(text, Set.of(), 0, 50);
    }
}
