package io.github.alliancepay.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BankDatesTests {
    @Test
    void theFractionOfAnOrdersDateIsTruncated() {
        assertThat(BankDates.order(Instant.parse("2026-09-21T14:13:20.129Z")))
                .isEqualTo("2026-09-21 17:13:20.12+03:00");
    }

    @Test
    void winterHasAnotherOffset() {
        assertThat(BankDates.order(Instant.parse("2026-12-21T14:13:20Z"))).isEqualTo("2026-12-21 16:13:20.00+02:00");
    }

    @Test
    void anOperationsDateHasNoOffset() {
        assertThat(BankDates.operation(Instant.parse("2026-09-21T14:13:51.495Z")))
                .isEqualTo("2026.09.21 17:13:51.495");
    }

    @Test
    void theSessionsMillisecondsArePaddedOnTheLeft() {
        assertThat(BankDates.sessionUtc(Instant.parse("2026-09-22T14:13:20.043Z")))
                .isEqualTo("2026-09-22 14:13:20.0043 +0000");
        assertThat(BankDates.session(Instant.parse("2026-09-22T14:13:20.043Z")))
                .isEqualTo("2026-09-22 17:13:20.043+03:00");
    }
}
