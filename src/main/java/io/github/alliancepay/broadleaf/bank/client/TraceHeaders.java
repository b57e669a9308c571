package io.github.alliancepay.broadleaf.bank.client;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is said of a trace to the bank: the headers of W3C Trace Context, and nothing else. Baggage of a trace may hold personal data, so there
 * is no room for it.
 *
 * @param parent of {@code traceparent}, such as {@code 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01}
 * @param state of {@code tracestate}; empty when there is none
 */
public record TraceHeaders(String parent, String state) {

    private static final Pattern PARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern STATE = Pattern.compile("[ -~]{0,512}");

    /** @throws IllegalArgumentException when a value is not as W3C Trace Context wants it */
    public TraceHeaders {
        if (!PARENT.matcher(parent).matches() || !STATE.matcher(state).matches()) {
            throw new IllegalArgumentException("Not headers of W3C Trace Context: " + parent + ", " + state);
        }
    }

    /** Of headers as a tracer writes them; empty when it writes another format, or one that is wrong. A wrong state is left out. */
    public static Optional<TraceHeaders> of(Optional<String> parent, Optional<String> state) {
        return parent.filter(value -> PARENT.matcher(value).matches())
                .map(value -> new TraceHeaders(
                        value,
                        state.filter(known -> STATE.matcher(known).matches()).orElse("")));
    }
}
