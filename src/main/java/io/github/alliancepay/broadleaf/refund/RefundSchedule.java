package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.payment.Payment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the bank is asked about a refund again. A pending refund is asked about every few seconds while a person may look at it, every minute
 * for ten minutes, then hourly, after the first day daily, and no more once it is {@link #OVERDUE}. An open outcome is asked about every minute for an hour and then every ten minutes, without end. So often a
 * refund that has yet to be recorded in the host is tried, too.
 */
public final class RefundSchedule {

    /** When a refund that has just become pending is asked about: the bank's call may never arrive, and a person waits. */
    static final Duration SOON = Duration.ofSeconds(10);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration INSISTENT = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** The age at which a pending refund is no longer asked about, and a person should look at it. */
    public static final Duration OVERDUE = Duration.ofDays(30);

    private RefundSchedule() {}

    /** Empty when the clock need not ask about the refund again. */
    static Optional<Instant> next(Payment payment, Refund refund, Instant now) {
        Duration age = Duration.between(refund.createdAt(), now);
        return switch (refund.state()) {
            case DRAFTED, FAILED, UNREADABLE -> Optional.empty();
            case SUCCEEDED -> Optional.of(now.plus(insistence(age)))
                    .filter(soon -> BookRefunds.isBookable(payment, refund));
            case PENDING -> pending(age).map(now::plus);
            case REQUESTED, SENT -> Optional.of(now.plus(insistence(age)));
            case UNKNOWN -> Optional.of(now.plus(isAbsent(refund) ? MINUTE : insistence(age)));
        };
    }

    /** One answer of the bank lacks it, and the next decides whether it is sent again. */
    private static boolean isAbsent(Refund refund) {
        return refund.trace().absentSince().isPresent();
    }

    private static Duration insistence(Duration age) {
        return age.compareTo(HOUR) < 0 ? MINUTE : INSISTENT;
    }

    private static Optional<Duration> pending(Duration age) {
        if (age.compareTo(OVERDUE) >= 0) {
            return Optional.empty();
        }
        if (age.compareTo(INSISTENT) < 0) {
            return Optional.of(age.compareTo(MINUTE) < 0 ? SOON : MINUTE);
        }
        return Optional.of(age.compareTo(DAY) < 0 ? HOUR : DAY);
    }
}
