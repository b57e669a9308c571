package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class BoundedWaitTests {

    private static final Object CONNECTION = new Object();
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BoundedWait oneSeat = new BoundedWait(1, threads, LONG);

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void theWorkIsDoneOnAnotherThreadThatHasNothingOfTheHostOpen() throws PaymentException {
        Boolean clean = holding(() -> oneSeat.call(
                () -> TransactionSynchronizationManager.getResourceMap().isEmpty()));

        assertThat(clean).isTrue();
    }

    @Test
    void aCallThatHoldsAConnectionNeedsASeat() {
        CountDownLatch bankAnswers = new CountDownLatch(1);
        CompletableFuture<String> first = waitingFor(bankAnswers);
        AtomicBoolean done = new AtomicBoolean();

        assertThatThrownBy(() -> holding(() -> oneSeat.call(() -> {
                    done.set(true);
                    return "";
                })))
                .isInstanceOf(PaymentException.class)
                .hasMessageContaining("nothing was done");

        assertThat(done).isFalse();
        bankAnswers.countDown();
        assertThat(first.join()).isEqualTo("answered");
    }

    @Test
    void aSeatIsFreeAgainAfterTheWait() throws PaymentException {
        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(() -> holding(() -> oneSeat.call(() -> {
                        throw new IllegalStateException("declined");
                    })))
                    .hasMessage("declined");
        }

        assertThat(holding(() -> oneSeat.call(() -> "answered"))).isEqualTo("answered");
    }

    @Test
    void aCallThatHoldsNothingNeedsNoSeat() throws PaymentException {
        CountDownLatch bankAnswers = new CountDownLatch(1);
        CompletableFuture<String> first = waitingFor(bankAnswers);

        assertThat(oneSeat.call(() -> "answered")).isEqualTo("answered");

        bankAnswers.countDown();
        first.join();
    }

    @Test
    void aBankThatTakesTooLongIsNotWaitedForAndTheWorkGoesOn() {
        BoundedWait impatient = new BoundedWait(1, threads, Duration.ofMillis(1));
        CountDownLatch bankAnswers = new CountDownLatch(1);
        CompletableFuture<String> result = new CompletableFuture<>();

        assertThatThrownBy(() -> impatient.call(() -> {
                    result.complete(answered(bankAnswers));
                    return "";
                }))
                .isInstanceOf(PaymentException.class)
                .hasMessageContaining("goes on without you")
                .hasMessageContaining("do not repeat");

        bankAnswers.countDown();
        assertThat(result.join()).isEqualTo("answered");
    }

    @Test
    void workThatFindsNoThreadIsNotDone() {
        Executor full = work -> {
            throw new RejectedExecutionException("full");
        };

        assertThatThrownBy(() -> new BoundedWait(1, full).call(() -> "answered"))
                .isInstanceOf(PaymentException.class)
                .hasMessageContaining("nothing was done");
    }

    @Test
    void aFailureIsTheCallersAsItWas() {
        PaymentException expected = new PaymentException("The bank declined");

        assertThatThrownBy(() -> oneSeat.call(() -> {
                    throw expected;
                }))
                .isSameAs(expected);
    }

    @Test
    void anInterruptedCallerKeepsItsInterrupt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> oneSeat.call(() -> answered(new CountDownLatch(1))))
                .isInstanceOf(PaymentException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    /** A call on another thread that has taken its seat. */
    private CompletableFuture<String> waitingFor(CountDownLatch bankAnswers) {
        CountDownLatch seated = new CountDownLatch(1);
        CompletableFuture<String> call = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return holding(() -> oneSeat.call(() -> {
                            seated.countDown();
                            return answered(bankAnswers);
                        }));
                    } catch (PaymentException failure) {
                        throw new IllegalStateException(failure);
                    }
                },
                threads);
        answered(seated);
        return call;
    }

    private static String answered(CountDownLatch answer) {
        try {
            answer.await();
            return "answered";
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Calls as code of the host does that has a connection bound to its thread. */
    private static <T> T holding(BoundedWait.Work<T> call) throws PaymentException {
        TransactionSynchronizationManager.bindResource(CONNECTION, CONNECTION);
        try {
            return call.run();
        } finally {
            TransactionSynchronizationManager.unbindResource(CONNECTION);
        }
    }
}
