package io.github.alliancepay.broadleaf.payment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds payments for the back office. Each method costs what it returns, however many payments there are. A payment that cannot be read
 * (a newer version of the plugin wrote it, say) is left out, and listed by {@link #unreadable}. Safe for use by many threads; changes
 * nothing.
 */
public interface PaymentSearch {

    /**
     * The payments that match, newest first. When the beginning of an e-mail address fits more than five hundred payments, only five
     * hundred of them are looked through.
     */
    PaymentResults find(PaymentQuery query);

    /** All attempts to pay some orders, at most a thousand, by order and oldest first; in one statement. */
    Map<Long, List<Payment>> ofOrders(Collection<Long> orderIds);

    /** Which of some payments, at most a thousand, were made at a test terminal, so that no money moved. */
    Set<String> testPayments(Collection<String> paymentIds);

    /**
     * The payments that need a person, those that wait longest first, at most two hundred; without those that a person has accepted.
     */
    List<Attention> needsAttention(Instant now);

    /** Those that need attention and cannot be read, with the reason, at most two hundred; by payment id. */
    Map<String, String> unreadable(Instant now);
}
