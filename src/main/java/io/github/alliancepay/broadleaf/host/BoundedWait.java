package io.github.alliancepay.broadleaf.host;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets code of the host wait for work that runs on threads of the plugin. A thread that has a session or transaction of the host open
 * holds a database connection while it waits, so only a few of those may wait at once; no thread waits for long. Safe for use by many
 * threads.
 */
public final class BoundedWait {

    /** A session, the call and its one repetition take longer only when the bank is nearly dead. */
    private static final Duration LONGEST = Duration.ofSeconds(35);

    private final Semaphore seats;
    private final Executor threads;
    private final Duration longest;

    /**
     * @param seats how many threads may wait at once; keep it well below the size of the shop's connection pool
     * @param threads do the work; they refuse what is too much
     */
    public BoundedWait(int seats, Executor threads) {
        this(seats, threads, LONGEST);
    }

    /** @param longest how long one may wait */
    BoundedWait(int seats, Executor threads, Duration longest) {
        this.seats = new Semaphore(seats);
        this.threads = threads;
        this.longest = longest;
    }

    /**
     * Does the work on a thread of the plugin, and waits for it.
     *
     * @throws PaymentException as {@link #await} says
     */
    <T> T call(Work<T> work) throws PaymentException {
        return await(() -> {
            CompletableFuture<T> result = new CompletableFuture<>();
            threads.execute(() -> complete(result, work));
            return result;
        });
    }

    private static <T> void complete(CompletableFuture<T> result, Work<T> work) {
        try {
            result.complete(work.run());
        } catch (PaymentException | RuntimeException | Error failure) {
            result.completeExceptionally(failure);
        }
    }

    /**
     * Starts the work and waits for it.
     *
     * @throws PaymentException when all seats are taken, and then the work is not started; or when it takes too long, and then it goes on
     */
    <T> T await(Supplier<CompletableFuture<T>> work) throws PaymentException {
        if (TransactionSynchronizationManager.getResourceMap().isEmpty()) {
            return result(work);
        }
        if (!seats.tryAcquire()) {
            throw tooMany(null);
        }
        try {
            return result(work);
        } finally {
            seats.release();
        }
    }

    private static PaymentException tooMany(Throwable cause) {
        return new PaymentException(
                "Too many calls wait for the bank at the moment; nothing was done. Try again in a moment.", cause);
    }

    private <T> T result(Supplier<CompletableFuture<T>> work) throws PaymentException {
        try {
            return work.get().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException full) {
            throw tooMany(full);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            if (failed.getCause() instanceof PaymentException known) {
                throw known;
            }
            throw new PaymentException("The work failed: " + failed.getCause(), failed.getCause());
        } catch (TimeoutException slow) {
            throw new PaymentException(
                    "The bank has not answered within " + longest.toSeconds()
                            + " seconds. The work goes on without you; ask for its result later and do not repeat it.",
                    slow);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PaymentException("The wait for the bank was interrupted; the work goes on without you.", stopped);
        }
    }

    /** Work for the host that may fail as the platform expects. */
    @FunctionalInterface
    interface Work<T> {

        T run() throws PaymentException;
    }
}
