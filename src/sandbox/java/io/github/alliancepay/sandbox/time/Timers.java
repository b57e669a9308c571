package io.github.alliancepay.sandbox.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tasks that are due at a time of a clock. Nothing runs by itself: the owner of the clock calls {@link #runDue()}. Thread-safe. Tasks run
 * one at a time in the order of their times, and a call returns only when no task is due or running.
 */
public final class Timers {
    private record Timer(Instant due, long sequence, Runnable task) {}

    private static final System.Logger LOG = System.getLogger(Timers.class.getName());

    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();
    private final PriorityQueue<Timer> queue =
            new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparing(Timer::sequence));
    private long sequence;

    /** Timers for a clock. */
    public Timers(Clock clock) {
        this.clock = clock;
    }

    /** Runs a task once, after a delay. */
    public void after(Duration delay, Runnable task) {
        at(clock.instant().plus(delay), task);
    }

    /** Runs a task once, at a time. */
    public synchronized void at(Instant due, Runnable task) {
        queue.add(new Timer(due, sequence++, task));
    }

    /** Runs all tasks that are due, also those that become due during the call. Returns how many ran. */
    public int runDue() {
        running.lock();
        try {
            int ran = 0;
            for (Optional<Timer> next = takeDue(); next.isPresent(); next = takeDue()) {
                run(next.get().task());
                ran++;
            }
            return ran;
        } finally {
            running.unlock();
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            // A timer that fails must not stop the others.
            LOG.log(System.Logger.Level.ERROR, "a timer of the sandbox failed", e);
        }
    }

    /** Forgets all tasks that have not begun. */
    public synchronized void clear() {
        queue.clear();
    }

    /** When the next task is due. */
    public synchronized Optional<Instant> nextDue() {
        return Optional.ofNullable(queue.peek()).map(Timer::due);
    }

    private synchronized Optional<Timer> takeDue() {
        boolean due = !queue.isEmpty() && !queue.peek().due().isAfter(clock.instant());
        return due ? Optional.of(queue.poll()) : Optional.empty();
    }
}
