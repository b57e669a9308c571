package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoldTermsTests {

    @ParameterizedTest
    @CsvSource({"PT2H, PT2H2M", "PT12H, PT12H", "P7D, P7D", "P28D, PT671H58M"})
    void aHoldEndsWithinWhatTheBankAllowsByItsOwnClock(String duration, String lasting) {
        assertThat(terms(duration).end(Payments.START)).isEqualTo(Payments.START.plus(Duration.parse(lasting)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H59M", "P28DT1S"})
    void otherDurationsAreRefused(String duration) {
        assertThatThrownBy(() -> terms(duration))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("2 hours to 28 days", "alliancepay.hold.duration");
    }

    @Test
    void aPageIsNotPaidWhenItsHoldIsNearlyOver() {
        assertThat(terms("PT2H").page(Duration.ofHours(24))).isEqualTo(Duration.ofHours(1));
        assertThat(terms("P7D").page(Duration.ofHours(24))).isEqualTo(Duration.ofHours(24));
    }

    private static HoldTerms terms(String duration) {
        return new HoldTerms(Duration.parse(duration), Duration.ofDays(1));
    }
}
