package io.github.alliancepay.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Collects answers with their times. Safe for use by many threads. */
final class Answers {

    private final Queue<Answer> collected = new ConcurrentLinkedQueue<>();

    /** Collects the answer to a question when it comes. */
    <T> CompletableFuture<T> timed(String what, Supplier<CompletableFuture<T>> question, ToIntFunction<T> status) {
        long start = System.nanoTime();
        return question.get()
                .whenComplete((answer, failed) -> collected.add(new Answer(
                        what,
                        failed == null ? status.applyAsInt(answer) : 0,
                        Duration.ofNanos(System.nanoTime() - start))));
    }

    /** The answers since the last call, which are forgotten here. */
    List<Answer> take() {
        List<Answer> taken = new ArrayList<>();
        for (Answer next = collected.poll(); next != null; next = collected.poll()) {
            taken.add(next);
        }
        return taken;
    }
}
