package io.github.alliancepay.broadleaf.payment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds payments for the back office. Safe for use by many threads; changes nothing. */
public interface PaymentSearch {

    /** The payments that match, newest first. */
    List<Payment> find(PaymentQuery query);

    /** All attempts to pay some orders, at most a thousand, by order and oldest first; in one statement. */
    Map<Long, List<Payment>> ofOrders(Collection<Long> orderIds);

    /** Which of some payments, at most a thousand, were made at a test terminal, so that no money moved. */
    Set<String> testPayments(Collection<String> paymentIds);

    /** The payments that need a person, the oldest first, at most two hundred; without those that a person has accepted. */
    List<Attention> needsAttention(Instant now);
}
