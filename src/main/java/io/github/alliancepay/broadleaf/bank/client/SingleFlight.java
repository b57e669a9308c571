package io.github.alliancepay.broadleaf.bank.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Lets only one thread do a piece of work at a time. Threads that arrive during the work get its result, or its failure. */
final class SingleFlight<T> {

    private final AtomicReference<CompletableFuture<T>> running = new AtomicReference<>();

    FlightResult<T> run(Supplier<T> work) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> ahead = running.compareAndExchange(null, mine);
        return ahead == null ? new FlightResult<>(lead(mine, work), true) : new FlightResult<>(follow(ahead), false);
    }

    private T lead(CompletableFuture<T> mine, Supplier<T> work) {
        try {
            T outcome = work.get();
            mine.complete(outcome);
            return outcome;
        } catch (RuntimeException | Error fault) {
            mine.completeExceptionally(fault);
            throw fault;
        } finally {
            running.set(null);
        }
    }

    private T follow(CompletableFuture<T> ahead) {
        try {
            return ahead.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException fault ? fault : failed;
        }
    }

    /**
     * The result of the work.
     *
     * @param isOwn whether this thread did the work; otherwise it is the result of another thread's work
     */
    record FlightResult<T>(T value, boolean isOwn) {}
}
