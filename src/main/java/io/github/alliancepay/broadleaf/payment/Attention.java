package io.github.alliancepay.broadleaf.payment;

import java.util.Set;

/**
 * A payment that needs a person.
 *
 * @param reasons all that apply, at least one
 */
public record Attention(Payment payment, Set<Reason> reasons) {

    /** Why it needs a person. The words are under {@code attention.<reason>} in the messages. */
    public enum Reason {
        /** Money came that does not fit; {@link Payment.Outcome#review} says why. */
        REVIEW,
        /** Paid, and the host's order is not submitted yet. */
        NOT_SUBMITTED,
        /** A refund was sent, and the bank has not said what became of it. */
        REFUND_UNKNOWN,
        /** The bank has had a refund for longer than refunds take. */
        REFUND_OVERDUE,
        /** More money came for an order that was paid already. */
        LATE_MONEY
    }

    public Attention {
        reasons = Set.copyOf(reasons);
    }
}
