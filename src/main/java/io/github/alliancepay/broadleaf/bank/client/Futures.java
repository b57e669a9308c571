package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for futures, and sees their failures as they were thrown. */
final class Futures {

    private static final Logger LOG = LoggerFactory.getLogger(Futures.class);

    private Futures() {}

    /**
     * Waits for the result on this thread.
     *
     * @throws OutcomeUnknownException when the thread is interrupted; the call itself goes on
     */
    static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw unchecked(cause(failed));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknownException("The wait for the bank's answer was interrupted", stopped);
        }
    }

    /** Does the work once: within a frame, such as a trace, or without it when the frame fails. Throws nothing but what the work throws. */
    static <T> T onceIn(Consumer<Runnable> frame, Supplier<T> work) {
        FutureTask<T> once = new FutureTask<>(work::get);
        try {
            frame.accept(once);
        } catch (RuntimeException | LinkageError failure) {
            LOG.debug("What work was to be done within has failed", failure);
        }
        once.run();
        return await(once);
    }

    /** The future of the work, even when the work fails before it has begun. */
    static <T> CompletableFuture<T> begin(Supplier<CompletableFuture<T>> work) {
        return CompletableFuture.<Void>completedFuture(null).thenCompose(now -> work.get());
    }

    /** Goes on after a failure of this class, and leaves everything else as it is. */
    static <T, E extends Throwable> CompletableFuture<T> after(
            CompletableFuture<T> future, Class<E> failure, Function<E, CompletableFuture<T>> next) {
        return future.exceptionallyCompose(failed -> failure.isInstance(cause(failed))
                ? next.apply(failure.cast(cause(failed)))
                : CompletableFuture.failedFuture(cause(failed)));
    }

    /** The same future, but its failure is not wrapped for those who look at it. */
    static <T> CompletableFuture<T> unwrapped(CompletableFuture<T> future) {
        CompletableFuture<T> plain = new CompletableFuture<>();
        future.whenComplete((value, failed) -> {
            if (failed == null) {
                plain.complete(value);
            } else {
                plain.completeExceptionally(cause(failed));
            }
        });
        return plain;
    }

    /** What was thrown, without the exceptions of the JDK that carry it. */
    static Throwable cause(Throwable failed) {
        boolean isWrapped = failed instanceof CompletionException || failed instanceof ExecutionException;
        return isWrapped && failed.getCause() != null ? cause(failed.getCause()) : failed;
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException fault ? fault : new CompletionException(failure);
    }
}
