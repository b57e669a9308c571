package io.github.alliancepay.broadleaf.refund;

import static io.github.alliancepay.broadleaf.refund.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefundScheduleTests {

    private static final Payment PAID = Samples.payment(PaymentState.COMPLETED, Currency.UAH, 100);

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT10S",
        "PT59S, PT10S",
        "PT1M, PT1M",
        "PT9M, PT1M",
        "PT10M, PT1H",
        "PT23H, PT1H",
        "P1D, P1D",
        "P29D, P1D"
    })
    void aPendingRefundIsAskedAboutSoonThenHourlyAndThenDaily(Duration age, Duration pause) {
        assertThat(next(RefundState.PENDING, age)).contains(pause);
    }

    @Test
    void anOverdueRefundIsNoLongerAskedAbout() {
        assertThat(next(RefundState.PENDING, RefundSchedule.OVERDUE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = RefundState.class,
            names = {"REQUESTED", "SENT", "UNKNOWN", "SUCCEEDED"})
    void anOpenOutcomeIsAskedAboutWithoutEnd(RefundState state) {
        assertThat(next(state, Duration.ZERO)).contains(Duration.ofMinutes(1));
        assertThat(next(state, Duration.ofMinutes(59))).contains(Duration.ofMinutes(1));
        assertThat(next(state, Duration.ofHours(1))).contains(Duration.ofMinutes(10));
        assertThat(next(state, Duration.ofDays(400))).contains(Duration.ofMinutes(10));
    }

    /** After a day without the bank, refunds that never arrived go out within minutes. */
    @Test
    void aRefundThatTheBankLacksIsSoonAskedAboutOnceMore() {
        Refund lacking = Samples.refund("r1", RefundState.UNKNOWN, Samples.plan(10));
        Instant tomorrow = NOON.plus(Duration.ofDays(1));

        Optional<Instant> next =
                RefundSchedule.next(PAID, lacking.with(lacking.trace().absent(tomorrow)), tomorrow);

        assertThat(next).contains(tomorrow.plus(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @EnumSource(
            value = RefundState.class,
            names = {"DRAFTED", "FAILED"})
    void whatIsOverIsNotAskedAbout(RefundState state) {
        assertThat(next(state, Duration.ZERO)).isEmpty();
    }

    private static Optional<Duration> next(RefundState state, Duration age) {
        Refund refund = Samples.refund("r1", state, Samples.plan(10));
        return RefundSchedule.next(PAID, refund, NOON.plus(age)).map(next -> Duration.between(NOON.plus(age), next));
    }
}
