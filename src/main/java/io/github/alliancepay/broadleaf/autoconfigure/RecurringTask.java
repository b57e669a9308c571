package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.hold.CompleteFulfilled;
import io.github.alliancepay.broadleaf.hold.CompleteOnStatus;
import io.github.alliancepay.broadleaf.notification.AttentionAlerts;
import io.github.alliancepay.broadleaf.notification.EventRelay;
import io.github.alliancepay.broadleaf.payment.PersonalDataRetention;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that the clock does again and again.
 *
 * @param first how long after the start of the host it is done for the first time
 * @param pause between the end of one time and the beginning of the next
 * @param failure what to say when it fails
 * @param tells whether it calls listeners of the shop, which may never return
 */
record RecurringTask(Duration first, Duration pause, Runnable work, String failure, boolean tells) {

    private static final Logger LOG = LoggerFactory.getLogger(RecurringTask.class);

    /** A session that is good costs nothing to look at. After a refusal of the bank this is how often it is asked again. */
    private static final Duration SESSION_CHECK = Duration.ofMinutes(5);

    /** So that credentials that are wrong are noticed before the first shopper comes. */
    private static final Duration FIRST_SESSION_CHECK = Duration.ofSeconds(10);

    private static final Duration ALERT_CHECK = Duration.ofSeconds(30);
    private static final Duration HOLD_CHECK = Duration.ofMinutes(1);

    private static final Duration RETENTION_CHECK = Duration.ofHours(1);

    RecurringTask(Duration pause, Runnable work, String failure) {
        this(pause, pause, work, failure, false);
    }

    private static RecurringTask telling(Duration pause, Runnable work, String failure) {
        return new RecurringTask(pause, pause, work, failure, true);
    }

    /** Hands the payments that are due to the workers. */
    static RecurringTask dispatch(SyncQueue queue, Duration pause) {
        return new RecurringTask(pause, queue::dispatch, "Payments that are due could not be read; they stay due");
    }

    /**
     * The next call to the bank opens a session anyway; this spares a shopper the wait.
     *
     * @param terminal as the log shall call it
     * @param bank the plugin's own: a bank of the shop's own keeps its own session
     */
    static RecurringTask keepSession(String terminal, HttpAllianceBank bank) {
        return new RecurringTask(
                FIRST_SESSION_CHECK,
                SESSION_CHECK,
                bank::keepSession,
                "The session of the terminal " + terminal + " with the bank could not be renewed ahead of time",
                false);
    }

    /** Tells the listeners of the shop what happened. */
    static RecurringTask publish(EventRelay relay, Duration pause) {
        return telling(pause, relay::publishDue, "The shop could not be told of payments and refunds that changed");
    }

    /** Tells people of payments that need them. */
    static RecurringTask alert(AttentionAlerts alerts) {
        return telling(
                ALERT_CHECK,
                alerts::sendDue,
                "Nobody could be told of payments that need attention; the admin lists them");
    }

    /** Erases personal data that are old enough. */
    static RecurringTask erase(PersonalDataRetention retention) {
        return new RecurringTask(RETENTION_CHECK, retention::eraseOld, "Personal data could not be erased");
    }

    /** Completes the holds of orders that are fulfilled, or have come to a status. */
    static RecurringTask complete(CompleteFulfilled fulfilled, CompleteOnStatus onStatus) {
        return new RecurringTask(
                HOLD_CHECK,
                () -> {
                    fulfilled.run();
                    onStatus.run();
                },
                "Holds could not be completed");
    }

    /**
     * Does it once. Neither a failing database nor an error of the machine ends the schedule.
     *
     * @return whether it succeeded
     */
    boolean run() {
        try {
            work.run();
            return true;
        } catch (BankException unanswered) {
            LOG.warn("{}; it is tried again: {}", failure, unanswered.getMessage());
        } catch (Throwable unexpected) {
            LOG.error("{}; it is tried again", failure, unexpected);
        }
        return false;
    }
}
