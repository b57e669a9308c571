package io.github.alliancepay.broadleaf.payment;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A payment that needs a person.
 *
 * @param causes all that apply, at least one
 */
public record Attention(Payment payment, List<Cause> causes) {

    /** Why it needs a person. The words are under {@code attention.<reason>} in the messages. */
    public enum Reason {
        /** Money came, or is held, that does not fit; {@link Payment.Outcome#review} says why. */
        REVIEW,
        /** Paid or held, and the host's order is not submitted yet. */
        NOT_SUBMITTED,
        /** A refund was sent, and the bank has not said what became of it. */
        REFUND_UNKNOWN,
        /** The bank has had a refund for longer than refunds take. */
        REFUND_OVERDUE,
        /** The bank lists a refund with another amount than was asked for. */
        REFUND_DIFFERS,
        /** More money came for an order that was paid already. */
        LATE_MONEY,
        /** The payment could not be synchronised for a while. */
        SYNC_FAILING,
        /** The money went back, and the host could not record the refund for a while. */
        BOOKING_FAILING,
        /** The money went back, and the host can never record the refund, because it no longer has the payment. */
        BOOKING_IMPOSSIBLE,
        /** The money went back, and the units of the refund could not be put back in stock for a while. */
        RESTOCKING_FAILING,
        /** The bank lists an operation that cannot be read, so it is not known whether money moved. */
        UNREADABLE,
        /** Money is held, and the hold will soon end by itself. */
        HOLD_EXPIRING,
        /** A hold ended by itself, and the order that was submitted with it is not paid. */
        HOLD_LAPSED,
        /** A completion was sent, and the bank has not said what became of it. */
        COMPLETION_UNKNOWN,
        /** The bank did not take the money of a hold as it was asked to, and nobody has asked again. */
        COMPLETION_FAILED,
        /** The payment could not be started. */
        START_FAILING
    }

    public Attention {
        causes = List.copyOf(causes);
    }

    /** Why somebody should look. */
    public Set<Reason> reasons() {
        return causes.stream().map(Cause::reason).collect(toUnmodifiableSet());
    }

    /**
     * One reason.
     *
     * @param since from when on a person should look (UTC); in the future while it may still pass by itself
     * @param text technical words for support, at most {@value #LONGEST} characters; what is longer is cut, and control characters
     *     become spaces; may be empty
     */
    public record Cause(Reason reason, Instant since, String text) {

        private static final int LONGEST = 150;

        public Cause {
            text = PaymentEvent.cut(text, LONGEST);
        }

        /** A reason that needs no further words. */
        public static Cause of(Reason reason, Instant since) {
            return new Cause(reason, since, "");
        }
    }
}
