package io.github.alliancepay.broadleaf.refund;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The states of a refund and every legal transition between them. All but {@link #DRAFTED} and {@link #FAILED} count as spent.
 *
 * <p>A draft is a form that has been shown with its sums and not yet confirmed. It becomes REQUESTED once, whoever presses how often.
 */
public enum RefundState {
    /** Shown with its sums, not confirmed; nothing is sent and nothing spent. */
    DRAFTED,
    /** Confirmed, not yet sent; goes back when it turns out that it cannot be sent. */
    REQUESTED,
    /** On its way to the bank; a crash here leaves the outcome open. */
    SENT,
    /** The bank has it and has not decided. */
    PENDING,
    /** No readable answer: the bank is asked until it is one of the others. */
    UNKNOWN,
    SUCCEEDED,
    FAILED;

    private static final Map<RefundState, Set<RefundState>> TRANSITIONS = Map.of(
            DRAFTED, EnumSet.of(REQUESTED),
            REQUESTED, EnumSet.of(DRAFTED, SENT, FAILED),
            SENT, EnumSet.of(PENDING, UNKNOWN, SUCCEEDED, FAILED),
            UNKNOWN, EnumSet.of(SENT, PENDING, SUCCEEDED, FAILED),
            PENDING, EnumSet.of(SUCCEEDED, FAILED),
            FAILED, EnumSet.of(PENDING, SUCCEEDED),
            SUCCEEDED, EnumSet.noneOf(RefundState.class));

    public boolean mayBecome(RefundState next) {
        return this == next || TRANSITIONS.get(this).contains(next);
    }

    /** Whether the call to the bank is under way or its outcome open, so that no other refund of the order may start. */
    public boolean isInFlight() {
        return this == REQUESTED || this == SENT || this == UNKNOWN;
    }

    /** Whether its sum may not be given back once more. */
    public boolean isSpent() {
        return this != FAILED && this != DRAFTED;
    }
}
