package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.PaymentTotals.CountedAmount;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What lists say of payments. */
class PaymentStatusTests {

    @ParameterizedTest
    @CsvSource({"0, COMPLETED", "1, REFUNDED_IN_PART", "27661, REFUNDED_IN_PART", "27662, REFUNDED", "27663, REFUNDED"})
    void howMuchWentBackIsSeenAtOnce(long coins, PaymentStatus status) {
        assertThat(PaymentStatus.of(Payments.in(PaymentState.COMPLETED), new Coins(coins)))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentState.class,
            names = {"REVIEW", "RETURNED", "AUTHORIZED", "RELEASED", "LAPSED"})
    void someStatesSayMoreThanWhatWentBack(PaymentState state) {
        assertThat(PaymentStatus.of(Payments.in(state), Payments.AMOUNT).name()).isEqualTo(state.name());
    }

    @ParameterizedTest
    @EnumSource(PaymentState.class)
    void withoutRefundsAStatusIsTheState(PaymentState state) {
        assertThat(PaymentStatus.of(Payments.in(state), Coins.ZERO).name()).isEqualTo(state.name());
    }

    @Test
    void countsAndAmountsAddUp() {
        assertThat(new CountedAmount(2, new Coins(300)).plus(new CountedAmount(1, new Coins(50))))
                .isEqualTo(new CountedAmount(3, new Coins(350)));
    }

    @Test
    void theWordsOfACauseAreCutAndEachReasonIsToldOnce() {
        Cause failing = new Cause(Reason.SYNC_FAILING, Payments.START, "x".repeat(151));
        Cause exact = new Cause(Reason.SYNC_FAILING, Payments.START, "x".repeat(150));

        assertThat(failing.text()).hasSize(150);
        assertThat(exact.text()).hasSize(150);
        assertThat(new Attention(Payments.open(), List.of(failing, exact, Cause.of(Reason.REVIEW, Payments.START)))
                        .reasons())
                .containsExactlyInAnyOrder(Reason.SYNC_FAILING, Reason.REVIEW);
    }
}
