package io.github.alliancepay.broadleaf.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** How far a task of an admin is. Safe for use by many threads: one thread ends it, others look at it. */
final class TaskProgress {

    private final BankTask task;
    private final Instant startedAt;
    private final AtomicReference<TaskEnd> end = new AtomicReference<>();

    TaskProgress(BankTask task, Instant startedAt) {
        this.task = task;
        this.startedAt = startedAt;
    }

    BankTask task() {
        return task;
    }

    void end(Optional<TaskResult> result, Instant now) {
        end.set(new TaskEnd(result, now));
    }

    /** Empty while it is under way. */
    Optional<TaskEnd> end() {
        return Optional.ofNullable(end.get());
    }

    boolean isUnderWay() {
        return end().isEmpty();
    }

    boolean endedBefore(Instant time) {
        return end().filter(over -> over.at().isBefore(time)).isPresent();
    }

    Duration age(Instant now) {
        return Duration.between(startedAt, now);
    }

    /** @param result empty when it failed for a reason that nobody expected */
    record TaskEnd(Optional<TaskResult> result, Instant at) {}
}
