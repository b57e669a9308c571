package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Guards one endpoint of the bank. It holds calls back while the bank does not answer them, or answers too slowly, so that shoppers get a
 * message at once and do not wait for a time-out each. It also bounds how many calls are under way at once. A refusal or a rejected
 * session is an answer of the bank and does not count as a failure. Safe for use by many threads.
 */
final class EndpointGuard {

    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final Duration SLOW = Duration.ofSeconds(10);
    private static final int CALLS_WATCHED = 10;
    private static final int CALLS_NEEDED = 5;
    private static final int PERCENT_BAD = 80;

    private final CircuitBreaker breaker;
    private final Seats seats;

    /** By the clock of the breaker. */
    private volatile long lastChange;

    EndpointGuard(CircuitBreaker breaker, Seats seats) {
        this.breaker = breaker;
        this.seats = seats;
        breaker.getEventPublisher().onStateTransition(change -> lastChange = breaker.getCurrentTimestamp());
    }

    /** Fails with {@link NotDoneException} when the call is not made, because calls are held back or too many are under way. */
    <T> CompletableFuture<T> guard(Supplier<CompletableFuture<T>> call) {
        return seats.take().thenCompose(seat -> Futures.begin(() -> permitted(call))
                .whenComplete((answer, failed) -> seats.leave()));
    }

    /** The breaker stays open after its pause until somebody calls, and on a node that seldom calls that may be the next day. */
    boolean letsCallsThrough() {
        return breaker.getState() != CircuitBreaker.State.OPEN || isPauseOver();
    }

    private boolean isPauseOver() {
        long lasting = breaker.getCurrentTimestamp() - lastChange;
        return breaker.getTimestampUnit().toMillis(lasting) > PAUSE.toMillis();
    }

    EndpointLoad load(Endpoint endpoint) {
        return new EndpointLoad(endpoint.label(), !letsCallsThrough(), seats.taken(), seats.total());
    }

    private <T> CompletableFuture<T> permitted(Supplier<CompletableFuture<T>> call) {
        if (!breaker.tryAcquirePermission()) {
            throw new NotDoneException("The bank did not answer several calls, or only slowly, so calls are held back"
                    + " for up to " + PAUSE.toSeconds() + " seconds. Nothing was sent");
        }
        long begin = breaker.getCurrentTimestamp();
        return Futures.begin(call).whenComplete((answer, failed) -> record(begin, failed));
    }

    private void record(long begin, Throwable failed) {
        long duration = breaker.getCurrentTimestamp() - begin;
        if (failed == null) {
            breaker.onSuccess(duration, breaker.getTimestampUnit());
        } else {
            breaker.onError(duration, breaker.getTimestampUnit(), Futures.cause(failed));
        }
    }

    static CircuitBreakerConfig config() {
        return CircuitBreakerConfig.custom()
                .slidingWindow(CALLS_WATCHED, CALLS_NEEDED, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(PERCENT_BAD)
                .slowCallDurationThreshold(SLOW)
                .slowCallRateThreshold(PERCENT_BAD)
                .waitDurationInOpenState(PAUSE)
                .permittedNumberOfCallsInHalfOpenState(2)
                .recordException(EndpointGuard::isFailure)
                .build();
    }

    private static boolean isFailure(Throwable fault) {
        return fault instanceof OutcomeUnknownException
                || fault instanceof NotDoneException && !(fault instanceof SessionRejectedException);
    }
}
