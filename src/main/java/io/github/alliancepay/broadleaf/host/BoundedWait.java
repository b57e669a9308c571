package io.github.alliancepay.broadleaf.host;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
final class BoundedWait {

    private final Semaphore seats;
    private final Duration longest;

    /**
     * @param seats how many threads may wait at once; keep it well below the size of the shop's connection pool
     * @param longest how long one may wait
     */
    BoundedWait(int seats, Duration longest) {
        this.seats = new Semaphore(seats);
        this.longest = longest;
    }

    /**
     * Starts the work and waits for it.
     *
     * @throws PaymentException when all seats are taken, and then the work is not started; or when it takes too long, and then it goes on
     */
    <T> T await(Supplier<CompletableFuture<T>> work) throws PaymentException {
        if (TransactionSynchronizationManager.getResourceMap().isEmpty()) {
            return result(work.get());
        }
        if (!seats.tryAcquire()) {
            throw new PaymentException(
                    "Too many calls wait for the bank at the moment; nothing was done. Try again in a moment.");
        }
        try {
            return result(work.get());
        } finally {
            seats.release();
        }
    }

    private <T> T result(CompletableFuture<T> work) throws PaymentException {
        try {
            return work.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
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
}
