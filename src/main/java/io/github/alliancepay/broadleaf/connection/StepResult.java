package io.github.alliancepay.broadleaf.connection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A step of the check and how it ended. It holds no secret.
 *
 * @param reason completes the key of the message, such as {@code connection.DNS.unknown}; the remedy is under the same key with
 *     {@code .next}
 * @param facts what the message says; technical words that need no translation
 * @param time a time that the message says first, before the facts (UTC)
 */
public record StepResult(
        CheckStep step, StepOutcome outcome, String reason, List<String> facts, Optional<Instant> time) {

    public StepResult {
        facts = List.copyOf(facts);
    }

    public static StepResult good(CheckStep step, String reason, String... facts) {
        return new StepResult(step, StepOutcome.GOOD, reason, List.of(facts), Optional.empty());
    }

    public static StepResult note(CheckStep step, String reason, String... facts) {
        return new StepResult(step, StepOutcome.NOTE, reason, List.of(facts), Optional.empty());
    }

    public static StepResult warning(CheckStep step, String reason, String... facts) {
        return new StepResult(step, StepOutcome.WARNING, reason, List.of(facts), Optional.empty());
    }

    public static StepResult failed(CheckStep step, String reason, String... facts) {
        return new StepResult(step, StepOutcome.FAILED, reason, List.of(facts), Optional.empty());
    }

    static StepResult skipped(CheckStep step) {
        return new StepResult(step, StepOutcome.SKIPPED, "skipped", List.of(), Optional.empty());
    }

    StepResult at(Instant when) {
        return new StepResult(step, outcome, reason, facts, Optional.of(when));
    }

    /** What the message's placeholders stand for: the time, if there is one, and the facts. */
    public Object[] arguments(Function<Instant, String> inWords) {
        return Stream.concat(time.map(inWords).stream(), facts.stream()).toArray();
    }

    /** What may be a code of the bank, which has words of its own under {@code bank.<code>}. */
    public Optional<String> bankCode() {
        return facts.isEmpty() ? Optional.empty() : Optional.of(facts.get(facts.size() - 1));
    }

    /** The key of the message. */
    public String key() {
        return outcome == StepOutcome.SKIPPED ? "connection.skipped" : "connection." + step + "." + reason;
    }

    /** The key of the remedy. Only a step that is not well has one. */
    public Optional<String> remedyKey() {
        return isWell() ? Optional.empty() : Optional.of(key() + ".next");
    }

    private boolean isWell() {
        return Stream.of(StepOutcome.GOOD, StepOutcome.NOTE, StepOutcome.SKIPPED)
                .anyMatch(outcome::equals);
    }
}
