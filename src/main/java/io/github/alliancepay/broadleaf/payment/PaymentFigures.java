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
public record PaymentFigures(long open, Optional<Instant> oldestUnsettled, long unknownRefunds, long needAttention) {}
