package io.github.alliancepay.sandbox.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order of the hosted payment page and all its operations, oldest first. Immutable: each change creates a new object. */
public record Order(
        String hppOrderId,
        String ecomOrderId,
        OrderRequest request,
        TryMode tryMode,
        Instant created,
        Instant expires,
        OrderStatus status,
        List<Operation> operations) {

    /** The same order with this operation added or replaced. */
    public Order with(Operation operation) {
        List<Operation> all = new ArrayList<>(operations);
        all.removeIf(known -> known.ecomOperationId().equals(operation.ecomOperationId()));
        int place = all.size() < operations.size() ? indexOf(operation) : all.size();
        all.add(place, operation);
        return new Order(hppOrderId, ecomOrderId, request, tryMode, created, expires, status, List.copyOf(all));
    }

    /** The same order in another state. */
    public Order with(OrderStatus next) {
        return new Order(hppOrderId, ecomOrderId, request, tryMode, created, expires, next, operations);
    }

    /** The same order with another time of expiry. */
    public Order expiring(Instant end) {
        return new Order(hppOrderId, ecomOrderId, request, tryMode, created, end, status, operations);
    }

    private int indexOf(Operation operation) {
        List<String> ids = operations.stream().map(Operation::ecomOperationId).toList();
        return ids.indexOf(operation.ecomOperationId());
    }

    /** The operation with this id, either {@code operationId} or {@code ecomOperationId}. */
    public Optional<Operation> operation(String id) {
        return operations.stream().filter(operation -> operation.isCalled(id)).findFirst();
    }

    /** The payer's attempts, oldest first. */
    public List<Operation> attempts() {
        return operations.stream().filter(Operation::isAttempt).toList();
    }

    /** The payer's last attempt. */
    public Optional<Operation> lastAttempt() {
        List<Operation> attempts = attempts();
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /** The attempt that waits for the payer or the network. */
    public Optional<Operation> openAttempt() {
        return lastAttempt().filter(attempt -> !attempt.status().isFinal());
    }

    /** The first attempt that succeeded. */
    public Optional<Operation> payment() {
        return attempts().stream().filter(Operation::succeeded).findFirst();
    }

    /** Kopiykas of an operation that no refund or pending refund uses yet. */
    public long remaining(Operation original) {
        long used = operations.stream()
                .filter(operation -> operation.kind().isRefund() && operation.uses(original))
                .mapToLong(operation -> operation.amount().coins())
                .sum();
        return original.amount().coins() - used;
    }

    /** Whether it has expired and nobody ever tried to pay it. */
    public boolean isExpired(Instant now) {
        return attempts().isEmpty() && !now.isBefore(expires);
    }

    /** What the payment page may offer now. */
    public Admission admission(Instant now) {
        if (openAttempt().isPresent()) {
            return openAttempt().get().status() == OperationStatus.REQUIRED_3DS
                    ? Admission.CHALLENGE
                    : Admission.WORKING;
        }
        if (tryMode == TryMode.ONE_TRY && lastAttempt().isPresent()) {
            return Admission.FINISHED;
        }
        return now.isBefore(expires) ? Admission.OPEN : Admission.EXPIRED;
    }
}
