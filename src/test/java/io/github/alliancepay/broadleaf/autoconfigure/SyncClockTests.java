package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.client.CallTracing;
import io.github.alliancepay.broadleaf.payment.OrderSubmission;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.payment.SyncQueue.Workers;
import io.github.alliancepay.broadleaf.payment.SyncRules;
import io.github.alliancepay.testing.Log;
import io.github.alliancepay.testing.MovingClock;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SyncClockTests {

    private static final Duration INTERVAL = Duration.ofDays(1);
    private static final Duration A_MOMENT = Duration.ofMillis(10);

    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(1);
    private final SyncWorkers workers = SyncWorkers.over(threads, CallTracing.NONE);
    private int renewals;
    private Consumer<String> problem = what -> {
        throw new IllegalStateException(what);
    };
    private final MovingClock watch = MovingClock.standingAt(Instant.parse("2026-11-28T12:00:00Z"));
    private final SyncClock clock = new SyncClock(
            workers,
            watch,
            RecurringTask.dispatch(queueOfABrokenLedger(), INTERVAL),
            List.of(new RecurringTask(Duration.ofMinutes(30), this::renew, "The session could not be renewed")));

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void itWaitsForTheIntervalBeforeItLooksForTheFirstTime() {
        clock.start();

        assertThat(scheduled())
                .anySatisfy(work -> assertThat(work.getDelay(TimeUnit.HOURS)).isEqualTo(23));
        assertThat(renewals).isZero();
    }

    @Test
    void aSecondStartChangesNothing() {
        clock.start();
        clock.start();

        assertThat(scheduled()).hasSize(2);
    }

    @Test
    void afterTheEndNothingIsLeftToDo() {
        clock.start();
        List<RunnableScheduledFuture<?>> work = scheduled();
        assertThat(clock.isRunning()).isTrue();

        clock.stop();

        assertThat(clock.isRunning()).isFalse();
        assertThat(work).isNotEmpty().allMatch(Future::isCancelled);
    }

    @Test
    void aBrokenLedgerAndASilentBankDoNotEndIt() {
        clock.start();
        List<RunnableScheduledFuture<?>> work = scheduled();

        work.forEach(Runnable::run);

        assertThat(renewals).isEqualTo(1);
        assertThat(work).hasSize(2).noneMatch(Future::isDone);
    }

    @Test
    void anErrorDoesNotEndItEither() {
        problem = what -> {
            throw new OutOfMemoryError("no memory for " + what);
        };
        clock.start();
        List<RunnableScheduledFuture<?>> work = scheduled();

        List<ILoggingEvent> log = Log.of(RecurringTask.class, Level.ERROR).during(() -> work.forEach(Runnable::run));

        assertThat(log)
                .extracting(event -> event.getThrowableProxy().getMessage())
                .containsExactlyInAnyOrder("no memory for the database is away", "no memory for the bank is silent");
        assertThat(work).hasSize(2).noneMatch(Future::isDone);
    }

    @Test
    void aBankThatDoesNotAnswerIsOneLineInTheLog() {
        problem = what -> {
            throw new NotDoneException("the bank is silent");
        };
        clock.start();

        List<ILoggingEvent> log = Log.of(RecurringTask.class, Level.WARN)
                .during(() -> scheduled().get(0).run());

        assertThat(log).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage())
                    .isEqualTo("The session could not be renewed; it is tried again: the bank is silent");
            assertThat(event.getThrowableProxy()).isNull();
        });
    }

    @Test
    void itKnowsWhenItLastRan() {
        problem = what -> {};
        clock.start();
        assertThat(clock.lastRun()).isEmpty();

        scheduled().forEach(Runnable::run);

        assertThat(clock.lastRun()).contains(watch.instant());
    }

    @Test
    void aTimeThatFailedIsNoRun() {
        clock.start();

        scheduled().forEach(Runnable::run);

        assertThat(clock.lastRun()).isEmpty();
    }

    @Test
    void itIsLateAfterTenIntervalsWithoutARun() {
        problem = what -> {};
        clock.start();
        watch.pass(Duration.ofDays(10));
        assertThat(clock.isLate()).isFalse();
        watch.pass(Duration.ofMillis(1));
        assertThat(clock.isLate()).isTrue();

        scheduled().forEach(Runnable::run);

        assertThat(clock.isLate()).isFalse();
    }

    @Test
    void aShortIntervalLeavesTimeForASlowBank() {
        SyncClock quick =
                new SyncClock(workers, watch, new RecurringTask(Duration.ofSeconds(1), () -> {}, "never"), List.of());
        quick.start();
        watch.pass(Duration.ofSeconds(120));
        assertThat(quick.isLate()).isFalse();
        watch.pass(Duration.ofSeconds(1));
        assertThat(quick.isLate()).isTrue();
    }

    @Test
    void aClockThatWasNotStartedOrWasStoppedIsNotLate() {
        watch.pass(Duration.ofDays(100));
        assertThat(clock.isLate()).isFalse();
        clock.start();
        watch.pass(Duration.ofDays(100));
        assertThat(clock.isLate()).isTrue();
        clock.stop();
        assertThat(clock.isLate()).isFalse();
    }

    @Test
    void threadsOfThePluginsOwnEndWithTheHost() {
        SyncWorkers own = SyncWorkers.ofThreads(1, CallTracing.NONE);

        own.close();

        assertThat(own.threads().isShutdown()).isTrue();
        assertThat(own.notices().isShutdown()).isTrue();
    }

    @Test
    void aListenerThatNeverReturnsKeepsNeitherTheDispatchNorTheOtherListenersWaiting() throws InterruptedException {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        CountDownLatch dispatched = new CountDownLatch(2);
        CountDownLatch toldOthers = new CountDownLatch(2);
        try (SyncWorkers one = SyncWorkers.ofThreads(1, CallTracing.NONE)) {
            SyncClock node = new SyncClock(
                    one,
                    watch,
                    new RecurringTask(A_MOMENT, dispatched::countDown, "never"),
                    List.of(telling(answer::join), telling(toldOthers::countDown)));
            node.start();

            assertThat(dispatched.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(toldOthers.await(10, TimeUnit.SECONDS)).isTrue();
            node.stop();
            answer.complete(null);
        }
    }

    private static RecurringTask telling(Runnable work) {
        return new RecurringTask(Duration.ZERO, A_MOMENT, work, "never", true);
    }

    private List<RunnableScheduledFuture<?>> scheduled() {
        return threads.getQueue().stream()
                .<RunnableScheduledFuture<?>>map(work -> (RunnableScheduledFuture<?>) work)
                .toList();
    }

    private void renew() {
        renewals++;
        problem.accept("the bank is silent");
    }

    private SyncQueue queueOfABrokenLedger() {
        PaymentLedger ledger = broken();
        PaymentSync sync = new PaymentSync(
                AllianceBanks.only(TestHost.unused(AllianceBank.class)),
                ledger,
                TestHost.unused(OrderSubmission.class),
                List.of(),
                Clock.systemUTC(),
                SyncRules.of(true));
        return new SyncQueue(sync, ledger, new Workers(Runnable::run, 100), Clock.systemUTC());
    }

    private PaymentLedger broken() {
        return (PaymentLedger) Proxy.newProxyInstance(
                PaymentLedger.class.getClassLoader(), new Class<?>[] {PaymentLedger.class}, (proxy, method, values) -> {
                    problem.accept("the database is away");
                    return List.of();
                });
    }
}
