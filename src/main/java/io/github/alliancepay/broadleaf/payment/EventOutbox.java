package io.github.alliancepay.broadleaf.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the shop has yet to be told of. An entry is written in the transaction of the change that it tells of, so neither is ever without
 * the other. Shared by all nodes; every method is a transaction of its own, and safe for use by many threads.
 */
public interface EventOutbox {

    /** Entries that nobody has told the shop of, the oldest first. Kinds that only a newer version knows are left to it. */
    List<OutboxEntry> due(Instant now, int most);

    /**
     * Takes an entry, to tell the shop of it. When its taker dies before {@link #remove}, the entry is due again.
     *
     * @param until when another node may take it
     * @return false when another has taken it, or the shop was told
     */
    boolean claim(OutboxEntry entry, Instant until);

    /** The shop was told. */
    void remove(OutboxEntry entry);

    /** Payments that may have a reason for attention that nobody was told of. */
    List<String> noticesDue(Instant now, int most);

    /**
     * Takes the reasons for attention that hold now and that nobody was told of. They are taken once: when their taker dies, nobody is told.
     * While somebody works on the payment, nothing is taken, since a reason may pass by itself.
     *
     * @return empty when there is no such reason
     */
    Optional<AttentionNotice> takeNotice(String paymentId, Instant now);

    /** What happened. */
    enum Topic {
        PAYMENT_COMPLETED,
        PAYMENT_HELD,
        HOLD_EXPIRING,
        PAYMENT_DECLINED,
        REFUND_SUCCEEDED,
        REFUND_FAILED
    }

    /**
     * A change that the shop is to be told of.
     *
     * @param refundId the refund that changed, empty when it was the payment
     * @param dueAt from when on it may be taken (UTC)
     */
    record OutboxEntry(long id, Topic topic, String paymentId, Optional<String> refundId, Instant dueAt) {}
}
