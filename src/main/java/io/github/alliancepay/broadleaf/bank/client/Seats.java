package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.NotDoneException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how many calls are under way at once (a bulkhead). Whoever finds no free seat waits for a short time without a thread, and then
 * gives up. Seats are given in the order of arrival. Safe for use by many threads.
 */
final class Seats {

    /** How many may wait for each seat; a longer queue would not be served in time. */
    private static final int QUEUE_PER_SEAT = 10;

    private final int total;
    private final Duration patience;
    private final Executor executor;
    private final Deque<CompletableFuture<Void>> queue = new ArrayDeque<>();
    private int free;

    /** @param patience how long one waits for a seat; zero when nobody waits */
    Seats(int total, Duration patience, Executor executor) {
        this.total = total;
        this.free = total;
        this.patience = patience;
        this.executor = executor;
    }

    /** Completes when a seat is taken; fails with {@link NotDoneException} when none gets free in time. */
    CompletableFuture<Void> take() {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        synchronized (this) {
            if (free > 0) {
                free--;
                return CompletableFuture.completedFuture(null);
            }
            if (patience.isZero() || queue.size() >= total * QUEUE_PER_SEAT) {
                return CompletableFuture.failedFuture(tooMany());
            }
            queue.add(turn);
        }
        return turn.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync(
                        (taken, tooLate) -> {
                            if (tooLate != null) {
                                throw tooMany();
                            }
                            return taken;
                        },
                        executor);
    }

    /** Gives a seat back. Those who have waited too long are passed over. */
    synchronized void leave() {
        CompletableFuture<Void> next = queue.poll();
        while (next != null && !next.complete(null)) {
            next = queue.poll();
        }
        if (next == null) {
            free++;
        }
    }

    synchronized int taken() {
        return total - free;
    }

    int total() {
        return total;
    }

    private NotDoneException tooMany() {
        return new NotDoneException("There are already " + total + " such calls to the bank under way, and more are"
                + " not made at once. Nothing was sent. Try again in a moment");
    }
}
