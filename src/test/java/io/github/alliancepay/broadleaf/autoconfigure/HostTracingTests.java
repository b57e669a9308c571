package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.client.CallTracing;
import io.github.alliancepay.broadleaf.tracing.MicrometerTracing;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A host's tracer is used when there is one, and nothing is missed when there is none. */
class HostTracingTests {

    private final ApplicationContextRunner site = TestHost.site()
            .withPropertyValues(Merchant.credentials())
            .withPropertyValues("alliancepay.clock.enabled=false");

    @Test
    void aHostWithMicrometerTracingIsTraced() {
        site.withBean(Tracer.class, () -> Tracer.NOOP)
                .withBean(Propagator.class, () -> Propagator.NOOP)
                .run(context -> assertThat(context).getBean(CallTracing.class).isInstanceOf(MicrometerTracing.class));
    }

    @Test
    void aTracerThatPassesNothingOnIsNotAsked() {
        site.withBean(Tracer.class, () -> Tracer.NOOP)
                .run(context -> assertThat(context).getBean(CallTracing.class).isSameAs(CallTracing.NONE));
    }

    @Test
    void withoutTheLibraryNothingOfItIsLoaded() {
        site.withClassLoader(new FilteredClassLoader(Tracer.class.getPackageName()))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .getBean(CallTracing.class)
                        .isSameAs(CallTracing.NONE));
    }

    @Test
    void whatAnAdminOrAShopperStartedStaysInTheTraceOfItsRequest() {
        OneTrace tracing = new OneTrace();
        site.withBean(CallTracing.class, () -> tracing).run(context -> {
            SyncWorkers workers = context.getBean(SyncWorkers.class);

            assertThat(tracing.seenOn(workers.starts())).isEqualTo("request 1");
            assertThat(tracing.seenOn(workers.tasks())).isEqualTo("request 1");
            assertThat(tracing.seenOn(workers.mails())).isEqualTo("request 1");
        });
    }

    /** A trace that is the name of a request. */
    private static final class OneTrace implements CallTracing {

        private final ThreadLocal<String> request = new ThreadLocal<>();

        String seenOn(Executor threads) {
            CompletableFuture<String> seen = new CompletableFuture<>();
            request.set("request 1");
            threads.execute(() -> seen.complete(String.valueOf(request.get())));
            request.remove();
            return seen.join();
        }

        @Override
        public Trace current() {
            return new NamedTrace(request.get(), request);
        }

        @Override
        public CallSpan begin(String endpoint) {
            return CallTracing.NONE.begin(endpoint);
        }
    }

    private record NamedTrace(String name, ThreadLocal<String> request) implements CallTracing.Trace {

        @Override
        public <T> T run(Supplier<T> work) {
            request.set(name);
            try {
                return work.get();
            } finally {
                request.remove();
            }
        }
    }
}
