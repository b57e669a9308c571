package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.RefundTracker.Returned;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the trackers of refunds what the bank answered, and learns from them what went back. Safe for use by many threads. */
record RefundWatch(List<RefundTracker> trackers) {

    private static final Logger LOG = LoggerFactory.getLogger(RefundWatch.class);

    RefundWatch {
        trackers = List.copyOf(trackers);
    }

    RefundProgress after(Payment payment, BankReply reply, Instant now) {
        RefundProgress followed = trackers.stream()
                .map(tracker -> follow(tracker, payment, reply, now))
                .reduce(RefundProgress.NONE, RefundProgress::and);
        // Only now: a refund made in the bank's cabinet may be known since a moment.
        return followed.and(known(payment, reply));
    }

    /** What is known of the refunds already. */
    RefundProgress known(Payment payment, BankReply reply) {
        return new RefundProgress(returned(payment, reply.captures()), Optional.empty(), false);
    }

    /** Refunds are pursued whatever the bank says about the payment, so a reply without an answer keeps their schedule. */
    private static RefundProgress follow(RefundTracker tracker, Payment payment, BankReply reply, Instant now) {
        try {
            Optional<Instant> next = reply.answer()
                    .map(order -> tracker.follow(payment, order, now))
                    .orElseGet(() -> tracker.pursue(payment, now));
            return new RefundProgress(Returned.NOTHING, next, false);
        } catch (RuntimeException failure) {
            LOG.error("Payment {}: its refunds could not be followed; it is tried again", payment.id(), failure);
            return new RefundProgress(Returned.NOTHING, Optional.empty(), true);
        }
    }

    /** Without money there is none that could have gone back. */
    private Returned returned(Payment payment, List<Operation> captures) {
        return captures.isEmpty()
                ? Returned.NOTHING
                : trackers.stream()
                        .map(tracker -> tracker.returned(payment, captures))
                        .max(Comparator.naturalOrder())
                        .orElse(Returned.NOTHING);
    }
}
