package io.github.alliancepay.broadleaf.payment;

/** What led to a synchronisation. A trigger proves nothing: the bank is asked in any case. */
public enum SyncTrigger {
    /** The shopper started or resumed the payment. */
    START,
    /** The bank called. */
    CALLBACK,
    /** The shopper came back, or the page they wait on asked. */
    RETURN,
    /** The schedule came due. */
    CLOCK,
    /** A person in the back office. */
    ADMIN,
    /** The host's own payment services. */
    HOST;

    /**
     * The place in the queue, 0 for the first: the bank and persons come before the shopper and the host, whom anybody can play, and the
     * clock comes last.
     */
    public int rank() {
        return switch (this) {
            case CALLBACK, ADMIN -> 0;
            case START, RETURN, HOST -> 1;
            case CLOCK -> 2;
        };
    }
}
