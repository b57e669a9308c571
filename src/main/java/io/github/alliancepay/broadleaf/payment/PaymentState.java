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
    /** The money has come, and the host's order is not submitted yet. */
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
    RETURNED;

    private static final Map<PaymentState, Set<PaymentState>> TRANSITIONS = Map.of(
            CREATED, EnumSet.of(OPEN, ABANDONED),
            ABANDONED, EnumSet.of(OPEN),
            OPEN, EnumSet.of(PAID, DECLINED, EXPIRED, REVIEW),
            DECLINED, EnumSet.of(PAID, REVIEW),
            EXPIRED, EnumSet.of(PAID, REVIEW),
            PAID, EnumSet.of(COMPLETED, REVIEW, RETURNED),
            REVIEW, EnumSet.of(PAID, COMPLETED),
            RETURNED, EnumSet.of(REVIEW),
            COMPLETED, EnumSet.noneOf(PaymentState.class));

    /** Whether a payment in this state may go to the other; staying is always allowed. */
    public boolean mayBecome(PaymentState next) {
        return this == next || TRANSITIONS.get(this).contains(next);
    }

    /** Whether the shopper's money has come and is not all returned, so that paying again would be paying twice. */
    public boolean hasMoney() {
        return this == PAID || this == COMPLETED || this == REVIEW;
    }
}
