package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SyncRulesTests {

    private static final SyncRules RULES = SyncRules.of(false);

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 7", "6, 7", "7, 30", "30, 90", "89, 90"})
    void aPaymentIsLookedAtLessAndLessOften(int age, int next) {
        Payment payment = Payments.in(PaymentState.COMPLETED);

        assertThat(RULES.lateCheck(payment, day(payment, age))).contains(day(payment, next));
    }

    @Test
    void afterTheLastCheckItIsLeftAlone() {
        Payment payment = Payments.in(PaymentState.COMPLETED);

        assertThat(RULES.lateCheck(payment, day(payment, 90))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "REVIEW", "PAID", "RETURNED", "AUTHORIZED", "RELEASED", "LAPSED"})
    void moneyMayGoBackLate(PaymentState state) {
        Payment payment = Payments.in(state);

        assertThat(RULES.lateCheck(payment, payment.createdAt())).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"COMPLETED", "REVIEW", "PAID", "RETURNED", "AUTHORIZED", "RELEASED", "LAPSED"},
            mode = EnumSource.Mode.EXCLUDE)
    void withoutMoneyNothingCanGoBack(PaymentState state) {
        Payment payment = Payments.in(state);

        assertThat(RULES.lateCheck(payment, payment.createdAt())).isEqualTo(Optional.empty());
    }

    @Test
    void aTestModeIsThatOfAllTerminals() {
        assertThat(SyncRules.of(true).testTerminals()).accepts("merchant-1", "");
        assertThat(SyncRules.of(false).testTerminals()).rejects("merchant-1", "");
    }

    @Test
    void agesThatDoNotRiseAreRefused() {
        assertThatThrownBy(() -> new SyncRules(false, List.of(Duration.ofDays(7), Duration.ofDays(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT24H follows PT168H");
        assertThatThrownBy(() -> new SyncRules(false, List.of(Duration.ZERO)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant day(Payment payment, int age) {
        return payment.createdAt().plus(Duration.ofDays(age));
    }
}
