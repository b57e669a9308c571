package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.payment.RefundTracker.Returned;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the refunds of a payment say when a decision about it is made.
 *
 * @param returned how much of the money went back
 * @param nextSync when the bank should be asked about them again (UTC), empty when it need not be
 * @param failed whether they could not be followed this time, so that it must be tried again soon
 */
record RefundProgress(Returned returned, Optional<Instant> nextSync, boolean failed) {

    /** There are no refunds, or none that matter now. */
    static final RefundProgress NONE = new RefundProgress(Returned.NOTHING, Optional.empty(), false);

    /** What both say together. */
    RefundProgress and(RefundProgress other) {
        Optional<Instant> earliest =
                Stream.of(nextSync, other.nextSync).flatMap(Optional::stream).min(Comparator.naturalOrder());
        Returned most = returned.compareTo(other.returned) < 0 ? other.returned : returned;
        return new RefundProgress(most, earliest, failed || other.failed);
    }
}
