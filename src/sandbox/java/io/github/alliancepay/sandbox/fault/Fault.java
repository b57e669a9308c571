package io.github.alliancepay.sandbox.fault;

import io.github.alliancepay.sandbox.refusal.BankError;
import io.github.alliancepay.sandbox.time.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * A fault that waits for a call.
 *
 * @param endpoint the call it waits for; empty for any call
 * @param sticky whether it occurs until it is cleared; otherwise it occurs once
 * @param argument the duration of a DELAY or the code of an ERROR; empty otherwise
 */
public record Fault(FaultKind kind, Optional<Endpoint> endpoint, boolean sticky, String argument) {
    private static final Duration LONGEST_DELAY = Duration.ofDays(1);

    /** Checks the argument. */
    public Fault {
        if (kind == FaultKind.DELAY && Durations.read(argument, LONGEST_DELAY).isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + argument + "\" is not a delay; write one such as PT10S, at most " + LONGEST_DELAY);
        }
        if (kind == FaultKind.ERROR && BankError.of(argument).isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + argument + "\" is not one of the bank's error codes; use one of " + BankError.codes());
        }
    }

    /** A fault of the next call. */
    public static Fault of(FaultKind kind) {
        return new Fault(kind, Optional.empty(), false, "");
    }

    /** A late answer to the next call. */
    public static Fault delay(Duration duration) {
        return new Fault(FaultKind.DELAY, Optional.empty(), false, duration.toString());
    }

    /** An error in answer to the next call. */
    public static Fault error(String msgCode) {
        return new Fault(FaultKind.ERROR, Optional.empty(), false, msgCode);
    }

    /** The same fault for one kind of call. */
    public Fault on(Endpoint only) {
        return new Fault(kind, Optional.of(only), sticky, argument);
    }

    /** The same fault for all calls until it is cleared. */
    public Fault untilCleared() {
        return new Fault(kind, endpoint, true, argument);
    }

    boolean waitsFor(Endpoint call) {
        return endpoint.isEmpty() || endpoint.get() == call;
    }
}
