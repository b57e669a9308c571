package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.reconciliation.DayRange;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A few hours of some days.
 *
 * @param from the first instant (UTC)
 * @param to the first instant after them (UTC)
 */
record Hours(Instant from, Instant to) {

    private static final Duration LENGTH = Duration.ofHours(6);

    /** The days in parts, the earliest first. */
    static Stream<Hours> of(DayRange days) {
        return Stream.iterate(days.from(), days::contains, from -> from.plus(LENGTH))
                .map(from -> new Hours(from, earlier(from.plus(LENGTH), days.to())));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    Values values() {
        return new Values().time("from", from).time("to", to);
    }
}
