package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.PayType;
import java.time.Duration;
import java.time.Instant;

/**
 * How long money is held at the bank (protocol section 10).
 *
 * @param duration from the start of the payment on, {@link #SHORTEST} to {@link #LONGEST}
 * @param warning how long before its end a hold needs a person
 */
public record HoldTerms(Duration duration, Duration warning) {

    /** The shortest time for which the bank holds money: 2 hours. */
    public static final Duration SHORTEST = Duration.ofHours(2);

    /** The longest time for which the bank holds money: 28 days. */
    public static final Duration LONGEST = Duration.ofDays(28);

    /** A week, with a warning a day before its end. */
    public static final HoldTerms USUAL = new HoldTerms(Duration.ofDays(7), Duration.ofDays(1));

    /** The bank compares with its own clock, so that neither limit may be used up. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** A hold outlasts the page that makes it by so much. */
    private static final Duration AFTER_PAGE = Duration.ofHours(1);

    /** @throws IllegalArgumentException when the bank does not hold money for so long, or the warning is negative */
    public HoldTerms {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "The bank holds money from 2 hours to 28 days, but alliancepay.hold.duration is " + duration);
        }
        if (warning.isNegative()) {
            throw new IllegalArgumentException("alliancepay.hold.warning is 0 or more, but is " + warning);
        }
    }

    /** The same route, with the end of its hold where it makes one. */
    PaymentRoute held(PaymentRoute route, Instant now) {
        return route.type() == PayType.PREAUTH ? PaymentRoute.hold(route.merchantId(), end(now)) : route;
    }

    /** When a hold ends that is asked for now. */
    Instant end(Instant now) {
        Duration least = SHORTEST.plus(MARGIN);
        Duration most = LONGEST.minus(MARGIN);
        Duration allowed = duration.compareTo(least) < 0 ? least : duration;
        return now.plus(allowed.compareTo(most) > 0 ? most : allowed);
    }

    /** How long a page may be paid that makes a hold: no hold is made that ends at once. */
    Duration page(Duration lifetime) {
        Duration most = duration.minus(AFTER_PAGE);
        return lifetime.compareTo(most) > 0 ? most : lifetime;
    }
}
