package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentStateTests {

    /** Written a second time on purpose: a change of the table has to be meant. */
    private static final Map<PaymentState, Set<PaymentState>> LEGAL = Map.ofEntries(
            Map.entry(PaymentState.CREATED, Set.of(PaymentState.OPEN, PaymentState.ABANDONED)),
            Map.entry(PaymentState.ABANDONED, Set.of(PaymentState.OPEN)),
            Map.entry(
                    PaymentState.OPEN,
                    Set.of(
                            PaymentState.AUTHORIZED,
                            PaymentState.PAID,
                            PaymentState.DECLINED,
                            PaymentState.EXPIRED,
                            PaymentState.REVIEW)),
            Map.entry(PaymentState.DECLINED, Set.of(PaymentState.AUTHORIZED, PaymentState.PAID, PaymentState.REVIEW)),
            Map.entry(PaymentState.EXPIRED, Set.of(PaymentState.AUTHORIZED, PaymentState.PAID, PaymentState.REVIEW)),
            Map.entry(
                    PaymentState.AUTHORIZED,
                    Set.of(PaymentState.PAID, PaymentState.REVIEW, PaymentState.RELEASED, PaymentState.LAPSED)),
            Map.entry(PaymentState.RELEASED, Set.of(PaymentState.REVIEW)),
            Map.entry(PaymentState.LAPSED, Set.of(PaymentState.PAID, PaymentState.REVIEW)),
            Map.entry(PaymentState.PAID, Set.of(PaymentState.COMPLETED, PaymentState.REVIEW, PaymentState.RETURNED)),
            Map.entry(PaymentState.RETURNED, Set.of(PaymentState.REVIEW)),
            Map.entry(PaymentState.REVIEW, Set.of(PaymentState.AUTHORIZED, PaymentState.PAID, PaymentState.COMPLETED)),
            Map.entry(PaymentState.COMPLETED, Set.of()));

    static Stream<Arguments> everyPair() {
        return Arrays.stream(PaymentState.values())
                .flatMap(from -> Arrays.stream(PaymentState.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void aStateGoesWhereTheTableSaysAndNowhereElse(PaymentState from, PaymentState to) {
        assertThat(from.mayBecome(to)).isEqualTo(from == to || LEGAL.get(from).contains(to));
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentState.class,
            names = {"PAID", "COMPLETED", "REVIEW"})
    void moneyThatHasComeNeverGoesBackToUnpaid(PaymentState state) {
        assertThat(LEGAL.get(state)).allMatch(next -> next.hasMoney() || next == PaymentState.RETURNED);
        assertThat(state.hasMoney()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void onlyMoneyThatWasTakenAndFitsPays(PaymentState state) {
        assertThat(state.isPaid()).isEqualTo(state == PaymentState.PAID || state == PaymentState.COMPLETED);
    }

    @Test
    void anIllegalTransitionNamesThePaymentAndBothStates() {
        assertThatThrownBy(() -> Payments.created().become(PaymentState.COMPLETED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("payment-1", "CREATED", "COMPLETED");
    }
}
