package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.NotDoneException;
import java.time.Clock;
import java.time.Duration;

/** The time of the session and the wait for another node. Tests move both by hand. */
interface Waiting {

    Clock clock();

    /** @throws NotDoneException when the thread is interrupted */
    void pause(Duration duration);

    /** Real waiting, by the given clock. */
    static Waiting inRealTime(Clock clock) {
        return new RealTime(clock);
    }

    /** Waits by sleeping. */
    record RealTime(Clock clock) implements Waiting {

        @Override
        public void pause(Duration duration) {
            try {
                Thread.sleep(duration.toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new NotDoneException("The wait for a session with the bank was interrupted", stopped);
            }
        }
    }
}
