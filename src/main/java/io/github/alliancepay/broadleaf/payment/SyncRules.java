package io.github.alliancepay.broadleaf.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a shop sets about the synchronisation with the bank.
 *
 * @param testTerminals whether payments of the terminal with this merchant id count although it may be a test terminal (protocol section 7.7)
 * @param lateChecks the ages at which a payment that has its money is looked at once more, in rising order: a refund may have been made in
 *     the bank's cabinet meanwhile; may be empty
 * @param holdWarning how long before its end a hold is told to end soon
 */
public record SyncRules(Predicate<String> testTerminals, List<Duration> lateChecks, Duration holdWarning) {

    /** After 1, 7, 30 and 90 days. */
    public static final List<Duration> LATE_CHECKS =
            List.of(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(90));

    /** @throws IllegalArgumentException when the ages do not rise from more than zero */
    public SyncRules {
        lateChecks = List.copyOf(lateChecks);
        Duration last = Duration.ZERO;
        for (Duration age : lateChecks) {
            if (age.compareTo(last) <= 0) {
                throw new IllegalArgumentException(
                        "The ages at which a payment is looked at once more rise from more than zero, but " + age
                                + " follows " + last + ". Write them like 1d,7d,30d");
            }
            last = age;
        }
    }

    /** The same for all terminals. */
    public SyncRules(boolean testMode, List<Duration> lateChecks) {
        this(merchantId -> testMode, lateChecks, HoldTerms.USUAL.warning());
    }

    /** With the usual late checks. */
    public static SyncRules of(boolean testMode) {
        return new SyncRules(testMode, LATE_CHECKS);
    }

    /** When the money of a payment is to be told to go back soon; empty when it is not held. */
    Optional<Instant> warningOf(Payment payment) {
        return payment.holdUntil().map(end -> end.minus(holdWarning));
    }

    /** When a payment is looked at once more; empty when it has no money or all checks are over. */
    Optional<Instant> lateCheck(Payment payment, Instant now) {
        boolean mayGoBack = payment.state().hasMoney()
                || payment.state() == PaymentState.RETURNED
                || payment.state().isHoldOver();
        return lateChecks.stream()
                .map(payment.createdAt()::plus)
                .filter(time -> mayGoBack && time.isAfter(now))
                .findFirst();
    }
}
