package io.github.alliancepay.load;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Visitors who go on asking, each with the pauses of a browser, until they are sent home. Safe for use by many threads. */
final class Rush implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicInteger asking = new AtomicInteger();
    private volatile boolean over;

    /** Asks once after a delay, unless everybody was sent home. */
    void after(Duration delay, Supplier<CompletableFuture<?>> question) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, threads)
                .execute(() -> ask(question));
    }

    /** Asks after a delay, and again after each answer and a pause. A shop that answers late is asked less. */
    void repeat(Duration delay, Supplier<Duration> pause, Supplier<CompletableFuture<?>> question) {
        after(delay, () -> question.get().whenComplete((answer, failed) -> repeat(pause.get(), pause, question)));
    }

    private void ask(Supplier<CompletableFuture<?>> question) {
        if (!over) {
            asking.incrementAndGet();
            question.get().whenComplete((answer, failed) -> asking.decrementAndGet());
        }
    }

    boolean isOver() {
        return over;
    }

    /** Waits that long and sends everybody home. Those who have asked stay until their answer comes. */
    void last(Duration time) {
        CompletableFuture.runAsync(
                        () -> {}, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, threads))
                .join();
        over = true;
    }

    /** Sends everybody home. */
    void end() {
        over = true;
    }

    void awaitAnswers() {
        await().atMost(PATIENCE).until(() -> asking.get() == 0);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
