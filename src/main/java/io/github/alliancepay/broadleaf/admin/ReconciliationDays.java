package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.reconciliation.DayRange;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Reads the days of a form. */
final class ReconciliationDays {

    private ReconciliationDays() {}

    /** @param to empty for a single day; the result is empty when these are no days that can be reconciled */
    static Optional<DayRange> read(String from, String to) {
        try {
            return Optional.of(new DayRange(LocalDate.parse(from), LocalDate.parse(to.isEmpty() ? from : to)));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }
}
