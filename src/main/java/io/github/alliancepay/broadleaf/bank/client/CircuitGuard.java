package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Holds calls back while the bank does not answer, so that shoppers get a message at once and do not wait for a time-out each. A refusal
 * or a rejected session is an answer of the bank and does not count as a failure.
 */
final class CircuitGuard {

    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final int CALLS_WATCHED = 10;
    private static final int CALLS_NEEDED = 5;
    private static final int PERCENT_FAILED = 80;

    private final CircuitBreaker breaker;

    CircuitGuard() {
        this(CircuitBreaker.of("alliancepay-bank", config()));
    }

    CircuitGuard(CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    /** @throws NotDoneException while calls are held back; then the call is not made */
    <T> T guard(Supplier<T> call) {
        try {
            return breaker.executeSupplier(call);
        } catch (CallNotPermittedException heldBack) {
            throw new NotDoneException("The bank did not answer several calls, so calls are held back for up to "
                    + PAUSE.toSeconds() + " seconds. Nothing was sent");
        }
    }

    boolean letsCallsThrough() {
        return breaker.getState() != CircuitBreaker.State.OPEN;
    }

    static CircuitBreakerConfig config() {
        return CircuitBreakerConfig.custom()
                .slidingWindow(CALLS_WATCHED, CALLS_NEEDED, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(PERCENT_FAILED)
                .waitDurationInOpenState(PAUSE)
                .permittedNumberOfCallsInHalfOpenState(2)
                .recordException(CircuitGuard::isFailure)
                .build();
    }

    private static boolean isFailure(Throwable fault) {
        return fault instanceof OutcomeUnknownException
                || fault instanceof NotDoneException && !(fault instanceof SessionRejectedException);
    }
}
