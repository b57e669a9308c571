package io.github.alliancepay.broadleaf.payment;

import java.time.Instant;

/**
 * A line of a payment's history; lines are only ever added.
 *
 * @param at UTC
 * @param who a login of the back office, or {@code system}
 * @param what a message key with its arguments after colons, such as {@code state:OPEN:PAID}; never holds secrets or personal data
 */
public record PaymentEvent(Instant at, SyncTrigger trigger, String who, String what) {

    /** The plugin itself, as {@code who}. */
    public static final String SYSTEM = "system";

    private static final int LONGEST = 500;

    public PaymentEvent {
        what = what.length() > LONGEST ? what.substring(0, LONGEST) : what;
    }

    /** A line written by the plugin itself. */
    public static PaymentEvent of(Instant at, SyncTrigger trigger, String what) {
        return new PaymentEvent(at, trigger, SYSTEM, what);
    }
}
