package io.github.alliancepay.broadleaf.bank.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Lets the first of many threads do a piece of work and gives its outcome, good or bad, to those that came meanwhile. */
final class SingleFlight<T> {

    private final AtomicReference<CompletableFuture<T>> running = new AtomicReference<>();

    Outcome<T> run(Supplier<T> work) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> ahead = running.compareAndExchange(null, mine);
        return ahead == null ? new Outcome<>(lead(mine, work), true) : new Outcome<>(follow(ahead), false);
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
     * What came of it.
     *
     * @param isOwn whether this thread's own work brought it, rather than that of a thread that came first with work of its own
     */
    record Outcome<T>(T value, boolean isOwn) {}
}
