package io.github.alliancepay.broadleaf.bank.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.resilience4j.circuitbreaker.internal.CircuitBreakerStateMachine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CircuitGuardTests {

    private final MovingTime time = new MovingTime("2026-09-21T14:00:00Z");
    private final CircuitGuard guard =
            new CircuitGuard(new CircuitBreakerStateMachine("test", CircuitGuard.config(), time));
    private final AtomicInteger sent = new AtomicInteger();

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
        fail(10, new SessionRejectedException("b_used_token"));
        assertThat(guard.letsCallsThrough()).isTrue();
    }

    private void fail(int times, BankException fault) {
        for (int call = 0; call < times; call++) {
            assertThat(catchThrowable(() -> guard.guard(() -> {
                        sent.incrementAndGet();
                        throw fault;
                    })))
                    .isSameAs(fault);
        }
    }

    private void succeed() {
        guard.guard(sent::incrementAndGet);
    }
}
