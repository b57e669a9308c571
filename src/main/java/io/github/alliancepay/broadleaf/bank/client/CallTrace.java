package io.github.alliancepay.broadleaf.bank.client;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The span of one call. A tracer that fails harms no call: above all, money that has moved is not said to have failed. */
final class CallTrace {

    private static final Logger LOG = LoggerFactory.getLogger(CallTrace.class);

    private final CallTracing.CallSpan span;
    private final Optional<TraceHeaders> headers;

    private CallTrace(CallTracing.CallSpan span) {
        this.span = span;
        this.headers = unharmed(span::headers, Optional.empty());
    }

    static CallTrace begin(CallTracing tracing, Endpoint endpoint) {
        return new CallTrace(unharmed(() -> tracing.begin(endpoint.label()), CallTracing.NONE.begin(endpoint.label())));
    }

    /** The trace of the work on this thread; none when the tracer fails. Work that goes on in it is done once, even when the tracer fails then. */
    static CallTracing.Trace current(CallTracing tracing) {
        return new Unharmed(unharmed(tracing::current, CallTracing.NONE.current()));
    }

    Optional<TraceHeaders> headers() {
        return headers;
    }

    void end(CallOutcome outcome) {
        unharmed(
                () -> {
                    span.end(outcome);
                    return span;
                },
                span);
    }

    private static <T> T unharmed(Supplier<T> work, T otherwise) {
        try {
            return work.get();
        } catch (RuntimeException | LinkageError failure) {
            LOG.debug("The host's tracer failed", failure);
            return otherwise;
        }
    }

    private record Unharmed(CallTracing.Trace trace) implements CallTracing.Trace {

        @Override
        public <T> T run(Supplier<T> work) {
            return Futures.onceIn(
                    inner -> trace.run(() -> {
                        inner.run();
                        return null;
                    }),
                    work);
        }
    }
}
