package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.money.Coins;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One refund of one payment. Immutable.
 *
 * @param id a UUID, the {@code merchantRequestId} at the bank: one for all repetitions of the same refund
 * @param operationId the bank's id of the purchase that is refunded
 * @param amount what goes to the bank, in coins of UAH
 * @param orderAmount the same in coins of the order's currency
 * @param requestedBy a login of the back office, {@code system}, or {@code bank} for refunds made in the bank's cabinet
 * @param reason why, for the history
 * @param ecomOperationId the bank's key of the refund operation, empty until it answered
 * @param failure the bank's code when it failed, else empty
 * @param hostTransactionId the host's REFUND transaction, once written
 * @param createdAt UTC
 */
public record Refund(
        String id,
        String paymentId,
        long orderId,
        String operationId,
        Coins amount,
        Coins orderAmount,
        RefundState state,
        String requestedBy,
        String reason,
        String ecomOperationId,
        String failure,
        Optional<Long> hostTransactionId,
        Instant createdAt,
        List<RefundLine> lines) {

    public Refund {
        lines = List.copyOf(lines);
    }

    /** @throws IllegalStateException when the table of {@link RefundState} has no such transition */
    public Refund become(RefundState next, String bankKey, String failureCode) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("Refund " + id + " cannot go from " + state + " to " + next);
        }
        return new Refund(
                id,
                paymentId,
                orderId,
                operationId,
                amount,
                orderAmount,
                next,
                requestedBy,
                reason,
                bankKey,
                failureCode,
                hostTransactionId,
                createdAt,
                lines);
    }

    Refund recordedAs(long transactionId) {
        return new Refund(
                id,
                paymentId,
                orderId,
                operationId,
                amount,
                orderAmount,
                state,
                requestedBy,
                reason,
                ecomOperationId,
                failure,
                Optional.of(transactionId),
                createdAt,
                lines);
    }
}
