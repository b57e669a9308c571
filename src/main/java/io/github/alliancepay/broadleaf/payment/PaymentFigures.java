package io.github.alliancepay.broadleaf.payment;

import java.time.Instant;
import java.util.Optional;

/**
 * Figures about all payments at one moment. Each count stops at ten thousand.
 *
 * @param open payments that can be paid, or may have been paid a moment ago
 * @param oldestUnsettled when the oldest payment was started that is neither done nor given up (UTC), empty when there is none
 * @param unknownRefunds refunds of which the bank has not said what became of them
 * @param needAttention payments that need a person
 */
public record PaymentFigures(
        long open, Optional<Instant> oldestUnsettled, long unknownRefunds, long needAttention, HoldFigures holds) {

    /**
     * Figures about money that is held.
     *
     * @param open holds that are neither completed nor released nor over
     * @param oldest when the payment of the oldest of them was started (UTC), empty when there is none
     * @param expiring those of them that will soon end by themselves
     * @param unknownCompletions completions of which the bank has not said what became of them
     */
    public record HoldFigures(long open, Optional<Instant> oldest, long expiring, long unknownCompletions) {}
}
