package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.NotDoneException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/** The time of the session, and the wait for the bank and for other nodes. Tests move the time by hand. */
interface Waiting {

    Clock clock();

    /** @throws NotDoneException when the thread is interrupted */
    void pause(Duration duration);

    /** The threads that may wait: never those of a caller. */
    Executor threads();

    /** Real waiting, by the given clock. One session is opened at a time, so one thread is enough. */
    static Waiting inRealTime(Clock clock, CallTracing tracing) {
        return new RealTime(clock, CallTracing.over(new BankThreads("alliancepay-session", 1), tracing));
    }

    /** Waits by sleeping. */
    record RealTime(Clock clock, Executor threads) implements Waiting {

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
