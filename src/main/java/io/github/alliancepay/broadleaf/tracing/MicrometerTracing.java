package io.github.alliancepay.broadleaf.tracing;

import io.github.alliancepay.broadleaf.bank.client.CallOutcome;
import io.github.alliancepay.broadleaf.bank.client.CallTracing;
import io.github.alliancepay.broadleaf.bank.client.TraceHeaders;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The trace of a host with Micrometer Tracing. Each call to the bank is a client span of its own, with the endpoint and the outcome and nothing
 * about the payment. Of what the host's propagator writes, only the headers of W3C Trace Context reach the bank. Safe for use by many threads.
 */
public final class MicrometerTracing implements CallTracing {

    private final Tracer tracer;
    private final Propagator propagator;

    public MicrometerTracing(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public Trace current() {
        return new SpanTrace(tracer, Optional.ofNullable(tracer.currentSpan()));
    }

    @Override
    public CallSpan begin(String endpoint) {
        Span span = tracer.spanBuilder()
                .name("alliancepay " + endpoint)
                .kind(Span.Kind.CLIENT)
                .remoteServiceName("alliance-bank")
                .start();
        Map<String, String> written = new HashMap<>();
        propagator.inject(span.context(), written, Map::put);
        return new ClientSpan(
                span,
                TraceHeaders.of(
                        Optional.ofNullable(written.get("traceparent")),
                        Optional.ofNullable(written.get("tracestate"))));
    }

    /** Work without a span begins a trace of its own with each call. */
    private record SpanTrace(Tracer tracer, Optional<Span> span) implements Trace {

        @Override
        public <T> T run(Supplier<T> work) {
            return span.isPresent() ? runIn(span.get(), work) : work.get();
        }

        private <T> T runIn(Span parent, Supplier<T> work) {
            Tracer.SpanInScope scope = tracer.withSpan(parent);
            try {
                return work.get();
            } finally {
                scope.close();
            }
        }
    }

    private record ClientSpan(Span span, Optional<TraceHeaders> headers) implements CallSpan {

        @Override
        public void end(CallOutcome outcome) {
            span.tag("outcome", outcome.name().toLowerCase(Locale.ROOT)).end();
        }
    }
}
