package io.github.alliancepay.broadleaf.reconciliation;

import io.github.alliancepay.broadleaf.bank.BankTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The days that are reconciled, as the bank counts them: in Kyiv time.
 *
 * @param first the first day
 * @param last the last day, which is included
 */
public record DayRange(LocalDate first, LocalDate last) {

    /** The most days at once: a quarter of a year. */
    public static final int MOST = 92;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    private static final ZoneId ZONE = BankTime.KYIV;

    /** @throws IllegalArgumentException when a day is too far off, the last is before the first, or there are more than {@value #MOST} */
    public DayRange {
        if (!takes(first) || !takes(last)) {
            throw new IllegalArgumentException("Days of the years " + FIRST_YEAR + " to " + LAST_YEAR
                    + " can be reconciled, but not " + first + " to " + last);
        }
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > MOST) {
            throw new IllegalArgumentException(
                    "From 1 to " + MOST + " days can be reconciled, but " + first + " to " + last + " are " + days);
        }
    }

    /** Whether payments can be looked for on a day: databases keep no times of other years. */
    public static boolean takes(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    /** A single day. */
    public static DayRange of(LocalDate day) {
        return new DayRange(day, day);
    }

    /** The day before today. */
    public static DayRange yesterday(Instant now) {
        return of(LocalDate.ofInstant(now, ZONE).minusDays(1));
    }

    /** When it begins (UTC). */
    public Instant from() {
        return first.atStartOfDay(ZONE).toInstant();
    }

    /** When it is over: the first instant that is not in it (UTC). */
    public Instant to() {
        return last.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    public boolean contains(Instant time) {
        return !time.isBefore(from()) && time.isBefore(to());
    }
}
