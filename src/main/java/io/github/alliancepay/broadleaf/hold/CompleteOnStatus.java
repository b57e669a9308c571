package io.github.alliancepay.broadleaf.hold;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Filter;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Key;
import io.github.alliancepay.broadleaf.payment.PaymentResults;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentStatus;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes the holds of orders that have come to a status of the host, whoever brought them there: it looks at all that is held, so no change
 * of a status is missed. An order whose completion failed is left to a person. Safe for use by many threads and nodes.
 */
public final class CompleteOnStatus {

    private static final Logger LOG = LoggerFactory.getLogger(CompleteOnStatus.class);

    private static final int PAGE = 200;

    private final PaymentSearch search;
    private final CompletionLedger completions;
    private final CompleteHold completeHold;
    private final OrderStatuses statuses;
    private final String status;

    /** Payments whose hold was refused since the start of this process; told once. */
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** @param status the host's name of it; empty for none */
    public CompleteOnStatus(
            PaymentSearch search,
            CompletionLedger completions,
            CompleteHold completeHold,
            OrderStatuses statuses,
            String status) {
        this.search = search;
        this.completions = completions;
        this.completeHold = completeHold;
        this.statuses = statuses;
        this.status = status.strip();
    }

    /** Looks at all that is held, once. Waits for the bank. */
    public void run() {
        Optional<PaymentQuery> page = Optional.of(PaymentQuery.of("", Filter.of(PaymentStatus.AUTHORIZED), PAGE))
                .filter(query -> !status.isEmpty());
        while (page.isPresent()) {
            PaymentQuery query = page.get();
            PaymentResults found = search.find(query);
            found.payments().stream().filter(this::isDue).forEach(this::complete);
            Optional<Key> next = found.next();
            page = next.map(query::after);
        }
    }

    private boolean isDue(Payment payment) {
        return payment.isSubmitted()
                && completions.ofPayment(payment.id()).isEmpty()
                && statuses.of(payment.bill().orderId()).filter(status::equals).isPresent();
    }

    private void complete(Payment payment) {
        try {
            completeHold.completeOrder(payment.bill().orderId());
            refused.remove(payment.id());
        } catch (CompletionRefusedException refusal) {
            if (refused.add(payment.id())) {
                LOG.warn(
                        "The hold of order {} was not completed, though the order is {}: {}",
                        payment.bill().orderId(),
                        status,
                        refusal.getMessage());
            }
        }
    }
}
