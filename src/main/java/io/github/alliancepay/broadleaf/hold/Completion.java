package io.github.alliancepay.broadleaf.hold;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import java.time.Instant;

/**
 * One completion of one hold: it takes the money, or a part of it (protocol section 10). Immutable.
 *
 * @param id a UUID, the {@code merchantRequestId} at the bank: one for all repetitions of the same completion
 * @param operationId the bank's id of the hold; empty until the completion is sent
 * @param sums what is taken
 * @param requestedBy a login of the back office, or one of the names in {@link RefundOrigin}
 * @param trace what is known of it at the bank
 * @param createdAt when it was confirmed, or first seen when it was made in the bank's cabinet (UTC)
 */
public record Completion(
        String id,
        String paymentId,
        long orderId,
        String operationId,
        Sums sums,
        CompletionState state,
        String requestedBy,
        BankTrace trace,
        Instant createdAt) {

    /** The failure of a completion that the bank surely never had; it has no code of the bank. */
    public static final String NOT_DONE = "not-done";

    /** What goes to the bank, in coins of UAH. */
    public Coins amount() {
        return sums.amount();
    }

    /** The same in coins of the order's currency. */
    public Coins orderAmount() {
        return sums.orderAmount();
    }

    /** The bank's code when it failed, else empty. */
    public String failure() {
        return trace.failure();
    }

    /** Whether it was sent, and is not known by the bank's key yet. */
    boolean isSought() {
        return state.isActive()
                && state != CompletionState.REQUESTED
                && trace.ecomOperationId().isEmpty();
    }

    /** Whether the bank surely never had it, which may be different the next time; no refusal of the bank. */
    boolean isNotDone() {
        return state == CompletionState.FAILED && NOT_DONE.equals(failure());
    }

    /** Whether it was made in the bank's cabinet. */
    public boolean isExternal() {
        return RefundOrigin.BANK.equals(requestedBy);
    }

    /** @throws IllegalStateException when the table of {@link CompletionState} has no such transition */
    Completion become(CompletionState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("Completion " + id + " cannot go from " + state + " to " + next);
        }
        return new Completion(id, paymentId, orderId, operationId, sums, next, requestedBy, trace, createdAt);
    }

    Completion with(BankTrace another) {
        return new Completion(id, paymentId, orderId, operationId, sums, state, requestedBy, another, createdAt);
    }

    /** The same, confirmed only now. */
    Completion confirmedAt(Instant now) {
        return new Completion(id, paymentId, orderId, operationId, sums, state, requestedBy, trace, now);
    }

    /** The same, of that hold. */
    Completion of(String hold) {
        return new Completion(id, paymentId, orderId, hold, sums, state, requestedBy, trace, createdAt);
    }

    /**
     * What is taken of a hold.
     *
     * @param orderAmount coins of the order's currency
     * @param amount coins of UAH; the same for orders in UAH
     */
    public record Sums(Coins orderAmount, Coins amount) {}
}
