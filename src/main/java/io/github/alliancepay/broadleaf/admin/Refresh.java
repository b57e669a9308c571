package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * How soon a page about a payment loads itself again: soon after something happened, then slower, and no more once nothing has happened for
 * half an hour, or when nothing is open.
 */
final class Refresh {

    /** For a page that stays as it is. */
    static final int NEVER = 0;

    private static final Duration NEWS = Duration.ofMinutes(1);
    private static final Duration RECENT = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Set<PaymentState> OPEN = Set.of(PaymentState.CREATED, PaymentState.OPEN, PaymentState.PAID);

    private Refresh() {}

    /** Seconds until the page is loaded again, or {@link #NEVER}. */
    static int seconds(Payment payment, List<Refund> refunds, List<PaymentEvent> events, Instant now) {
        boolean open = OPEN.contains(payment.state()) || refunds.stream().anyMatch(Refresh::isOpen);
        return open ? seconds(Duration.between(last(payment, events), now)) : NEVER;
    }

    private static boolean isOpen(Refund refund) {
        return refund.state().isSpent()
                && (refund.state() != RefundState.SUCCEEDED
                        || refund.restocks() && refund.hostTransactionId().isEmpty());
    }

    private static Instant last(Payment payment, List<PaymentEvent> events) {
        return events.stream().map(PaymentEvent::lastAt).max(Instant::compareTo).orElse(payment.createdAt());
    }

    private static int seconds(Duration quiet) {
        if (quiet.compareTo(NEWS) < 0) {
            return 5;
        }
        if (quiet.compareTo(RECENT) < 0) {
            return 15;
        }
        return quiet.compareTo(LIMIT) < 0 ? 60 : NEVER;
    }
}
