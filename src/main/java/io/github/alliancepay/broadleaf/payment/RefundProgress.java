package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.payment.RefundTracker.Returned;
import java.time.Instant;
import java.util.Optional;

/**
 * What the refunds of a payment say when the payment is decided upon.
 *
 * @param returned how much of the money went back
 * @param nextSync when the bank should be asked about them again, empty for no wish (UTC)
 * @param failed whether they could not be followed this time, so that it must be tried again soon
 */
record RefundProgress(Returned returned, Optional<Instant> nextSync, boolean failed) {

    /** There are no refunds, or nothing is known that would matter now. */
    static final RefundProgress NONE = new RefundProgress(Returned.NOTHING, Optional.empty(), false);
}
