package io.github.alliancepay.broadleaf.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankTimeTests {

    private static final Instant INSTANT = Instant.parse("2026-09-21T14:13:20.123Z");

    @ParameterizedTest
    @CsvSource({
        "ORDER, 2026-09-21 17:13:20.12+03:00",
        "OPERATION, 2026.09.21 17:13:20.123",
        "SESSION, 2026-09-21 14:13:20.0123 +0000",
        "SESSION_LOCAL, 2026-09-21 17:13:20.123+03:00"
    })
    void everyFormIsPrintedAsTheBankPrintsIt(BankTime form, String printed) {
        assertThat(form.print(INSTANT)).isEqualTo(printed);
    }

    @ParameterizedTest
    @EnumSource(BankTime.class)
    void everyFormIsReadBack(BankTime form) {
        Instant exact = Instant.parse("2026-01-05T22:59:59.430Z");
        assertThat(BankTime.read(form.print(exact))).contains(exact);
    }

    @Test
    void theFractionOfARequestIsCutAndNeverRounded() {
        assertThat(BankTime.ORDER.print(Instant.parse("2026-12-31T21:59:59.999Z")))
                .isEqualTo("2026-12-31 23:59:59.99+02:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-21 17:13:20+03:00, 2026-09-21T14:13:20Z",
        "2026-09-21 17:13:20.1+03:00, 2026-09-21T14:13:20.1Z",
        "2026-09-21 17:13:20.1234+03:00, 2026-09-21T14:13:20.1234Z",
        "2026-09-21 17:13:20.123456789+0300, 2026-09-21T14:13:20.123456789Z",
        "2026-09-21T14:13:20.5Z, 2026-09-21T14:13:20.5Z",
        "2026.09.21 17:13, 2026-09-21T14:13:00Z",
        "2026.09.21 17:13:20, 2026-09-21T14:13:20Z",
        "2026.01.21 17:13:20.5, 2026-01-21T15:13:20.5Z",
        "2026-09-21 14:13:20.12+00:00, 2026-09-21T14:13:20.12Z"
    })
    void theSecondsMayHaveAnyFractionAndTheOffsetAnySpelling(String text, Instant instant) {
        assertThat(BankTime.read(text)).contains(instant);
    }

    @Test
    void fourDigitsAfterTheSecondOfASessionAreMilliseconds() {
        assertThat(BankTime.read("2026-09-22 14:13:20.0430 +0000")).contains(Instant.parse("2026-09-22T14:13:20.430Z"));
        assertThat(BankTime.read("2026-09-22 17:13:20.430+03:00"))
                .as("the twin field")
                .contains(Instant.parse("2026-09-22T14:13:20.430Z"));
    }

    @Test
    void theHourThatComesTwiceInAutumnIsTheFirstUnlessTheIdSaysOtherwise() {
        Instant first = Instant.parse("2026-10-25T00:30:00Z");
        Instant second = Instant.parse("2026-10-25T01:30:00Z");
        String twice = "2026.10.25 03:30:00.000";

        assertThat(BankTime.read(twice)).contains(first);
        assertThat(BankTime.read(twice, "")).contains(first);
        assertThat(BankTime.read(twice, "an-opaque-id")).contains(first);
        assertThat(BankTime.read(twice, first.toEpochMilli() + "Kd8_pQ-2mNz")).contains(first);
        assertThat(BankTime.read(twice, second.toEpochMilli() + "Kd8_pQ-2mNz")).contains(second);
        assertThat(BankTime.read("2026.10.25 04:30:00.000", second.toEpochMilli() + "Kd8_pQ-2mNz"))
                .as("an hour that comes once is what it is")
                .contains(Instant.parse("2026-10-25T02:30:00Z"));
    }

    @Test
    void anExplicitOffsetDecidesTheAutumnHourByItself() {
        assertThat(BankTime.read("2026-10-25 03:30:00.00+02:00")).contains(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(BankTime.ORDER.print(Instant.parse("2026-10-25T01:30:00Z")))
                .isEqualTo("2026-10-25 03:30:00.00+02:00");
    }

    @Test
    void theHourThatSpringSkipsIsStillAnInstant() {
        assertThat(BankTime.read("2026.03.29 03:30:00.000")).contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-13-01 00:00:00+00:00",
                "2026-02-30 00:00:00+00:00",
                "2026-02-01 25:00:00+00:00",
                "2026-02-01 00:00:00.1234567890+00:00",
                "2026-02-01 00:00:00+99:00",
                "2026/02/01 00:00:00"
            })
    void whatIsNoDateIsNoneInsteadOfAnError(String text) {
        assertThat(BankTime.read(text)).isEmpty();
    }
}
