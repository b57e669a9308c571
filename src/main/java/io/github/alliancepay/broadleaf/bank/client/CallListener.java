package io.github.alliancepay.broadleaf.bank.client;

import java.time.Duration;

/**
 * Learns of each call to the bank when it has ended. It is called on threads that read the bank's answers, so it must be quick. What it
 * throws harms no call.
 */
public interface CallListener {

    /**
     * @param endpoint what the bank was called for, such as {@code create-order}
     * @param time from the attempt to send it to the end, with the wait for its turn
     */
    void ended(String endpoint, CallOutcome outcome, Duration time);
}
