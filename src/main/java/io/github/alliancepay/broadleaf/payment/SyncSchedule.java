package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.payment.Payment.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a payment is synchronised without a trigger: within a minute of its start, then after 2, 5, 10 and 30 minutes, then hourly
 * (protocol section 18, point 6). An hour after its page has ended, an unpaid payment is no longer asked about. A payment whose money
 * has come is: the bank and the shop are tried every minute until the same trouble has lasted half an hour, then every ten minutes.
 * Money that is held is asked about every six hours, since it may be completed in the bank's cabinet, and soon after the hold has ended.
 */
final class SyncSchedule {

    private static final List<Duration> FIRST = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30));
    private static final Duration LATER = Duration.ofHours(1);
    private static final Duration AFTERMATH = Duration.ofHours(1);
    private static final Duration URGENT = Duration.ofMinutes(1);
    private static final Duration URGENT_PERIOD = Duration.ofMinutes(30);
    private static final Duration INSISTENT = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration SELDOM = Duration.ofHours(6);

    /** Longer than a hold may seem to last by the bank's clock. */
    private static final Duration AFTER_END = Duration.ofMinutes(6);

    private SyncSchedule() {}

    /** After something did not work that will probably work in a moment. */
    static Instant soon(Instant now) {
        return now.plus(SOON);
    }

    /**
     * After the bank refused to tell about an order. The same refusal is met after 2, 4, 8 minutes and so on, at last every six hours.
     *
     * @param since when it began to refuse (UTC)
     */
    static Instant afterRefusal(Instant since, Instant now) {
        Duration lasting = Duration.between(since, now);
        Duration pause = lasting.compareTo(SELDOM) < 0 ? lasting : SELDOM;
        return now.plus(pause.compareTo(SOON) < 0 ? SOON : pause);
    }

    static Instant first(Instant now) {
        return now.plus(FIRST.get(0));
    }

    /**
     * The time of the next synchronisation.
     *
     * @param syncs how many the schedule has led to before
     * @return empty when only a trigger leads to another
     */
    static Optional<Instant> next(Payment payment, int syncs, Instant now) {
        Instant soon = now.plus(pause(syncs));
        return switch (payment.state()) {
            case COMPLETED, RETURNED, RELEASED, LAPSED, ABANDONED -> Optional.empty();
            case REVIEW -> payment.holdUntil().map(end -> end.plus(AFTER_END)).filter(now::isBefore);
            case CREATED -> Optional.of(soon);
            case PAID -> Optional.of(now.plus(insistence(payment, now)));
            case AUTHORIZED -> Optional.of(
                    payment.isSubmitted() ? held(payment, soon, now) : now.plus(insistence(payment, now)));
            case OPEN, DECLINED, EXPIRED -> untilTheEnd(payment, soon, now);
        };
    }

    /** A reason that lasts is tried less often. */
    private static Duration insistence(Payment payment, Instant now) {
        Instant since = payment.trouble().map(Trouble::since).orElse(now);
        return now.isBefore(since.plus(URGENT_PERIOD)) ? URGENT : INSISTENT;
    }

    private static Instant held(Payment payment, Instant soon, Instant now) {
        Instant end = payment.holdUntil().map(until -> until.plus(AFTER_END)).orElse(soon);
        Instant later = now.plus(SELDOM);
        return now.isBefore(end) && end.isBefore(later) ? end : now.isBefore(end) ? later : now.plus(INSISTENT);
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

    private static Duration pause(int syncs) {
        return syncs < FIRST.size() ? FIRST.get(syncs) : LATER;
    }
}
