package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.bank.client.CallTracing;
import io.github.alliancepay.broadleaf.notification.AttentionAlerts;
import io.github.alliancepay.broadleaf.notification.EventRelay;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What becomes of the plugin's threads when the shop stops. */
class SyncWorkersTests {

    private final SyncWorkers workers = SyncWorkers.ofThreads(1, CallTracing.NONE);

    /** A refund that is interrupted while the bank answers would have an unknown outcome for minutes. */
    @ParameterizedTest
    @MethodSource("threads")
    void workThatHasBegunMayEnd(Function<SyncWorkers, Executor> threads) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        threads.apply(workers).execute(() -> {
            begun.countDown();
            done.complete(isAnswered(answered));
        });
        begun.await();

        CompletableFuture<Void> closed = CompletableFuture.runAsync(workers::close);
        while (!workers.threads().isShutdown()) {
            Thread.onSpinWait();
        }
        answered.countDown();

        assertThat(done).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
        assertThat(closed).succeedsWithin(10, TimeUnit.SECONDS);
    }

    static List<Function<SyncWorkers, Executor>> threads() {
        return List.of(
                SyncWorkers::starts,
                SyncWorkers::tasks,
                SyncWorkers::mails,
                SyncWorkers::notices,
                SyncWorkers::threads);
    }

    private static boolean isAnswered(CountDownLatch answered) {
        try {
            return answered.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    /** A payment whose answer of the bank comes then stays due in the ledger. It has not failed. */
    @Test
    void anAnswerThatComesAfterTheEndIsDropped() {
        workers.close();

        assertThatCode(() -> workers.threads().execute(() -> {})).doesNotThrowAnyException();
    }

    /** Otherwise a mark that somebody is at work would stay until a restart. */
    @Test
    void workForWhichTheMachineHasNoThreadIsRefused() {
        OutOfMemoryError none = new OutOfMemoryError("unable to create native thread");
        Executor full = SyncWorkers.refusing(work -> {
            throw none;
        });

        assertThatThrownBy(() -> full.execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasCause(none);
    }

    @Test
    void theyKnowThatTheShopStopsBeforeAnyBeanIsDestroyed() {
        site().run(context -> {
            SyncWorkers own = context.getBean(SyncWorkers.class);
            assertThat(context).hasSingleBean(EventRelay.class).hasSingleBean(AttentionAlerts.class);
            assertThat(own.isStopping()).isFalse();

            context.getSourceApplicationContext().stop();
            assertThat(own.isStopping()).isTrue();

            context.getSourceApplicationContext().start();
            assertThat(own.isStopping()).isFalse();
        });
    }

    private static ApplicationContextRunner site() {
        return TestHost.site().withPropertyValues(Merchant.credentials());
    }
}
