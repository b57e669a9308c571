package io.github.alliancepay.broadleaf.connection;

import java.util.List;

/**
 * The steps of one terminal of the bank.
 *
 * @param terminal as the settings call it
 */
public record TerminalReport(String terminal, List<StepResult> steps) {

    public TerminalReport {
        steps = List.copyOf(steps);
    }
}
