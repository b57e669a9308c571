package io.github.alliancepay.load;

import java.time.Duration;
import java.util.Map;

/** Everybody who uses the shop but the stranger, and the bank: here, or in another process. One thread at a time controls it. */
public interface CrowdControl {

    /** So many shoppers press the button in each phase with load. */
    int SHOPPERS = 50;

    /** Opens so many pages of the bank, for real orders. */
    void openPages(int count);

    /** The bank has the money for so many real orders, and tells nobody. */
    void payOrders(int count);

    /** The bank has the money for so many orders that exist only here, and tells nobody. */
    void payMadeUpOrders(int count);

    /**
     * Makes every open payment due and returns how many were completed in a second.
     *
     * @param count when so many are completed, it is over
     * @param longest when this has passed, it is over too
     * @param answer how long the bank takes for an answer
     */
    double settledPerSecond(int count, Duration longest, Duration answer);

    /** From now on the bank takes so long for an answer. */
    void answerAfter(Duration answer);

    /** Every callback that the bank has written, the oldest first: the body by the address. */
    Map<String, String> callbacks();

    /** Waits until no payment is due and nobody works. */
    void awaitRest();

    /** Lets as many shoppers go to the checkout as so many phases with load need. */
    void gather(int phases);

    /** The plugin holds calls back for a while after a bank was dead or slow. Then a few calls must do well before all are made. */
    void awaitBank();

    /**
     * Begins a phase. Unless it is {@link Report#QUIET} or {@link Report#NOTHING}, everybody comes whom the bank concerns, and the bank has the
     * fault of that name.
     *
     * @param arrival the time in which shoppers come, one after another
     */
    void come(String phase, Duration arrival);

    /** Ends the phase: those who come are sent home, and what they have seen is returned. */
    Phase leave();
}
