package io.github.alliancepay.broadleaf.refund;

import static io.github.alliancepay.broadleaf.refund.RefundState.DRAFTED;
import static io.github.alliancepay.broadleaf.refund.RefundState.FAILED;
import static io.github.alliancepay.broadleaf.refund.RefundState.PENDING;
import static io.github.alliancepay.broadleaf.refund.RefundState.REQUESTED;
import static io.github.alliancepay.broadleaf.refund.RefundState.SENT;
import static io.github.alliancepay.broadleaf.refund.RefundState.SUCCEEDED;
import static io.github.alliancepay.broadleaf.refund.RefundState.UNKNOWN;
import static io.github.alliancepay.broadleaf.refund.RefundState.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefundStateTests {

    /** Written a second time on purpose: a change of the table has to be meant. */
    private static final Map<RefundState, Set<RefundState>> LEGAL = Map.of(
            DRAFTED, Set.of(REQUESTED),
            REQUESTED, Set.of(DRAFTED, SENT, FAILED),
            SENT, Set.of(PENDING, UNKNOWN, SUCCEEDED, FAILED),
            UNKNOWN, Set.of(SENT, PENDING, SUCCEEDED, FAILED),
            PENDING, Set.of(SUCCEEDED, FAILED),
            FAILED, Set.of(PENDING, SUCCEEDED),
            SUCCEEDED, Set.of(),
            UNREADABLE, Set.of());

    static Stream<Arguments> everyPair() {
        return Arrays.stream(RefundState.values())
                .flatMap(from -> Arrays.stream(RefundState.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void aStateGoesWhereTheTableSaysAndNowhereElse(RefundState from, RefundState to) {
        assertThat(from.mayBecome(to)).isEqualTo(from == to || LEGAL.get(from).contains(to));
    }

    @Test
    void onlyADraftOrAFailedRefundLeavesItsSumFree() {
        assertThat(RefundState.values()).filteredOn(state -> !state.isSpent()).containsExactly(DRAFTED, FAILED);
        assertThat(RefundState.spent())
                .containsExactlyInAnyOrder(REQUESTED, SENT, PENDING, UNKNOWN, SUCCEEDED, UNREADABLE);
    }

    @Test
    void whatIsSpentAndHasNotSucceededIsOpen() {
        assertThat(RefundState.values())
                .filteredOn(RefundState::isOpen)
                .containsExactlyInAnyOrder(REQUESTED, SENT, PENDING, UNKNOWN, UNREADABLE);
    }

    @Test
    void whatTheBankHasDecidedOrConfirmedIsNotInFlight() {
        assertThat(RefundState.values())
                .filteredOn(RefundState::isInFlight)
                .containsExactlyInAnyOrder(REQUESTED, SENT, UNKNOWN);
    }
}
