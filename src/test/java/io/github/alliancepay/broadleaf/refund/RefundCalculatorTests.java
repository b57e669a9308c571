package io.github.alliancepay.broadleaf.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.RefundSelection.SelectedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefundCalculatorTests {

    private static final List<RefundableLine> ORDER =
            List.of(Samples.item(1, 3, 10_000), Samples.item(2, 1, 500), Samples.shipping(4_000));

    private final List<Refund> history = new ArrayList<>();

    @Test
    void unitsCostWhatTheirLineCostAndTheLastOneTakesTheRest() {
        assertThat(plan("item:1", SelectedLine.of(2)).orderAmount()).isEqualTo(new Coins(6_666));
        assertThat(plan("item:1", SelectedLine.of(3)).orderAmount()).isEqualTo(new Coins(10_000));
    }

    @Test
    void anAmountMayTakeThePlaceOfWhatTheUnitsCost() {
        RefundPlan plan = plan("item:1", amount(1, 1_234));

        assertThat(plan.lines()).containsExactly(new RefundLine("item:1", 1, new Coins(1_234)));
        assertThat(plan.amount()).isEqualTo(new Coins(1_234));
    }

    @Test
    void moneyAloneMayGoBack() {
        assertThat(plan("shipping:1", amount(0, 1)).lines())
                .containsExactly(new RefundLine("shipping:1", 0, new Coins(1)));
    }

    @Test
    void whatIsNotWantedIsNoPartOfThePlan() {
        RefundSelection selection =
                new RefundSelection(Map.of("item:1", SelectedLine.of(0), "item:2", SelectedLine.of(1)));

        assertThat(new RefundCalculator(paid()).plan(selection).lines()).hasSize(1);
    }

    @Test
    void moreUnitsThanAreLeftAreRefusedWithHowManyAre() {
        spend(3_333, new RefundLine("item:1", 1, new Coins(3_333)));

        assertRefused("item:1", SelectedLine.of(3), RefundRefusal.TOO_MANY, "Article 1", "2", "3");
    }

    @Test
    void moreMoneyThanIsLeftOfALineIsRefusedWithHowMuchIs() {
        assertRefused("item:2", amount(1, 501), RefundRefusal.TOO_MUCH_OF_LINE, "Article 2", "5.00", "5.01");
    }

    @Test
    void moreThanIsLeftInAllIsRefusedWithHowMuchIs() {
        spend(14_400);

        assertRefused("item:2", SelectedLine.of(1), RefundRefusal.TOO_MUCH, "1.00", "5.00");
    }

    @Test
    void nothingIsRefused() {
        assertRefused("item:1", SelectedLine.of(0), RefundRefusal.NOTHING_CHOSEN);
        assertRefused("item:1", amount(0, 0), RefundRefusal.NOTHING_CHOSEN);
    }

    @Test
    void aLineThatTheOrderDoesNotHaveIsRefused() {
        assertRefused("item:9", SelectedLine.of(1), RefundRefusal.UNKNOWN_LINE, "item:9");
    }

    @Test
    void allThatIsLeftCoversTheUnitsLeftEvenWhenNobodySaidWhatWentBack() {
        spend(7_250);

        RefundPlan plan = new RefundCalculator(paid()).planFullBalance();

        assertThat(plan.orderAmount()).isEqualTo(new Coins(7_250));
        assertThat(RefundLine.sum(plan.lines())).isEqualTo(new Coins(7_250));
        assertThat(plan.lines()).extracting(RefundLine::quantity).containsExactly(3, 1, 1);
    }

    @Test
    void aRefundIsOfOnePurchase() {
        RefundBalance balance =
                balance(PaymentState.COMPLETED, Samples.purchase("o1", 14_500), Samples.purchase("o2", 14_500));

        assertThat(new RefundCalculator(balance).planFullBalance().orderAmount())
                .isEqualTo(new Coins(14_500));
        Samples.assertRefused(
                RefundRefusal.SEVERAL_PAYMENTS, () -> new RefundCalculator(balance).plan(new Coins(14_501)), "145.00");
    }

    @Test
    void aPlanThatWouldGoOutOtherwiseThanApprovedIsRefused() {
        RefundBalance dollars = RefundBalance.of(
                Samples.payment(PaymentState.COMPLETED, Currency.USD, 14_500),
                List.of(Samples.purchase("o1", 14_500, "44.3500", 643_075)),
                history,
                SoldLines.of(ORDER));
        RefundPlan approved = new RefundPlan(new Coins(100), new Coins(4_434), List.of());

        Samples.assertRefused(
                RefundRefusal.CHANGED, () -> new RefundCalculator(dollars).approve(approved), "44.35", "44.34");
    }

    @Test
    void aBlockedBalanceHasNoSums() {
        spend(14_500);

        Samples.assertRefused(RefundRefusal.NOTHING_LEFT, () -> new RefundCalculator(paid()));
    }

    @Test
    void theWholeBalanceCoversWhatIsLeftOfEachLineAndNoLineThatWentBack() {
        spend(4_500, new RefundLine("item:2", 1, new Coins(500)), new RefundLine("shipping:1", 0, new Coins(4_000)));

        assertThat(new RefundCalculator(paid()).planFullBalance().lines())
                .containsExactly(
                        new RefundLine("item:1", 3, new Coins(10_000)), new RefundLine("shipping:1", 1, Coins.ZERO));
    }

    /** The rate of the first purchase says more than the bank took. */
    @Test
    void anAmountForWhichNoHryvniasAreLeftIsRefused() {
        history.add(
                Samples.refund("r1", RefundState.SUCCEEDED, new RefundPlan(new Coins(100), new Coins(100), List.of())));
        RefundBalance dollars = RefundBalance.of(
                Samples.payment(PaymentState.COMPLETED, Currency.USD, 1_000),
                List.of(Samples.purchase("o1", 1_000, "1.0000", 100), Samples.purchase("o2", 500, "1.0000", 500)),
                history,
                SoldLines.of(ORDER));

        Samples.assertRefused(
                RefundRefusal.TOO_MUCH, () -> new RefundCalculator(dollars).plan(new Coins(900)), "5.00", "9.00");
    }

    @Test
    void anApprovalWhoseLinesWentBackMeanwhileIsRefused() {
        RefundPlan approved = Samples.plan(3_333, new RefundLine("item:1", 3, new Coins(3_333)));
        new RefundCalculator(paid()).approve(approved);
        spend(3_333, new RefundLine("item:1", 1, new Coins(3_333)));

        Samples.assertRefused(
                RefundRefusal.TOO_MANY, () -> new RefundCalculator(paid()).approve(approved), "Article 1", "2", "3");
    }

    @Test
    void aRefundOfNothingIsNotApproved() {
        assertThatThrownBy(() -> ApprovedRefund.of("p1", Samples.plan(0), RefundOrigin.of("iryna", "")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private RefundBalance paid() {
        return balance(PaymentState.COMPLETED, Samples.purchase("o1", 14_500));
    }

    private RefundBalance balance(PaymentState state, Operation... operations) {
        return RefundBalance.of(
                Samples.payment(state, Currency.UAH, 14_500), List.of(operations), history, SoldLines.of(ORDER));
    }

    private void spend(long coins, RefundLine... lines) {
        history.add(Samples.refund("r" + coins, RefundState.SUCCEEDED, Samples.plan(coins, lines)));
    }

    private RefundPlan plan(String line, SelectedLine selected) {
        return new RefundCalculator(paid()).plan(new RefundSelection(Map.of(line, selected)));
    }

    private static SelectedLine amount(int quantity, long coins) {
        return new SelectedLine(quantity, Optional.of(new Coins(coins)));
    }

    private void assertRefused(String line, SelectedLine selected, RefundRefusal refusal, String... arguments) {
        Samples.assertRefused(refusal, () -> plan(line, selected), arguments);
    }
}
