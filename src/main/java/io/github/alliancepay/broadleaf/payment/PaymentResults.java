package io.github.alliancepay.broadleaf.payment;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list of payments.
 *
 * @param payments newest first
 * @param next what to continue after; empty on the last page
 */
public record PaymentResults(List<Payment> payments, Optional<PaymentQuery.Key> next) {

    public PaymentResults {
        payments = List.copyOf(payments);
    }
}
