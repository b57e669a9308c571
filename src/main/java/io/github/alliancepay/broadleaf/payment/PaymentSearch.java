package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.PaymentResults.ResultCount;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds payments for the back office. A text, a status, days, an amount or a need for attention is looked up in an index, however many
 * payments there are. A payment that cannot be read (a newer version of the plugin wrote it, say) is left out, and listed by
 * {@link #unreadable}. Safe for use by many threads; changes nothing.
 */
public interface PaymentSearch {

    /** A page of the payments that match. When a text fits more than five hundred payments, only five hundred are looked through. */
    PaymentResults find(PaymentQuery query);

    /** How many payments match on all pages together; counts to ten thousand, or to five hundred when there is a text. */
    ResultCount count(PaymentQuery query);

    /** The sums of the payments that were started, and of the refunds that were made, from one moment (UTC) to before another. */
    List<PaymentTotals> totals(Instant from, Instant until, Instant now);

    /** All attempts to pay some orders, at most a thousand, by order and oldest first; in one statement. */
    Map<Long, List<Payment>> ofOrders(Collection<Long> orderIds);

    /** The bank's operations of some payments, at most a thousand, by payment and oldest first; in one statement. */
    Map<String, List<Operation>> operations(Collection<String> paymentIds);

    /** Which of some payments, at most a thousand, were made at a test terminal, so that no money moved. */
    Set<String> testPayments(Collection<String> paymentIds);

    /**
     * The payments that need a person, those that wait longest first, at most two hundred; without those that a person has accepted.
     */
    List<Attention> needsAttention(Instant now);

    /** How many payments need a person; counts to a thousand. */
    ResultCount attentionCount(Instant now);

    /** Figures of this moment, for monitoring. */
    PaymentFigures figures(Instant now);

    /** Those that need attention and cannot be read, with the reason, at most two hundred; by payment id. */
    Map<String, String> unreadable(Instant now);
}
