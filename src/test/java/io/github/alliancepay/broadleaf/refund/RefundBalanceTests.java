package io.github.alliancepay.broadleaf.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefundBalanceTests {

    private static final List<RefundableLine> ORDER =
            List.of(Samples.item(1, 3, 10_000), Samples.item(2, 1, 500), Samples.shipping(4_000));

    private final List<Refund> history = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(
            value = PaymentState.class,
            names = {"CREATED", "OPEN", "DECLINED", "EXPIRED", "ABANDONED"})
    void aPaymentWithoutMoneyIsBlocked(PaymentState state) {
        assertThat(balance(state, Samples.purchase("o1", 14_500)).blocked()).contains(RefundRefusal.NOT_PAID);
    }

    @Test
    void aTransferInsideTheBankIsBlocked() {
        Operation transfer = Samples.purchase("o1", 14_500, Map.of("transactionType", "102"));

        assertThat(balance(PaymentState.COMPLETED, transfer).blocked()).contains(RefundRefusal.INTERNAL_TRANSFER);
    }

    @Test
    void ofAHoldThatEndedNothingIsLeftToRelease() {
        assertThat(hold(PaymentState.AUTHORIZED).left()).isEqualTo(new Coins(14_500));
        assertThat(hold(PaymentState.LAPSED).left()).isEqualTo(Coins.ZERO);
        assertThat(hold(PaymentState.LAPSED).leftAtBank()).isEqualTo(Coins.ZERO);
    }

    @Test
    void aPaymentThatWentBackWhollyIsBlocked() {
        history.add(Samples.refund("r1", RefundState.SUCCEEDED, Samples.plan(14_500)));

        assertThat(paid().blocked()).contains(RefundRefusal.NOTHING_LEFT);
    }

    @Test
    void aPaymentWithARefundThatCannotBeReadIsBlocked() {
        history.add(Samples.refund("r1", RefundState.UNREADABLE, Samples.plan(500)));

        assertThat(paid().blocked()).contains(RefundRefusal.UNREADABLE_ROW);
    }

    @Test
    void theUsualCommentIsOfThePurchaseThatHasSomethingLeft() {
        assertThat(paid().usualComment()).isEqualTo("Refund of operation o1, order 2026-7");
        history.add(Samples.refund("r1", RefundState.SUCCEEDED, Samples.plan(14_500)));
        assertThat(paid().usualComment()).isEmpty();
    }

    @Test
    void aRefundInFlightIsSpent() {
        history.add(Samples.refund("r1", RefundState.UNKNOWN, Samples.plan(500)));

        assertThat(paid().pending()).isEqualTo(new Coins(500));
        assertThat(paid().left()).isEqualTo(new Coins(14_000));
        assertThat(paid().unassigned()).isEqualTo(new Coins(500));
    }

    @Test
    void aFailedRefundIsHistoryOnly() {
        history.add(Samples.refund("r1", RefundState.FAILED, Samples.plan(500)));

        assertThat(paid().left()).isEqualTo(new Coins(14_500));
        assertThat(paid().history()).hasSize(1);
    }

    @Test
    void anOrderThatIsNotSubmittedIsOneLine() {
        RefundBalance balance = balance(PaymentState.REVIEW, Samples.purchase("o1", 9_900));

        assertThat(balance.lines()).singleElement().satisfies(line -> {
            assertThat(line.line().kind()).isEqualTo(RefundableLine.LineKind.REST);
            assertThat(line.leftAmount()).isEqualTo(new Coins(9_900));
        });
    }

    @Test
    void aPurchaseThatDoesNotNameTheOrdersCurrencyIsCountedInHryvnias() {
        RefundBalance balance = RefundBalance.of(
                Samples.payment(PaymentState.REVIEW, Currency.USD, 100),
                List.of(Samples.purchase("o1", 4_435)),
                history,
                SoldLines.of(ORDER));

        assertThat(balance.currency()).isEqualTo(Currency.UAH);
        assertThat(balance.left()).isEqualTo(new Coins(4_435));
    }

    /** Refunded in hryvnias when the bank named no dollars, and looked at when it does. */
    @Test
    void hryvniasThatWereRefundedAreNoDollars() {
        history.add(Samples.refund("r1", RefundState.SUCCEEDED, Samples.plan(44_350)));
        history.add(Samples.refund("r2", RefundState.PENDING, Samples.plan(88_700)));

        RefundBalance balance = dollars(Samples.purchase("o1", 14_500, "44.3500", 643_075));

        assertThat(balance.refunded()).isEqualTo(new Coins(1_000));
        assertThat(balance.pending()).isEqualTo(new Coins(2_000));
        assertThat(balance.unassigned()).isEqualTo(new Coins(3_000));
        assertThat(balance.left()).isEqualTo(new Coins(11_500));
        assertThat(balance.leftAtBank()).isEqualTo(new Coins(510_025));
    }

    /** The other way round. */
    @Test
    void dollarsThatWereRefundedAreNoHryvnias() {
        RefundLine line = new RefundLine("item:1", 0, new Coins(1_000));
        RefundPlan plan = new RefundPlan(new Coins(1_000), new Coins(44_350), List.of(line));
        history.add(Samples.refund("r1", RefundState.SUCCEEDED, plan));

        RefundBalance balance = dollars(Samples.purchase("o1", 643_075));

        assertThat(balance.refunded()).isEqualTo(new Coins(44_350));
        assertThat(balance.left()).isEqualTo(new Coins(598_725));
        assertThat(balance.leftAtBank()).isEqualTo(new Coins(598_725));
    }

    @Test
    void hryvniasOfTheRestAreNoDollarsOfTheRest() {
        RefundLine rest = new RefundLine("rest:7", 1, new Coins(44_350));
        history.add(Samples.refund("r1", RefundState.SUCCEEDED, Samples.plan(44_350, rest)));

        RefundBalance balance = RefundBalance.of(
                Samples.payment(PaymentState.REVIEW, Currency.USD, 14_500),
                List.of(Samples.purchase("o1", 14_500, "44.3500", 643_075)),
                history,
                SoldLines.NONE);

        assertThat(balance.line("rest:7")).map(line -> line.leftAmount()).contains(new Coins(13_500));
        assertThat(balance.unassigned()).isEqualTo(Coins.ZERO);
    }

    /** A rate near one makes equal sums of what was counted in dollars. */
    @Test
    void dollarsAtARateOfOneStayWhatTheyWere() {
        history.add(Samples.refund("r1", RefundState.SUCCEEDED, Samples.plan(100)));

        RefundBalance balance = dollars(Samples.purchase("o1", 10_000, "1.0040", 10_040));

        assertThat(balance.refunded()).isEqualTo(new Coins(100));
        assertThat(balance.left()).isEqualTo(new Coins(9_900));
    }

    private RefundBalance dollars(Operation purchase) {
        return RefundBalance.of(
                Samples.payment(PaymentState.COMPLETED, Currency.USD, 14_500),
                List.of(purchase),
                history,
                SoldLines.of(ORDER));
    }

    @Test
    void moneyOnTopIsALineOfItsOwn() {
        RefundBalance balance =
                balance(PaymentState.COMPLETED, Samples.purchase("o1", 14_500), Samples.purchase("o2", 14_500));

        assertThat(balance.line("rest:7")).map(line -> line.leftAmount()).contains(new Coins(14_500));
    }

    @Test
    void aPaymentWhoseMoneyCameAndWentBeforeItsOrderShowsThatNothingIsLeft() {
        history.add(Samples.refund("r1", RefundState.SUCCEEDED, Samples.plan(14_500)));

        assertThat(balance(PaymentState.RETURNED, Samples.purchase("o1", 14_500))
                        .blocked())
                .contains(RefundRefusal.NOTHING_LEFT);
    }

    @Test
    void moneyOfAnotherMerchantIsNotOurs() {
        Operation ours = Samples.purchase("o1", 14_500, Map.of("merchantId", "merchant"));
        Operation theirs = Samples.purchase("o2", 900, Map.of("merchantId", "another"));

        assertThat(balance(PaymentState.COMPLETED, ours, theirs).paid()).isEqualTo(new Coins(14_500));
    }

    @Test
    void whatIsNoSuccessfulPurchaseBringsNoMoney() {
        Operation declined = Operation.of(
                Map.of("ecomOperationId", "e9", "type", "PURCHASE", "status", "FAIL", "coinAmount", "14500"));
        Operation hold = Samples.purchase("o2", 14_500, Map.of("type", "PREAUTH"));

        RefundBalance balance = balance(PaymentState.COMPLETED, declined, hold);

        assertThat(balance.paid()).isEqualTo(Coins.ZERO);
        assertThat(balance.blocked()).contains(RefundRefusal.NOT_PAID);
        assertThat(balance.rate()).isEqualTo(BigDecimal.ONE);
    }

    @Test
    void aRefundOfAPurchaseThatTheBankNoLongerListsTakesNothing() {
        history.add(Samples.refund("r1", RefundState.SUCCEEDED, Samples.plan(500)));

        RefundBalance balance = balance(PaymentState.COMPLETED);

        assertThat(balance.left()).isEqualTo(Coins.ZERO);
        assertThat(balance.refunded()).isEqualTo(new Coins(500));
    }

    @Test
    void aRefundOfAnUnknownPurchaseCountsAgainstTheFirst() {
        history.add(
                Samples.refund("r1", RefundState.SUCCEEDED, Samples.plan(500)).of(""));

        assertThat(balance(PaymentState.COMPLETED, Samples.purchase("o1", 14_500), Samples.purchase("o2", 100))
                        .captures())
                .extracting(Capture::left)
                .containsExactly(new Coins(14_000), new Coins(100));
    }

    @Test
    void whatWentBackOfALineIsLeftOutOfIt() {
        history.add(Samples.refund(
                "r1", RefundState.PENDING, Samples.plan(4_000, new RefundLine("item:1", 1, new Coins(4_000)))));
        history.add(Samples.refund(
                "r2", RefundState.FAILED, Samples.plan(1_000, new RefundLine("item:1", 1, new Coins(1_000)))));

        assertThat(paid().line("item:1")).hasValueSatisfying(line -> {
            assertThat(line.leftQuantity()).isEqualTo(2);
            assertThat(line.leftAmount()).isEqualTo(new Coins(6_000));
            assertThat(line.amountOf(1)).isEqualTo(new Coins(3_333));
            assertThat(line.amountOf(2)).as("at most what is left").isEqualTo(new Coins(6_000));
        });
        assertThat(paid().pending()).isEqualTo(new Coins(4_000));
        assertThat(paid().unassigned()).isEqualTo(Coins.ZERO);
        assertThat(paid().isItemised()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'',840", "0,840", "1.00,840", "100,''", "100,978"})
    void whatIsNotNamedInDollarsIsCountedInHryvnias(String amount, String currency) {
        Map<String, String> named = Map.of("sourceAmount", amount, "sourceCurrencyCode", currency);
        RefundBalance balance = RefundBalance.of(
                Samples.payment(PaymentState.COMPLETED, Currency.USD, 100),
                List.of(Samples.purchase("o1", 4_435, named)),
                history,
                SoldLines.of(ORDER));

        assertThat(balance.currency()).isEqualTo(Currency.UAH);
        assertThat(balance.isItemised()).as("its lines are in dollars").isFalse();
    }

    @Test
    void anOrderInDollarsIsCountedInDollars() {
        RefundBalance balance = RefundBalance.of(
                Samples.payment(PaymentState.COMPLETED, Currency.USD, 14_500),
                List.of(Samples.purchase("o1", 14_500, "44.3500", 643_075)),
                history,
                SoldLines.of(ORDER));

        assertThat(balance.currency()).isEqualTo(Currency.USD);
        assertThat(balance.left()).isEqualTo(new Coins(14_500));
        assertThat(balance.leftAtBank()).isEqualTo(new Coins(643_075));
        assertThat(balance.rate()).isEqualByComparingTo("44.35");
        assertThat(balance.lines()).hasSize(3);
    }

    private RefundBalance paid() {
        return balance(PaymentState.COMPLETED, Samples.purchase("o1", 14_500));
    }

    private RefundBalance balance(PaymentState state, Operation... operations) {
        return balance(Samples.payment(state, Currency.UAH, 14_500), operations);
    }

    private RefundBalance hold(PaymentState state) {
        PaymentRoute held = PaymentRoute.hold("merchant", Samples.NOON.plus(Duration.ofDays(7)));
        return balance(
                Samples.by(held, Samples.payment(state, Currency.UAH, 14_500)),
                Samples.purchase("o1", 14_500, Map.of("type", "PREAUTH")));
    }

    private RefundBalance balance(Payment payment, Operation... operations) {
        return RefundBalance.of(payment, List.of(operations), history, SoldLines.of(ORDER));
    }
}
