package io.github.alliancepay.broadleaf.bank.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import brave.Tracing;
import brave.baggage.BaggageField;
import brave.baggage.BaggagePropagation;
import brave.baggage.BaggagePropagationConfig.SingleBaggageField;
import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.CurrentTraceContext;
import brave.propagation.ThreadLocalCurrentTraceContext;
import brave.propagation.TraceContext;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.tracing.MicrometerTracing;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.brave.bridge.BraveBaggageManager;
import io.micrometer.tracing.brave.bridge.BraveCurrentTraceContext;
import io.micrometer.tracing.brave.bridge.BravePropagator;
import io.micrometer.tracing.brave.bridge.BraveTracer;
import io.micrometer.tracing.brave.bridge.W3CPropagation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to the bank are part of the traces of a host with Micrometer Tracing, here with Brave below it. */
class CallTracingTests {

    private static final BaggageField SHOPPER = BaggageField.create("shopper");

    private static final ResponseDefinitionBuilder NO_SUCH_ORDER =
            WireBank.error(400, RefusedException.ORDER_NOT_FOUND);

    private final List<MutableSpan> ended = new CopyOnWriteArrayList<>();
    private final CurrentTraceContext context = ThreadLocalCurrentTraceContext.create();
    private final Tracing library = Tracing.newBuilder()
            .currentTraceContext(context)
            .propagationFactory(BaggagePropagation.newFactoryBuilder(new W3CPropagation())
                    .add(SingleBaggageField.remote(SHOPPER))
                    .build())
            .addSpanHandler(new SpanHandler() {
                @Override
                public boolean end(TraceContext of, MutableSpan span, Cause cause) {
                    return ended.add(span);
                }
            })
            .build();
    private final Tracer tracer =
            new BraveTracer(library.tracer(), new BraveCurrentTraceContext(context), new BraveBaggageManager());
    private final BravePropagator propagator = new BravePropagator(library);
    private final CallTracing tracing = new MicrometerTracing(tracer, propagator);
    private final Span request = tracer.nextSpan().start();
    private final WireBank bank = new WireBank();

    CallTracingTests() {
        bank.answers(WireBank.OPERATIONS, NO_SUCH_ORDER);
    }

    @AfterEach
    void close() {
        bank.close();
        library.close();
    }

    @Test
    void everyCallCarriesTheTraceOfTheRequestAndIsASpanOfIt() {
        inRequest(() -> ask(client(tracing)));

        assertThat(ended)
                .extracting(MutableSpan::name)
                .containsExactly("alliancepay authorize", "alliancepay operations");
        assertThat(ended).allSatisfy(span -> {
            assertThat(span.kind()).isEqualTo(brave.Span.Kind.CLIENT);
            assertThat(span.parentId()).isEqualTo(request.context().spanId());
        });
        assertThat(parent(WireBank.AUTHORIZE)).containsExactly(header(ended.get(0)));
        assertThat(parent(WireBank.OPERATIONS)).containsExactly(header(ended.get(1)));
    }

    @Test
    void theRepetitionInANewSessionIsInTheTraceToo() {
        bank.authorizeAnswers(
                WireBank.sessionAnswer(bank.session), WireBank.sessionAnswer(BankSide.opened(bank.time.instant())));
        bank.answers(WireBank.OPERATIONS, WireBank.error(401, "b_expired_token"), NO_SUCH_ORDER);

        inRequest(() -> ask(client(tracing)));

        assertThat(ended)
                .extracting(MutableSpan::traceId)
                .containsOnly(request.context().traceId());
        assertThat(ended)
                .extracting(span -> span.tag("outcome"))
                .containsExactly("answered", "session_rejected", "answered", "refused");
        assertThat(parent(WireBank.OPERATIONS)).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void workOfNoRequestBeginsATraceOfItsOwn() {
        ask(client(tracing));

        assertThat(ended).extracting(MutableSpan::traceId).doesNotHaveDuplicates();
        assertThat(parent(WireBank.OPERATIONS)).containsExactly(header(ended.get(1)));
    }

    @Test
    void workThatIsHandedToOtherThreadsStaysInTheTrace() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            HttpAllianceBank client = client(tracing);
            inRequest(() -> {
                CallTracing.over(threads, tracing).execute(() -> ask(client));
                return null;
            });
            threads.submit(() -> {}).get();
        } finally {
            threads.shutdownNow();
        }

        assertThat(ended)
                .extracting(MutableSpan::traceId)
                .containsOnly(request.context().traceId());
    }

    @Test
    void baggageStaysInTheShop() {
        Map<String, String> written = new HashMap<>();
        inRequest(() -> {
            SHOPPER.updateValue("Olena");
            propagator.inject(request.context(), written, Map::put);
            return ask(client(tracing));
        });

        assertThat(written).containsEntry("shopper", "Olena");
        assertThat(bank.receivedAnywhere())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.getAllHeaderKeys()).noneMatch("shopper"::equalsIgnoreCase))
                .allSatisfy(call -> assertThat(call.toString()).doesNotContain("Olena"));
    }

    @Test
    void withoutATracerNothingIsAdded() {
        ask(client(CallTracing.NONE));

        assertThat(bank.receivedAnywhere()).isNotEmpty().noneMatch(call -> call.containsHeader("traceparent"));
    }

    /** Money that has moved must not be said to have failed. */
    @Test
    void aTracerThatFailsHarmsNoCall() {
        RefusedException answer = ask(client(new FailingTracing()));

        assertThat(answer.code()).isEqualTo(RefusedException.ORDER_NOT_FOUND);
    }

    /** Without this, every later call would wait for the session for ever. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Timeout(20)
    void aTraceThatCannotBeGoneOnWithHarmsNoCall(boolean worksFirst) {
        RefusedException answer = ask(client(new LosingTracing(worksFirst)));

        assertThat(answer.code()).isEqualTo(RefusedException.ORDER_NOT_FOUND);
        assertThat(bank.received(WireBank.OPERATIONS)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, vendor=1, vendor=1",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, 'кошик', ''",
        "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1, vendor=1,"
    })
    void onlyHeadersOfW3CTraceContextAreTakenOver(String parent, String state, String known) {
        assertThat(TraceHeaders.of(Optional.of(parent), Optional.of(state)).map(TraceHeaders::state))
                .isEqualTo(Optional.ofNullable(known));
    }

    @Test
    void otherHeadersCannotBeMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TraceHeaders("00-1-2-01", ""));
    }

    private HttpAllianceBank client(CallTracing traced) {
        return new HttpAllianceBank(bank.terminal(), bank.store, bank.time, Timing.DEFAULT, traced);
    }

    /** The bank's answer is that there is no such order. */
    private static RefusedException ask(HttpAllianceBank client) {
        return catchThrowableOfType(() -> client.order(WireBank.HPP_ORDER_ID), RefusedException.class);
    }

    private void inRequest(Supplier<?> work) {
        Tracer.SpanInScope scope = tracer.withSpan(request);
        work.get();
        scope.close();
    }

    private List<String> parent(String path) {
        return bank.received(path).stream()
                .map(call -> call.getHeader("traceparent"))
                .toList();
    }

    private static String header(MutableSpan span) {
        return "00-%32s-%s-01".formatted(span.traceId(), span.id()).replace(' ', '0');
    }

    /**
     * Its traces fail on every thread that they are handed to.
     *
     * @param worksFirst whether that is after the work
     */
    private record LosingTracing(boolean worksFirst) implements CallTracing {

        @Override
        public Trace current() {
            return new Trace() {
                @Override
                public <T> T run(Supplier<T> work) {
                    if (worksFirst) {
                        work.get();
                    }
                    throw new NoClassDefFoundError("a scope of another version");
                }
            };
        }

        @Override
        public CallSpan begin(String endpoint) {
            return NONE.begin(endpoint);
        }
    }

    /** Its spans fail at every point. */
    private static final class FailingTracing implements CallTracing {

        @Override
        public Trace current() {
            throw new IllegalStateException("no trace");
        }

        @Override
        public CallSpan begin(String endpoint) {
            if (endpoint.equals("authorize")) {
                throw new IllegalStateException("no span");
            }
            return new CallSpan() {
                @Override
                public Optional<TraceHeaders> headers() {
                    throw new IllegalStateException("no headers");
                }

                @Override
                public void end(CallOutcome outcome) {
                    throw new IllegalStateException("no end");
                }
            };
        }
    }
}
