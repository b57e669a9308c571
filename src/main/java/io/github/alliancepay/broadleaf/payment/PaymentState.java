package io.github.alliancepay.broadleaf.payment;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The states of a payment and every legal transition between them. */
public enum PaymentState {
    /** Recorded. It is not known whether the bank has it. */
    CREATED,
    /** The bank's page can be paid. */
    OPEN,
    /** The money is held at the bank and not taken. The host's order is submitted with the hold, or about to be. */
    AUTHORIZED,
    /** The money has come, and the host has not recorded it yet. */
    PAID,
    /** The host's order is submitted with this payment recorded. */
    COMPLETED,
    /** The bank declined; a late success still counts. */
    DECLINED,
    /** The page can no longer be paid; late money still counts. */
    EXPIRED,
    /** Money came, but it does not fit the order: a person decides. */
    REVIEW,
    /** The bank never got it, or the shopper never got its page. */
    ABANDONED,
    /** All its money went back before the order was submitted. The order may be paid again. */
    RETURNED,
    /** The hold was released in full; nothing was taken. */
    RELEASED,
    /** The hold ended by itself; nothing was taken. A late completion still counts. */
    LAPSED;

    private static final Map<PaymentState, Set<PaymentState>> TRANSITIONS = Map.ofEntries(
            Map.entry(CREATED, EnumSet.of(OPEN, ABANDONED)),
            Map.entry(ABANDONED, EnumSet.of(OPEN)),
            Map.entry(OPEN, EnumSet.of(AUTHORIZED, PAID, DECLINED, EXPIRED, REVIEW)),
            Map.entry(DECLINED, EnumSet.of(AUTHORIZED, PAID, REVIEW)),
            Map.entry(EXPIRED, EnumSet.of(AUTHORIZED, PAID, REVIEW)),
            Map.entry(AUTHORIZED, EnumSet.of(PAID, REVIEW, RELEASED, LAPSED)),
            Map.entry(PAID, EnumSet.of(COMPLETED, REVIEW, RETURNED)),
            Map.entry(REVIEW, EnumSet.of(AUTHORIZED, PAID, COMPLETED)),
            Map.entry(RETURNED, EnumSet.of(REVIEW)),
            Map.entry(RELEASED, EnumSet.of(REVIEW)),
            Map.entry(LAPSED, EnumSet.of(PAID, REVIEW)),
            Map.entry(COMPLETED, EnumSet.noneOf(PaymentState.class)));

    /** Whether a payment in this state may go to the other; staying is always allowed. */
    public boolean mayBecome(PaymentState next) {
        return this == next || TRANSITIONS.get(this).contains(next);
    }

    /** Whether the shopper's money has come or is held, and is not all returned, so that paying again would be paying twice. */
    public boolean hasMoney() {
        return this == AUTHORIZED || this == PAID || this == COMPLETED || this == REVIEW;
    }

    /** Whether the shopper's money was taken and fits the order. */
    public boolean isPaid() {
        return this == PAID || this == COMPLETED;
    }

    /** Whether the shopper's money was surely taken, even if all of it went back since. */
    public boolean isTaken() {
        return isPaid() || this == RETURNED;
    }

    /** Whether a hold ended with nothing taken. */
    public boolean isHoldOver() {
        return this == RELEASED || this == LAPSED;
    }
}
