package io.github.alliancepay.broadleaf.bank.client;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Passes the trace of the host on to the bank. With Micrometer Tracing the plugin brings an implementation; for another tracer a shop declares
 * a bean of its own. A failure of it harms no call. Used by many threads.
 */
public interface CallTracing {

    /** No trace is passed on. */
    CallTracing NONE = new CallTracing() {
        @Override
        public Trace current() {
            return new Trace() {
                @Override
                public <T> T run(Supplier<T> work) {
                    return work.get();
                }
            };
        }

        @Override
        public CallSpan begin(String endpoint) {
            return new CallSpan() {
                @Override
                public Optional<TraceHeaders> headers() {
                    return Optional.empty();
                }

                @Override
                public void end(CallOutcome outcome) {}
            };
        }
    };

    /** The trace of the work on this thread, to go on with it on another thread. */
    Trace current();

    /**
     * Begins the span of one call to the bank, in the trace of this thread.
     *
     * @param endpoint what the bank is called for, such as {@code create-order}
     */
    CallSpan begin(String endpoint);

    /** Threads that go on with the trace of those who give them work. */
    static Executor over(Executor threads, CallTracing tracing) {
        return work -> {
            Trace trace = currentOf(tracing);
            threads.execute(() -> Futures.onceIn(
                    inner -> trace.run(() -> {
                        inner.run();
                        return null;
                    }),
                    () -> {
                        work.run();
                        return null;
                    }));
        };
    }

    private static Trace currentOf(CallTracing tracing) {
        try {
            return tracing.current();
        } catch (RuntimeException | LinkageError failure) {
            return NONE.current();
        }
    }

    /** A trace that is under way. */
    interface Trace {

        /** Does the work on this thread as a part of the trace. Throws nothing but what the work throws. */
        <T> T run(Supplier<T> work);
    }

    /** One call to the bank. It ends on another thread than it begins on. */
    interface CallSpan {

        /** What the bank is told of the trace. */
        Optional<TraceHeaders> headers();

        /** The call has ended, or was not made. */
        void end(CallOutcome outcome);
    }
}
