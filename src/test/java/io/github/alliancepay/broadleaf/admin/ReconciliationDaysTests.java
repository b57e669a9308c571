package io.github.alliancepay.broadleaf.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.reconciliation.DayRange;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationDaysTests {

    @Test
    void aDayAloneIsTheFirstAndTheLast() {
        assertThat(ReconciliationDays.read("2026-11-24", "")).contains(DayRange.of(LocalDate.of(2026, 11, 24)));
    }

    @ParameterizedTest
    @CsvSource({
        "+999999999-12-31,",
        "+999999999-12-31, +999999999-12-31",
        "-999999999-01-01, -999999999-01-01",
        "2026-11-24, +999999999-12-31",
        "-999999999-01-01, 2026-11-24",
        "1999-12-31, 2000-01-01",
        "2999-12-31, 3000-01-01",
        "2026-11-24, 2026-11-23",
        "2026-01-01, 2026-12-31",
        "soon,"
    })
    void whatCannotBeReconciledIsNoDays(String from, String to) {
        assertThat(ReconciliationDays.read(from, to == null ? "" : to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2000-01-01, 2000-01-02", "2999-12-30, 2999-12-31"})
    void theFirstAndTheLastDaysCanBe(String from, String to) {
        assertThat(ReconciliationDays.read(from, to))
                .hasValueSatisfying(days -> assertThat(days.to()).isAfter(days.from()));
    }
}
