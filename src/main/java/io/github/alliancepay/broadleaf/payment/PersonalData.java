package io.github.alliancepay.broadleaf.payment;

import java.time.Instant;

/**
 * Erases what the ledger knows of persons: e-mail addresses, card numbers as far as the bank shows them, RRNs and everything else in the
 * bank's operations that is not needed to account for the money. Sums, states, refunds and history stay. What the bank tells later about
 * an erased payment is kept without personal data. Safe for use by many threads and nodes.
 */
public interface PersonalData {

    /**
     * Erases the personal data of decided payments, the oldest first. Payments that are still watched, need attention or have a refund
     * under way keep theirs. One that cannot be erased keeps no other from it.
     *
     * @param before only of payments created before that time (UTC)
     * @param most at most so many in one call
     * @return how many payments were erased; fewer than {@code most} when no more are left that can be erased
     */
    int eraseOlderThan(Instant before, int most, Instant now);

    /**
     * Erases the personal data of one payment, whatever its state.
     *
     * @return false when there is no such payment
     */
    boolean erasePayment(String paymentId, Instant now);

    /**
     * Erases the personal data of the payments of one e-mail address, whatever their states.
     *
     * @param most at most so many in one call
     * @return how many payments were erased; fewer than {@code most} when no more are left
     */
    int eraseEmail(String email, int most, Instant now);
}
