package io.github.alliancepay.broadleaf.refund;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The states of a refund and every legal transition between them. All but {@link #FAILED} count as spent. */
public enum RefundState {
    /** Written down, not yet sent. */
    REQUESTED,
    /** On its way to the bank; a crash here leaves the outcome open. */
    SENT,
    /** The bank has it and has not decided. */
    PENDING,
    /** No readable answer: the bank is asked until it is one of the others. */
    UNKNOWN,
    SUCCEEDED,
    FAILED;

    private static final Set<RefundState> ANSWERS = EnumSet.of(PENDING, UNKNOWN, SUCCEEDED, FAILED);

    private static final Map<RefundState, Set<RefundState>> TRANSITIONS = Map.of(
            REQUESTED, EnumSet.of(SENT, FAILED),
            SENT, ANSWERS,
            UNKNOWN, EnumSet.of(SENT, PENDING, SUCCEEDED, FAILED),
            PENDING, EnumSet.of(SUCCEEDED, FAILED),
            FAILED, EnumSet.of(SUCCEEDED),
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
        return this != FAILED;
    }
}
