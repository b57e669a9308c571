package io.github.alliancepay.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Threads that start the same work at the same moment. */
public final class Crowd {

    private static final int SIZE = 16;

    /** A thread that still waits then is taken for one that waits for ever. */
    private static final int PATIENCE_SECONDS = 120;

    private Crowd() {}

    /** What each of sixteen threads returned; the first failure is thrown. */
    public static <T> List<T> of16(IntFunction<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(SIZE);
        CyclicBarrier start = new CyclicBarrier(SIZE);
        try {
            List<Callable<T>> tasks = IntStream.range(0, SIZE)
                    .<Callable<T>>mapToObj(number -> () -> {
                        start.await();
                        return work.apply(number);
                    })
                    .toList();
            return threads.invokeAll(tasks, PATIENCE_SECONDS, TimeUnit.SECONDS).stream()
                    .map(Crowd::result)
                    .toList();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("The crowd was told to go home", stopped);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> done) {
        try {
            return done.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A thread of the crowd failed", failure.getCause());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("The crowd was told to go home", stopped);
        }
    }
}
