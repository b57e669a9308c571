package io.github.alliancepay.broadleaf.bank.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Makes calls in the session with the bank. When the bank rejects the session of a call, the call is built again for a new session and
 * sent once more (protocol section 4.2). No other call is repeated. Safe for use by many threads.
 */
final class SessionCalls {

    private final BankSession session;
    private final BankCalls calls;
    private final CallTracing tracing;

    SessionCalls(BankSession session, BankCalls calls, CallTracing tracing) {
        this.session = session;
        this.calls = calls;
        this.tracing = tracing;
    }

    /** @param body built for each sending, since it may carry the time */
    CompletableFuture<Fields> ask(Endpoint endpoint, Supplier<ObjectNode> body) {
        CallTracing.Trace trace = CallTrace.current(tracing);
        return session.current()
                .thenCompose(first -> Futures.after(
                        trace.run(() -> ask(first, endpoint, body)),
                        SessionRejectedException.class,
                        rejected -> trace.run(() -> again(rejected, first, endpoint, body))));
    }

    private CompletableFuture<Fields> ask(OpenSession opened, Endpoint endpoint, Supplier<ObjectNode> body) {
        return Futures.begin(() -> calls.ask(Call.in(opened, endpoint, body.get())));
    }

    private CompletableFuture<Fields> again(
            SessionRejectedException rejected, OpenSession first, Endpoint endpoint, Supplier<ObjectNode> body) {
        CompletableFuture<Fields> second = askInstead(first, endpoint, body);
        return rejected.isCertain() || !endpoint.acts() ? second : doubted(second);
    }

    private CompletableFuture<Fields> askInstead(OpenSession first, Endpoint endpoint, Supplier<ObjectNode> body) {
        CallTracing.Trace trace = CallTrace.current(tracing);
        return session.insteadOf(first).thenCompose(next -> trace.run(() -> ask(next, endpoint, body)));
    }

    /**
     * Something else than the bank may have rejected the first sending, after the bank had acted on it. So what is said about the second
     * sending does not tell what became of the first. Only a refusal of its id does: the first one arrived.
     */
    private static CompletableFuture<Fields> doubted(CompletableFuture<Fields> second) {
        CompletableFuture<Fields> unlessNotDone = Futures.after(second, NotDoneException.class, SessionCalls::unknown);
        return Futures.after(
                unlessNotDone,
                RefusedException.class,
                refused -> RefusedException.DUPLICATE.equals(refused.code())
                        ? CompletableFuture.failedFuture(refused)
                        : unknown(refused));
    }

    private static CompletableFuture<Fields> unknown(Throwable second) {
        return CompletableFuture.failedFuture(new OutcomeUnknownException(
                "The call was rejected with HTTP 401, but not in the bank's words, and its repetition failed too: "
                        + second.getMessage(),
                second));
    }
}
