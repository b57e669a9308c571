package io.github.alliancepay.broadleaf.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.RefundSelection.LineWish;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefundCalculatorTests {

    private static final List<RefundableLine> ORDER =
            List.of(Samples.item(1, 3, 10_000), Samples.item(2, 1, 500), Samples.shipping(4_000));

    private final MemoryRefunds ledger = new MemoryRefunds();

    @Test
    void unitsCostWhatTheirLineCostAndTheLastOneTakesTheRest() {
        assertThat(plan("item:1", LineWish.of(2)).orderAmount()).isEqualTo(new Coins(6_666));
        assertThat(plan("item:1", LineWish.of(3)).orderAmount()).isEqualTo(new Coins(10_000));
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
        RefundSelection wish = new RefundSelection(Map.of("item:1", LineWish.of(0), "item:2", LineWish.of(1)));

        assertThat(new RefundCalculator(paid()).of(wish).lines()).hasSize(1);
    }

    @Test
    void moreUnitsThanAreLeftAreRefusedWithHowManyAre() {
        spend(3_333, new RefundLine("item:1", 1, new Coins(3_333)));

        assertRefused("item:1", LineWish.of(3), "refund.too-many", "Article 1", "2");
    }

    @Test
    void moreMoneyThanIsLeftOfALineIsRefusedWithHowMuchIs() {
        assertRefused("item:2", amount(1, 501), "refund.too-much-of-line", "Article 2", "5.00");
    }

    @Test
    void moreThanIsLeftInAllIsRefusedWithHowMuchIs() {
        spend(14_400);

        assertRefused("item:2", LineWish.of(1), "refund.too-much", "1.00");
    }

    @Test
    void nothingIsRefused() {
        assertRefused("item:1", LineWish.of(0), "refund.nothing-chosen");
        assertRefused("item:1", amount(0, 0), "refund.nothing-chosen");
    }

    @Test
    void aLineThatTheOrderDoesNotHaveIsRefused() {
        assertRefused("item:9", LineWish.of(1), "refund.unknown-line", "item:9");
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentState.class,
            names = {"CREATED", "OPEN", "DECLINED", "EXPIRED", "ABANDONED"})
    void aPaymentWithoutMoneyIsBlocked(PaymentState state) {
        assertBlocked(sheet(state, Samples.purchase("o1", 14_500)), "refund.not-paid");
    }

    @Test
    void aTransferInsideTheBankIsBlocked() {
        Operation transfer = Samples.purchase("o1", 14_500, Map.of("transactionType", "102"));

        assertBlocked(sheet(PaymentState.COMPLETED, transfer), "refund.internal-transfer");
    }

    @Test
    void aPaymentThatWentBackWhollyIsBlocked() {
        spend(14_500);

        assertBlocked(paid(), "refund.nothing-left");
    }

    @Test
    void aRefundInFlightBlocksAndIsSpent() {
        ledger.add(Samples.refund("r1", RefundState.UNKNOWN, Samples.plan(500)));

        assertBlocked(paid(), "refund.in-flight");
        assertThat(paid().pending()).isEqualTo(new Coins(500));
        assertThat(paid().left()).isEqualTo(new Coins(14_000));
        assertThat(paid().unassigned()).isEqualTo(new Coins(500));
    }

    @Test
    void aFailedRefundIsHistoryOnly() {
        ledger.add(Samples.refund("r1", RefundState.FAILED, Samples.plan(500)));

        assertThat(paid().left()).isEqualTo(new Coins(14_500));
        assertThat(paid().history()).hasSize(1);
    }

    @Test
    void allThatIsLeftCoversTheUnitsLeftEvenWhenNobodySaidWhatWentBack() {
        spend(7_250);

        RefundPlan plan = new RefundCalculator(paid()).ofAllThatIsLeft();

        assertThat(plan.orderAmount()).isEqualTo(new Coins(7_250));
        assertThat(RefundLine.sum(plan.lines())).isEqualTo(new Coins(7_250));
        assertThat(plan.lines()).extracting(RefundLine::quantity).containsExactly(3, 1, 1);
    }

    @Test
    void anOrderThatIsNotSubmittedIsOneLine() {
        RefundBalance sheet = sheet(PaymentState.REVIEW, Samples.purchase("o1", 9_900));

        assertThat(sheet.lines()).singleElement().satisfies(line -> {
            assertThat(line.line().kind()).isEqualTo(RefundableLine.Kind.REST);
            assertThat(line.leftAmount()).isEqualTo(new Coins(9_900));
        });
    }

    @Test
    void aPurchaseThatDoesNotNameTheOrdersCurrencyIsCountedInHryvnias() {
        RefundBalance sheet = new RefundBalances(ledger, id -> ORDER)
                .of(Samples.payment(PaymentState.REVIEW, Currency.USD, 100), List.of(Samples.purchase("o1", 4_435)));

        assertThat(sheet.currency()).isEqualTo(Currency.UAH);
        assertThat(sheet.left()).isEqualTo(new Coins(4_435));
    }

    @Test
    void aRefundIsOfOnePurchase() {
        RefundBalance sheet =
                sheet(PaymentState.COMPLETED, Samples.purchase("o1", 14_500), Samples.purchase("o2", 14_500));

        assertThat(new RefundCalculator(sheet).ofAllThatIsLeft().orderAmount()).isEqualTo(new Coins(14_500));
        assertThat(catchThrowableOfType(
                                () -> new RefundCalculator(sheet).of(new Coins(14_501)), RefundRefusedException.class)
                        .key())
                .isEqualTo("refund.several-payments");
    }

    @Test
    void moneyOnTopIsALineOfItsOwn() {
        RefundBalance sheet =
                sheet(PaymentState.COMPLETED, Samples.purchase("o1", 14_500), Samples.purchase("o2", 14_500));

        assertThat(sheet.line("rest:7")).map(line -> line.leftAmount()).contains(new Coins(14_500));
    }

    @Test
    void aPlanThatWouldGoOutOtherwiseThanApprovedIsRefused() {
        RefundBalance dollars = new RefundBalances(ledger, id -> ORDER)
                .of(
                        Samples.payment(PaymentState.COMPLETED, Currency.USD, 14_500),
                        List.of(Samples.purchase("o1", 14_500, "44.3500", 643_075)));
        RefundPlan approved = new RefundPlan(new Coins(100), new Coins(4_434), List.of());

        assertThat(catchThrowableOfType(
                        () -> new RefundCalculator(dollars).approve(approved), RefundRefusedException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.key()).isEqualTo("refund.changed");
                    assertThat(refusal.arguments()).containsExactly("44.35", "44.34");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Повернення", "a\nb", "<b>", "50% \"off\""})
    void aCommentThatTheBankWouldRefuseIsRefused(String comment) {
        assertThat(catchThrowableOfType(() -> new RefundOrigin("iryna", "", comment), RefundRefusedException.class)
                        .key())
                .isEqualTo("refund.comment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Size 41 - too small; order #7, 50% = ok"})
    void aCommentThatTheBankTakesIsTaken(String comment) {
        assertThat(new RefundOrigin("iryna", "", comment).comment()).isEqualTo(comment);
    }

    @Test
    void aRefundOfNothingIsNoOrder() {
        assertThatThrownBy(() -> ApprovedRefund.of("p1", Samples.plan(0), RefundOrigin.of("iryna", "")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private RefundBalance paid() {
        return sheet(PaymentState.COMPLETED, Samples.purchase("o1", 14_500));
    }

    private RefundBalance sheet(PaymentState state, Operation... operations) {
        return new RefundBalances(ledger, id -> ORDER)
                .of(Samples.payment(state, Currency.UAH, 14_500), List.of(operations));
    }

    private void spend(long coins, RefundLine... lines) {
        ledger.add(Samples.refund("r" + coins, RefundState.SUCCEEDED, Samples.plan(coins, lines)));
    }

    private RefundPlan plan(String line, LineWish wish) {
        return new RefundCalculator(paid()).of(new RefundSelection(Map.of(line, wish)));
    }

    private static LineWish amount(int quantity, long coins) {
        return new LineWish(quantity, Optional.of(new Coins(coins)));
    }

    private void assertRefused(String line, LineWish wish, String key, String... arguments) {
        RefundRefusedException refusal = catchThrowableOfType(() -> plan(line, wish), RefundRefusedException.class);
        assertThat(refusal.key()).isEqualTo(key);
        assertThat(refusal.arguments()).containsExactly(arguments);
    }

    private static void assertBlocked(RefundBalance sheet, String key) {
        assertThat(sheet.blocked()).isEqualTo(key);
        assertThat(catchThrowableOfType(() -> new RefundCalculator(sheet), RefundRefusedException.class)
                        .key())
                .isEqualTo(key);
    }
}
