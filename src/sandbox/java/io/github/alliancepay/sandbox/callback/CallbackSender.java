package io.github.alliancepay.sandbox.callback;

import io.github.alliancepay.sandbox.order.BankContext;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.setting.Settings;
import io.github.alliancepay.sandbox.time.Timers;
import io.github.alliancepay.sandbox.wire.OrderJson;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Sends callbacks and repeats them until the merchant answers 200 or the schedule ends (protocol section 8.1). Keeps the newest 5,000
 * callbacks and the newest 5,000 deliveries. Thread-safe.
 */
public final class CallbackSender implements BiConsumer<Order, Operation> {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    private static final int KEPT = 5_000;

    private final CallbackWriter writer;
    private final CallbackPost post;
    private final Timers timers;
    private final Settings settings;
    private final Map<String, Callback> written = new LinkedHashMap<>();
    private final List<Callback> held = new ArrayList<>();
    private final Deque<Delivery> log = new ArrayDeque<>();
    private int clearings;

    /** A sender without callbacks. */
    public CallbackSender(OrderJson wire, BankContext context) {
        this.writer = new CallbackWriter(wire, context.ids(), context.settings());
        this.post = new CallbackPost(context.settings(), context.clock());
        this.timers = context.timers();
        this.settings = context.settings();
    }

    /** Writes the callback about a change of an operation and sends it soon. */
    @Override
    public void accept(Order order, Operation operation) {
        boolean worthTelling = operation.status().isFinal() || settings.flag(Setting.CALLBACKS_INTERMEDIATE);
        if (worthTelling && settings.flag(Setting.CALLBACKS)) {
            writer.write(order, operation).ifPresent(this::send);
        }
    }

    private void send(Callback callback) {
        note(callback);
        if (settings.flag(Setting.CALLBACKS_HELD)) {
            hold(callback);
            return;
        }
        first(callback);
        if (settings.flag(Setting.CALLBACKS_TWICE)) {
            first(callback);
        }
    }

    private void first(Callback callback) {
        int era = clearings();
        timers.after(Duration.ZERO, () -> attempt(callback, 1, era));
    }

    /** One that was on its way when all were forgotten leaves no trace and is not repeated. */
    private void attempt(Callback callback, int number, int era) {
        Delivery delivery = post.deliver(callback, number);
        if (era != clearings()) {
            return;
        }
        note(delivery);
        if (!delivery.accepted() && number <= WAITS.size()) {
            timers.after(WAITS.get(number - 1), () -> attempt(callback, number + 1, era));
        }
    }

    private synchronized int clearings() {
        return clearings;
    }

    /** Sends a callback once more, now, and returns the delivery. */
    public Delivery resend(String callbackId) {
        Callback callback = find(callbackId)
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no callback " + callbackId + "; the log lists them"));
        return note(post.deliver(callback, 0));
    }

    /** Sends any callback once, now, and keeps it in the log. */
    public Delivery post(Callback callback) {
        return note(post.deliver(callback, 0));
    }

    /** Releases the held callbacks in the given order. They are due at once. */
    public synchronized List<Callback> release(Sequence sequence) {
        List<Callback> released = new ArrayList<>(held);
        held.clear();
        if (sequence == Sequence.NEWEST_FIRST) {
            java.util.Collections.reverse(released);
        }
        released.forEach(this::first);
        return released;
    }

    /** The callbacks that wait to be released, oldest first. */
    public synchronized List<Callback> held() {
        return List.copyOf(held);
    }

    /** Every attempt to deliver a callback, oldest first. */
    public synchronized List<Delivery> log() {
        return List.copyOf(log);
    }

    /** Every callback that was written, oldest first. */
    public synchronized List<Callback> callbacks() {
        return List.copyOf(written.values());
    }

    private synchronized Optional<Callback> find(String id) {
        return Optional.ofNullable(written.get(id));
    }

    /** Forgets all callbacks and deliveries, also those that wait to be released. */
    public synchronized void clear() {
        clearings++;
        written.clear();
        held.clear();
        log.clear();
    }

    private synchronized void note(Callback callback) {
        written.put(callback.id(), callback);
        if (written.size() > KEPT) {
            written.remove(written.keySet().iterator().next());
        }
    }

    private synchronized void hold(Callback callback) {
        held.add(callback);
    }

    private synchronized Delivery note(Delivery delivery) {
        log.add(delivery.shortened());
        if (log.size() > KEPT) {
            log.remove();
        }
        return delivery;
    }
}
