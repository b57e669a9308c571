package io.github.alliancepay.sandbox.order;

import io.github.alliancepay.sandbox.refusal.BankError;
import io.github.alliancepay.sandbox.refusal.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** All orders of the bank, in memory. Thread-safe: a check and the action after it belong together inside {@link #atomically}. */
public final class OrderBook {
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<String, String> ordersOfOperations = new HashMap<>();
    private final Set<String> requestIds = new HashSet<>();
    private BiConsumer<Order, Operation> listener = (order, operation) -> {};

    /** Calls a listener after every change of an operation, under the book's lock. */
    public synchronized void listen(BiConsumer<Order, Operation> newListener) {
        listener = newListener;
    }

    /** Runs work while no other thread can use the book. */
    public synchronized <T> T atomically(Supplier<T> work) {
        return work.get();
    }

    /** Forgets all orders and all request ids. */
    public synchronized void clear() {
        orders.clear();
        ordersOfOperations.clear();
        requestIds.clear();
    }

    /** Reserves a {@code merchantRequestId}. Refuses one that was used before. */
    public synchronized void claim(String merchantRequestId) {
        requireUnused(merchantRequestId);
        requestIds.add(merchantRequestId);
    }

    /** Refuses a {@code merchantRequestId} that was used before. */
    public synchronized void requireUnused(String merchantRequestId) {
        if (requestIds.contains(merchantRequestId)) {
            throw Refusal.of(BankError.DUPLICATE_VALUE);
        }
    }

    /** Stores an order. */
    public synchronized Order put(Order order) {
        orders.put(order.hppOrderId(), order);
        order.operations().forEach(operation -> index(operation, order));
        return order;
    }

    private void index(Operation operation, Order order) {
        ordersOfOperations.put(operation.ecomOperationId(), order.hppOrderId());
        operation.operationId().ifPresent(id -> ordersOfOperations.put(id, order.hppOrderId()));
    }

    /** Stores an order in which an operation changed, and calls the listener. */
    public synchronized Order put(Order order, Operation operation) {
        put(order);
        listener.accept(order, operation);
        return order;
    }

    /** The order with this id. Throws the bank's refusal when there is none. */
    public Order get(String hppOrderId) {
        return find(hppOrderId).orElseThrow(() -> Refusal.of(BankError.ORDER_NOT_FOUND));
    }

    /** The order with this id. */
    public synchronized Optional<Order> find(String hppOrderId) {
        return Optional.ofNullable(orders.get(hppOrderId));
    }

    /** The order that holds an operation. */
    public synchronized Optional<Order> holding(String operationId) {
        return Optional.ofNullable(ordersOfOperations.get(operationId)).map(orders::get);
    }

    /** All orders, oldest first. */
    public synchronized List<Order> all() {
        return List.copyOf(orders.values());
    }
}
