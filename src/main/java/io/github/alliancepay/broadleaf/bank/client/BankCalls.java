package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls to the bank and reads their answers. Each endpoint has a guard of its own, so that trouble with one of them does not hold
 * back the others. Safe for use by many threads.
 */
final class BankCalls {

    private static final Logger LOG = LoggerFactory.getLogger(BankCalls.class);
    private static final String UNDECIPHERABLE = "b_encryptor_failed_decrypt_message";

    /** How long a call that moves no money waits for its turn. Nobody waits with one that does: it is refused at once and moved nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpTransport transport;
    private final MerchantKey key;
    private final ContactLog log;
    private final CallTracing tracing;
    private final Map<Endpoint, EndpointGuard> guards = new EnumMap<>(Endpoint.class);
    private final List<CallListener> listeners = new CopyOnWriteArrayList<>();

    BankCalls(HttpTransport transport, MerchantKey key, Capacity capacity, ContactLog log, CallTracing tracing) {
        this.transport = transport;
        this.key = key;
        this.log = log;
        this.tracing = tracing;
        for (Endpoint endpoint : Endpoint.values()) {
            Duration patience = endpoint.movesMoney() ? Duration.ZERO : PATIENCE;
            guards.put(
                    endpoint,
                    new EndpointGuard(
                            CircuitBreaker.of("alliancepay-" + endpoint, EndpointGuard.config()),
                            new Seats(capacity.of(endpoint), patience, transport.threads())));
        }
    }

    /** Fails with a {@link BankException} of one of the three kinds, or with {@link SessionRejectedException}. */
    CompletableFuture<Fields> ask(Call call) {
        long begin = System.nanoTime();
        CallTrace trace = CallTrace.begin(tracing, call.endpoint());
        return guards.get(call.endpoint())
                .guard(() -> transport.send(call, trace.headers()).thenApply(answer -> read(call.endpoint(), answer)))
                .whenComplete((answer, failed) -> trace.end(CallOutcome.of(failed)))
                .whenComplete((answer, failed) -> tell(call.endpoint(), failed, begin));
    }

    private void tell(Endpoint endpoint, Throwable failed, long begin) {
        log.ended(endpoint, failed);
        CallOutcome outcome = CallOutcome.of(failed);
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        listeners.forEach(listener -> tell(listener, endpoint, outcome, time));
    }

    /** A failure of who is told harms no call: above all, money that has moved is not said to have failed. */
    private static void tell(CallListener listener, Endpoint endpoint, CallOutcome outcome, Duration time) {
        try {
            listener.ended(endpoint.label(), outcome, time);
        } catch (RuntimeException | LinkageError failure) {
            LOG.debug("A listener of calls to the bank failed", failure);
        }
    }

    void addListener(CallListener listener) {
        listeners.add(listener);
    }

    List<EndpointLoad> loads() {
        return guards.entrySet().stream()
                .map(guard -> guard.getValue().load(guard.getKey()))
                .toList();
    }

    private Fields read(Endpoint endpoint, HttpTransport.Answer answer) {
        return endpoint.movesMoney()
                ? decrypted(endpoint, answer)
                : ResponseErrors.success(endpoint, answer.status(), answer.body());
    }

    /** When the bank cannot decrypt the request, it holds another key than this session; a new session helps (protocol section 3.4). */
    private Fields decrypted(Endpoint endpoint, HttpTransport.Answer answer) {
        try {
            return ResponseErrors.sealedSuccess(endpoint, answer.status(), answer.body(), key);
        } catch (RefusedException refused) {
            throw UNDECIPHERABLE.equals(refused.code()) ? new SessionRejectedException(UNDECIPHERABLE) : refused;
        }
    }

    /** Whether calls of every kind are sent. */
    boolean letsCallsThrough() {
        return guards.values().stream().allMatch(EndpointGuard::letsCallsThrough);
    }
}
