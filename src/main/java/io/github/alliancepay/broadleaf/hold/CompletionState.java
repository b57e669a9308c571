package io.github.alliancepay.broadleaf.hold;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The states of a completion and every legal transition between them.
 *
 * <p>A draft is a form that has been shown with its sum and not yet confirmed. It becomes REQUESTED once, however often it is confirmed.
 */
public enum CompletionState {
    /** Shown with its sum, not confirmed; nothing is sent. */
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
    FAILED;

    private static final Map<CompletionState, Set<CompletionState>> TRANSITIONS = Map.of(
            DRAFTED, EnumSet.of(REQUESTED),
            REQUESTED, EnumSet.of(DRAFTED, SENT, FAILED),
            SENT, EnumSet.of(PENDING, UNKNOWN, SUCCEEDED, FAILED),
            UNKNOWN, EnumSet.of(SENT, PENDING, SUCCEEDED, FAILED),
            PENDING, EnumSet.of(SUCCEEDED, FAILED),
            FAILED, EnumSet.of(PENDING, SUCCEEDED),
            SUCCEEDED, EnumSet.noneOf(CompletionState.class));

    public boolean mayBecome(CompletionState next) {
        return this == next || TRANSITIONS.get(this).contains(next);
    }

    /** Whether the call to the bank is under way or its outcome open. */
    public boolean isInFlight() {
        return this == REQUESTED || this == SENT || this == UNKNOWN;
    }

    /** Whether no other completion of the hold may be sent: this one succeeded, or may yet. */
    public boolean isActive() {
        return this != DRAFTED && this != FAILED;
    }
}
