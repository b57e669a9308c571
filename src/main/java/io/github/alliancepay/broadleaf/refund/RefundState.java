package io.github.alliancepay.broadleaf.refund;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The states of a refund and every legal transition between them. All but {@link #DRAFTED} and {@link #FAILED} count as spent.
 *
 * <p>A draft is a form that has been shown with its sums and not yet confirmed. It becomes REQUESTED once, however often it is
 * confirmed.
 */
public enum RefundState {
    /** Shown with its sums, not confirmed; nothing is sent and nothing spent. */
    DRAFTED,
    /** Confirmed, not yet sent; becomes a draft again when it may not be sent. */
    REQUESTED,
    /** On its way to the bank; a crash here leaves the outcome open. */
    SENT,
    /** The bank has it and has not decided. */
    PENDING,
    /** No readable answer: the bank is asked until it is one of the others. */
    UNKNOWN,
    SUCCEEDED,
    FAILED,
    /** Stored, and this version cannot read it; never written. Nobody knows what it took, so a person has to look. */
    UNREADABLE;

    private static final Map<RefundState, Set<RefundState>> TRANSITIONS = Map.of(
            DRAFTED, EnumSet.of(REQUESTED),
            REQUESTED, EnumSet.of(DRAFTED, SENT, FAILED),
            SENT, EnumSet.of(PENDING, UNKNOWN, SUCCEEDED, FAILED),
            UNKNOWN, EnumSet.of(SENT, PENDING, SUCCEEDED, FAILED),
            PENDING, EnumSet.of(SUCCEEDED, FAILED),
            FAILED, EnumSet.of(PENDING, SUCCEEDED),
            SUCCEEDED, EnumSet.noneOf(RefundState.class),
            UNREADABLE, EnumSet.noneOf(RefundState.class));

    private static final Set<RefundState> SPENT = EnumSet.complementOf(EnumSet.of(DRAFTED, FAILED));

    public boolean mayBecome(RefundState next) {
        return this == next || TRANSITIONS.get(this).contains(next);
    }

    /** Whether the call to the bank is under way or its outcome open, so that no other refund of the order may start. */
    public boolean isInFlight() {
        return this == REQUESTED || this == SENT || this == UNKNOWN;
    }

    /** Whether its sum may not be refunded again. */
    public boolean isSpent() {
        return SPENT.contains(this);
    }

    /** Whether its sum is spent, and the bank has not returned it yet. */
    public boolean isOpen() {
        return isSpent() && this != SUCCEEDED;
    }

    /** The states whose sum may not be refunded again. */
    public static Set<RefundState> spent() {
        return Set.copyOf(SPENT);
    }
}
