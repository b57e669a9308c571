package io.github.alliancepay.load;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long something took, again and again.
 *
 * @param sorted the shortest first
 */
record Times(List<Duration> sorted) {

    static Times of(Stream<Duration> times) {
        return new Times(times.sorted().toList());
    }

    int count() {
        return sorted.size();
    }

    /** Zero when there is none. */
    Duration longest() {
        return percentile(100);
    }

    /** The time within which so many of a hundred were done. */
    Duration percentile(int percent) {
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(Math.max(rank, 1) - 1);
    }
}
