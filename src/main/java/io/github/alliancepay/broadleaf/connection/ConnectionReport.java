package io.github.alliancepay.broadleaf.connection;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a check found.
 *
 * @param at when it ended (UTC)
 * @param asked whether the bank was asked; otherwise it is what was known already
 * @param terminals the steps of each terminal
 * @param shop the steps of the shop itself
 */
public record ConnectionReport(Instant at, boolean asked, List<TerminalReport> terminals, List<StepResult> shop) {

    public ConnectionReport {
        terminals = List.copyOf(terminals);
        shop = List.copyOf(shop);
    }

    /** All steps. */
    public Stream<StepResult> steps() {
        return Stream.concat(terminals.stream().flatMap(terminal -> terminal.steps().stream()), shop.stream());
    }

    /** The worst of all outcomes: FAILED, WARNING or GOOD. */
    public StepOutcome outcome() {
        return Stream.of(StepOutcome.FAILED, StepOutcome.WARNING)
                .filter(bad -> steps().anyMatch(step -> step.outcome() == bad))
                .findFirst()
                .orElse(StepOutcome.GOOD);
    }
}
