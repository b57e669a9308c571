package io.github.alliancepay.sandbox.order;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt or movement of money inside an order (protocol sections 7.2 to 7.5). Immutable.
 *
 * @param operationId the bank's id; absent when the operation failed early
 * @param derivation the original, when this is a refund or a completion
 */
public record Operation(
        OperationKind kind,
        String ecomOperationId,
        Optional<String> operationId,
        OperationStatus status,
        Amount amount,
        Instant created,
        Instant modified,
        Instrument instrument,
        Outcome outcome,
        Optional<Derivation> derivation) {

    /** The same operation in another state. */
    public Operation settled(OperationStatus next, Outcome said, Instant now) {
        return new Operation(
                kind, ecomOperationId, operationId, next, amount, created, now, instrument, said, derivation);
    }

    /** Whether one of its two ids is this. */
    public boolean isCalled(String id) {
        return ecomOperationId.equals(id) || operationId.equals(Optional.of(id));
    }

    /** Whether the merchant asked for it under this id. */
    public boolean wasRequestedAs(String merchantRequestId) {
        return derivation
                .filter(d -> d.request().merchantRequestId().equals(merchantRequestId))
                .isPresent();
    }

    /** Whether it belongs to that operation and has not failed. */
    public boolean uses(Operation original) {
        return !status.isFailure()
                && derivation
                        .filter(d -> d.original().ecomOperationId().equals(original.ecomOperationId()))
                        .isPresent();
    }

    /** Whether it is an attempt of the payer, and no refund or completion. */
    public boolean isAttempt() {
        return derivation.isEmpty();
    }

    /** Whether it succeeded. */
    public boolean succeeded() {
        return status == OperationStatus.SUCCESS;
    }
}
