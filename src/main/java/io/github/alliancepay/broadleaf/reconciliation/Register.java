package io.github.alliancepay.broadleaf.reconciliation;

import io.github.alliancepay.broadleaf.reconciliation.Coverage.LineFault;
import java.util.List;

/**
 * The lines of a register of the bank (protocol section 24.1).
 *
 * @param movements what could be read; each merchant is the alias that the bank gave it
 * @param faults lines that cannot be read, at most {@value Coverage#MOST_FAULTS}
 * @param unreadable how many lines cannot be read
 */
public record Register(List<Movement> movements, List<LineFault> faults, int unreadable) {

    public Register {
        movements = List.copyOf(movements);
        faults = List.copyOf(faults);
    }
}
