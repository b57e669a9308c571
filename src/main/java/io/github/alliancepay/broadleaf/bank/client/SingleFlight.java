package io.github.alliancepay.broadleaf.bank.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Does only one piece of work at a time. Those who ask during the work get its result, or its failure. No caller is held. */
final class SingleFlight<T> {

    private final Executor executor;
    private final AtomicReference<CompletableFuture<T>> running = new AtomicReference<>();

    SingleFlight(Executor executor) {
        this.executor = executor;
    }

    CompletableFuture<FlightResult<T>> run(Supplier<T> work) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> ahead = running.compareAndExchange(null, mine);
        if (ahead != null) {
            return ahead.thenApply(value -> new FlightResult<>(value, false));
        }
        begin(mine, work);
        return mine.thenApply(value -> new FlightResult<>(value, true));
    }

    private void begin(CompletableFuture<T> mine, Supplier<T> work) {
        try {
            executor.execute(() -> lead(mine, work));
        } catch (RuntimeException | Error notBegun) {
            fail(mine, notBegun);
        }
    }

    private void lead(CompletableFuture<T> mine, Supplier<T> work) {
        try {
            T value = work.get();
            running.set(null);
            mine.complete(value);
        } catch (RuntimeException | Error fault) {
            fail(mine, fault);
        }
    }

    /** Makes room first, so that those who are told may begin new work. */
    private void fail(CompletableFuture<T> mine, Throwable fault) {
        running.set(null);
        mine.completeExceptionally(fault);
    }

    /**
     * The result of the work.
     *
     * @param isOwn whether it is the result of the caller's own work; otherwise somebody else's work was under way
     */
    record FlightResult<T>(T value, boolean isOwn) {}
}
