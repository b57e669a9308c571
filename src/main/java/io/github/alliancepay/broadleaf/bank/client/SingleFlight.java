package io.github.alliancepay.broadleaf.bank.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Does only one piece of work at a time. Those who ask during the work get its result, or its failure. No caller is held, and none goes on
 * with the result on the thread that did the work.
 */
final class SingleFlight<T> {

    private final Executor executor;
    private final Executor followers;
    private final AtomicReference<CompletableFuture<T>> running = new AtomicReference<>();

    /**
     * @param executor does the work
     * @param followers go on with its result
     */
    SingleFlight(Executor executor, Executor followers) {
        this.executor = executor;
        this.followers = followers;
    }

    CompletableFuture<FlightResult<T>> run(Supplier<T> work) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> ahead = running.compareAndExchange(null, mine);
        if (ahead != null) {
            return followed(ahead, false);
        }
        begin(mine, work);
        return followed(mine, true);
    }

    /** A failure, too, changes the thread. */
    private CompletableFuture<FlightResult<T>> followed(CompletableFuture<T> work, boolean isOwn) {
        return work.whenCompleteAsync((value, failed) -> {}, followers)
                .thenApply(value -> new FlightResult<>(value, isOwn));
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
