package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.admin.BankTask.TaskKind;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What admins have done at the bank, on threads of the plugin's own: a thread of the shop's admin holds a database connection of the shop, so
 * it must not wait for the bank. A task is known by a token, to the person who started it and for its own payment only. What it has to show is
 * kept for {@value #KEPT_MINUTES} minutes, on this node. What must not be lost is in the ledger. Safe for use by many threads.
 */
public final class BankTasks {

    static final int KEPT_MINUTES = 15;

    /** More than the threads and their queue hold, so that there always is a finished one to forget. */
    static final int MOST = 500;

    private static final Logger LOG = LoggerFactory.getLogger(BankTasks.class);

    private final Executor threads;
    private final Clock clock;
    private final Map<String, TaskProgress> tasks = new LinkedHashMap<>();

    /** @param threads bounded: when they have enough to do, they refuse with a {@link RejectedExecutionException} */
    public BankTasks(Executor threads, Clock clock) {
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * Starts a task, unless the same one is under way.
     *
     * @return the token of the task that is under way
     * @throws TooManyTasksException when it was not started
     */
    synchronized String start(BankTask task, Supplier<TaskResult> work) {
        makeRoom();
        return underWay(task).orElseGet(() -> begin(task, work));
    }

    /** Keeps the result of something that an admin did at once, for the page that the browser is sent to. */
    synchronized String keep(AdminUser user, Payment payment, TaskResult result) {
        makeRoom();
        Instant now = clock.instant();
        TaskProgress progress = new TaskProgress(BankTask.of(TaskKind.DONE, user, payment), now);
        progress.end(Optional.of(result), now);
        return add(progress);
    }

    /** The task of that token, when the admin started it for that payment and it is still known here. */
    synchronized Optional<TaskProgress> find(String token, AdminUser user, Payment payment) {
        return Optional.ofNullable(tasks.get(token))
                .filter(progress -> progress.task().isOf(user, payment))
                .filter(progress -> !progress.endedBefore(oldest()));
    }

    /** The task of that token that belongs to no payment, when the admin started it and it is still known here. */
    Optional<TaskProgress> find(String token, AdminUser user) {
        return find(token, user, 0);
    }

    /** The task of that token that belongs to that order but to no payment, when the admin started it and it is still known here. */
    synchronized Optional<TaskProgress> find(String token, AdminUser user, long order) {
        return Optional.ofNullable(tasks.get(token))
                .filter(progress -> progress.task().isOf(user, order))
                .filter(progress -> !progress.endedBefore(oldest()));
    }

    Duration age(TaskProgress progress) {
        return progress.age(clock.instant());
    }

    private Optional<String> underWay(BankTask task) {
        return tasks.entrySet().stream()
                .filter(known -> known.getValue().isUnderWay())
                .filter(known -> known.getValue().task().equals(task))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private String begin(BankTask task, Supplier<TaskResult> work) {
        TaskProgress progress = new TaskProgress(task, clock.instant());
        try {
            threads.execute(() -> progress.end(result(task, work), clock.instant()));
        } catch (RejectedExecutionException busy) {
            throw new TooManyTasksException(task, busy);
        }
        return add(progress);
    }

    /** Whatever goes wrong ends the task, or its page would wait for ever. */
    private static Optional<TaskResult> result(BankTask task, Supplier<TaskResult> work) {
        try {
            return Optional.of(work.get());
        } catch (RuntimeException | Error failure) {
            LOG.error("{} failed; what was done is in the history of the payment", task, failure);
            return Optional.empty();
        }
    }

    private String add(TaskProgress progress) {
        String token = UUID.randomUUID().toString();
        tasks.put(token, progress);
        return token;
    }

    private void makeRoom() {
        tasks.values().removeIf(progress -> progress.endedBefore(oldest()));
        if (tasks.size() >= MOST) {
            tasks.entrySet().stream()
                    .filter(known -> !known.getValue().isUnderWay())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .ifPresent(tasks::remove);
        }
    }

    private Instant oldest() {
        return clock.instant().minus(Duration.ofMinutes(KEPT_MINUTES));
    }
}
