package io.github.alliancepay.broadleaf.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.refund.RefundSelection.SelectedLine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the values of a refund refuse to be, and what they tell. */
class RefundValueTests {

    private static final RefundPlan PLAN = Samples.plan(1_000);

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, -1", "2, 2", "4, 0"})
    void aLineHasNoMoreUnitsThanWereSold(int already, int units) {
        RefundableLine line = Samples.item(1, 3, 1_000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> line.amountOf(already, units))
                .withMessageContaining("item:1");
    }

    @Test
    void allUnitsOfALineCostTheLine() {
        RefundableLine line = Samples.item(1, 3, 1_000);

        assertThat(line.amountOf(0, 3)).isEqualTo(new Coins(1_000));
        assertThat(line.amountOf(3, 0)).isEqualTo(Coins.ZERO);
        assertThat(line.amountOf(0, 0)).isEqualTo(Coins.ZERO);
    }

    @Test
    void aLineIsOfAtLeastOneUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.item(1, 0, 100))
                .withMessageContaining("item:1");
    }

    @Test
    void quantitiesAreNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RefundLine("item:1", -1, Coins.ZERO))
                .withMessageContaining("item:1");
        assertThatIllegalArgumentException().isThrownBy(() -> SelectedLine.of(-1));
    }

    @Test
    void linesAreOfNoMoreMoneyThanTheirRefund() {
        RefundLine all = new RefundLine("item:1", 1, new Coins(1_000));

        assertThat(Samples.plan(1_000, all).lines()).containsExactly(all);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.plan(999, all))
                .withMessageContaining("9.99");
    }

    @Test
    void anApprovalIsOfSomeMoneyInBothCurrencies() {
        RefundOrigin origin = RefundOrigin.of("iryna", "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApprovedRefund.of("p1", new RefundPlan(new Coins(1), Coins.ZERO, List.of()), origin));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApprovedRefund.of("p1", new RefundPlan(Coins.ZERO, new Coins(1), List.of()), origin));
        assertThat(ApprovedRefund.of("p1", PLAN, origin).id())
                .isNotEqualTo(ApprovedRefund.of("p1", PLAN, origin).id());
    }

    @Test
    void aLineOfWhichNothingIsChosenIsEmpty() {
        assertThat(SelectedLine.of(0).isEmpty()).isTrue();
        assertThat(new SelectedLine(0, Optional.of(Coins.ZERO)).isEmpty()).isTrue();
        assertThat(new SelectedLine(0, Optional.of(new Coins(1))).isEmpty()).isFalse();
        assertThat(SelectedLine.of(1).isEmpty()).isFalse();
    }

    @Test
    void aStateThatTheTableLacksIsNotReached() {
        Refund succeeded = Samples.refund("r1", RefundState.SUCCEEDED, PLAN);

        assertThatIllegalStateException()
                .isThrownBy(() -> succeeded.become(RefundState.FAILED))
                .withMessage("Refund r1 cannot go from SUCCEEDED to FAILED");
    }

    @Test
    void linesMayBeAssignedWhereNoAdminChoseThem() {
        RefundPlan chosen = Samples.plan(1_000, new RefundLine("item:1", 1, new Coins(1_000)));

        assertThat(Samples.refund("r1", RefundState.SUCCEEDED, PLAN).isAssignable())
                .isTrue();
        assertThat(Samples.refund("r1", RefundState.FAILED, PLAN).isAssignable())
                .isFalse();
        assertThat(Samples.refund("r1", RefundState.SUCCEEDED, chosen).isAssignable())
                .isFalse();
        assertThat(by(RefundOrigin.HOST, chosen).isAssignable()).isTrue();
        assertThat(by(RefundOrigin.BANK, chosen).isAssignable()).isTrue();
        assertThat(by(RefundOrigin.BANK, chosen).isExternal()).isTrue();
        assertThat(by(RefundOrigin.HOST, chosen).isExternal()).isFalse();
    }

    private static Refund by(String requestedBy, RefundPlan plan) {
        return new Refund(
                "r1",
                "p1",
                Samples.ORDER,
                "o1",
                plan,
                RefundState.SUCCEEDED,
                RefundOrigin.of(requestedBy, ""),
                BankTrace.NONE,
                Samples.NOON);
    }
}
