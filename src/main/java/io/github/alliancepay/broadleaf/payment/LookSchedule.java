package io.github.alliancepay.broadleaf.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When the clock looks at a payment: within a minute of its start, then after 2, 5, 10 and 30 minutes, then hourly (protocol section
 * 18, point 6). A payment whose page is gone is let go an hour after; money that has come is never let go.
 */
final class LookSchedule {

    private static final List<Duration> FIRST = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30));
    private static final Duration LATER = Duration.ofHours(1);
    private static final Duration AFTERMATH = Duration.ofHours(1);

    private LookSchedule() {}

    static Instant first(Instant now) {
        return now.plus(FIRST.get(0));
    }

    /**
     * The time of the next look.
     *
     * @param looks how many looks there have been
     * @return empty when the payment needs no further look unless a doorbell rings
     */
    static Optional<Instant> next(Payment payment, int looks, Instant now) {
        Instant soon = now.plus(pause(looks));
        return switch (payment.state()) {
            case COMPLETED, REVIEW, ABANDONED -> Optional.empty();
            case PAID, CREATED -> Optional.of(soon);
            case OPEN, DECLINED, EXPIRED -> untilTheEnd(payment, soon, now);
        };
    }

    private static Optional<Instant> untilTheEnd(Payment payment, Instant soon, Instant now) {
        Instant expiry = payment.page().orElseThrow().expiresAt();
        Instant end = expiry.plus(AFTERMATH);
        if (now.isAfter(end) && payment.state() != PaymentState.OPEN) {
            return Optional.empty();
        }
        boolean passesExpiry = now.isBefore(expiry) && soon.isAfter(expiry);
        return Optional.of(passesExpiry ? expiry.plusSeconds(60) : soon);
    }

    private static Duration pause(int looks) {
        return looks < FIRST.size() ? FIRST.get(looks) : LATER;
    }
}
