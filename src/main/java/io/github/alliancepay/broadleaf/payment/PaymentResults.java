package io.github.alliancepay.broadleaf.payment;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list of payments.
 *
 * @param payments in the order of the query
 * @param previous what the page before ends before; empty on the first page
 * @param next what to continue after; empty on the last page
 */
public record PaymentResults(
        List<Payment> payments, Optional<PaymentQuery.Key> previous, Optional<PaymentQuery.Key> next) {

    public PaymentResults {
        payments = List.copyOf(payments);
    }

    /**
     * How many payments match.
     *
     * @param number exact, or as many as were counted
     * @param more whether there may be more than were counted
     */
    public record ResultCount(int number, boolean more) {}
}
