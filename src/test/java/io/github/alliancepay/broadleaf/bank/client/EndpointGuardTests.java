package io.github.alliancepay.broadleaf.bank.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.internal.CircuitBreakerStateMachine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EndpointGuardTests {

    private final MovingTime time = new MovingTime("2026-09-21T14:00:00Z");
    private final AtomicInteger sent = new AtomicInteger();
    private final EndpointGuard guard = guard(2, Duration.ZERO);

    @Test
    void aFewFailuresHoldNothingBack() {
        fail(4, new OutcomeUnknownException("slow"));
        assertThat(guard.letsCallsThrough()).isTrue();
    }

    @Test
    void callsGoOutAgainAfterAPause() {
        fail(5, new NotDoneException("refused"));
        assertThat(guard.letsCallsThrough()).isFalse();

        time.pass(Duration.ofSeconds(19));
        assertThatExceptionOfType(NotDoneException.class)
                .isThrownBy(this::succeed)
                .withMessageContaining("held back");
        assertThat(sent).hasValue(5);

        time.pass(Duration.ofSeconds(2));
        succeed();
        succeed();
        assertThat(guard.letsCallsThrough()).isTrue();
        assertThat(sent).hasValue(7);
    }

    @Test
    void afterThePauseNothingIsHeldBackAlthoughNobodyHasCalledYet() {
        fail(5, new NotDoneException("refused"));
        time.pass(Duration.ofSeconds(19));
        assertThat(guard.letsCallsThrough()).isFalse();

        time.pass(Duration.ofSeconds(2));

        assertThat(guard.letsCallsThrough()).isTrue();
        succeed();
    }

    @Test
    void eachPauseIsOneOfItsOwn() {
        fail(5, new NotDoneException("refused"));
        time.pass(Duration.ofHours(1));
        fail(2, new NotDoneException("refused"));
        time.pass(Duration.ofSeconds(19));

        assertThat(guard.letsCallsThrough()).isFalse();
    }

    @Test
    void aBankThatStillDoesNotAnswerIsLeftAloneAgain() {
        fail(5, new NotDoneException("refused"));
        time.pass(Duration.ofSeconds(21));
        fail(2, new NotDoneException("refused"));
        assertThat(guard.letsCallsThrough()).isFalse();
        assertThat(sent).hasValue(7);
    }

    @Test
    void whatTheBankSaysIsNoFailure() {
        fail(10, new RefusedException("b_operation_not_found", "refused"));
        fail(10, new RefusedException(RefusedException.ORDER_EXPIRED, "refused"));
        fail(10, new SessionRejectedException("b_used_token"));
        assertThat(guard.letsCallsThrough()).isTrue();
    }

    @Test
    void aBankThatAnswersTooSlowlyIsLeftAloneToo() {
        for (int call = 0; call < 5; call++) {
            answerAfter(Duration.ofSeconds(11));
        }
        assertThat(guard.letsCallsThrough()).isFalse();
    }

    @Test
    void aBankThatAnswersInTimeIsNot() {
        for (int call = 0; call < 20; call++) {
            answerAfter(Duration.ofSeconds(9));
        }
        assertThat(guard.letsCallsThrough()).isTrue();
    }

    @Test
    void moreCallsThanThereAreSeatsAreNotMade() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();
        guard.guard(() -> first);
        guard.guard(() -> second);

        assertThatExceptionOfType(NotDoneException.class)
                .isThrownBy(this::succeed)
                .withMessageContaining("Nothing was sent");
        assertThat(sent).hasValue(0);

        first.completeExceptionally(new OutcomeUnknownException("broken"));
        succeed();
        second.complete("answer");
        assertThat(sent).hasValue(1);
    }

    @Test
    void aCallThatIsHeldBackGivesItsSeatBack() {
        fail(5, new OutcomeUnknownException("slow"));
        for (int call = 0; call < 10; call++) {
            assertThat(catchThrowable(this::succeed)).hasMessageContaining("held back");
        }
        time.pass(Duration.ofSeconds(21));
        succeed();
        assertThat(sent).hasValue(6);
    }

    @Test
    void aCallThatDiesGivesItsSeatBack() {
        for (int call = 0; call < 10; call++) {
            assertThat(catchThrowable(() -> Futures.await(guard.guard(() -> {
                        throw new StackOverflowError();
                    }))))
                    .isInstanceOf(StackOverflowError.class);
        }
        succeed();
        assertThat(sent).hasValue(1);
    }

    @Test
    void whoeverWaitsGetsASeatInTheOrderOfArrival() {
        EndpointGuard patient = guard(1, Duration.ofSeconds(30));
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        List<Integer> begun = new ArrayList<>();
        List<CompletableFuture<Integer>> waiters = new ArrayList<>();
        for (int call = 0; call < 5; call++) {
            int number = call;
            answers.add(new CompletableFuture<>());
            waiters.add(patient.guard(() -> {
                begun.add(number);
                return answers.get(number);
            }));
        }

        for (int call = 0; call < 5; call++) {
            assertThat(begun).as("one at a time").hasSize(call + 1).endsWith(call);
            answers.get(call).complete(call);
        }
        assertThat(waiters).extracting(CompletableFuture::join).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void whoeverWaitsTooLongGivesUpAndTakesNoSeat() {
        EndpointGuard impatient = guard(1, Duration.ofMillis(1));
        CompletableFuture<Integer> first = new CompletableFuture<>();
        CompletableFuture<Integer> seated = impatient.guard(() -> first);

        assertThatExceptionOfType(NotDoneException.class).isThrownBy(() -> Futures.await(impatient.guard(this::send)));
        first.complete(1);

        assertThat(seated).isCompletedWithValue(1);
        assertThat(Futures.await(impatient.guard(this::send))).isEqualTo(1);
    }

    @Test
    void theQueueHasAnEnd() {
        EndpointGuard patient = guard(1, Duration.ofHours(1));
        patient.guard(CompletableFuture::new);
        for (int call = 0; call < 10; call++) {
            assertThat(patient.guard(this::send)).isNotDone();
        }
        assertThatExceptionOfType(NotDoneException.class).isThrownBy(() -> Futures.await(patient.guard(this::send)));
        assertThat(sent).hasValue(0);
    }

    private EndpointGuard guard(int seats, Duration patience) {
        CircuitBreakerConfig config = CircuitBreakerConfig.from(EndpointGuard.config())
                .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                .build();
        return new EndpointGuard(
                new CircuitBreakerStateMachine("test", config, time), new Seats(seats, patience, Runnable::run));
    }

    private void fail(int times, BankException fault) {
        for (int call = 0; call < times; call++) {
            Supplier<CompletableFuture<Integer>> failing = () -> {
                sent.incrementAndGet();
                return CompletableFuture.failedFuture(fault);
            };
            assertThat(catchThrowable(() -> Futures.await(guard.guard(failing))))
                    .isSameAs(fault);
        }
    }

    private void answerAfter(Duration duration) {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        CompletableFuture<Integer> guarded = guard.guard(() -> answer);
        time.pass(duration);
        answer.complete(1);
        assertThat(guarded).isCompletedWithValue(1);
    }

    private void succeed() {
        Futures.await(guard.guard(this::send));
    }

    private CompletableFuture<Integer> send() {
        return CompletableFuture.completedFuture(sent.incrementAndGet());
    }
}
