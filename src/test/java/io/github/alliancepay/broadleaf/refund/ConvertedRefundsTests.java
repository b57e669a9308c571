package io.github.alliancepay.broadleaf.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ten dollars and a cent, for which the bank took 415.50 hryvnias. */
class ConvertedRefundsTests {

    private static final Payment DOLLARS = Samples.payment(PaymentState.COMPLETED, Currency.USD, 1_001);
    private static final Operation PURCHASE = Samples.purchase("o1", 41_550);

    @Test
    void theWholeIsTheWholeSum() {
        assertThat(converted(List.of(PURCHASE), hryvnias(41_550))).containsExactly(1_001L);
    }

    @Test
    void partsAreRoundedDownAndTogetherTheWholeSum() {
        assertThat(converted(List.of(PURCHASE), hryvnias(20_775), hryvnias(20_775)))
                .containsExactly(500L, 501L);
    }

    @Test
    void anOrderPaidTwiceIsConvertedByBoth() {
        assertThat(converted(List.of(PURCHASE, Samples.purchase("o2", 41_550)), hryvnias(41_550)))
                .containsExactly(1_001L);
    }

    @Test
    void aHoldIsConvertedByWhatIsHeld() {
        Operation hold = Samples.purchase("o1", 41_550, Map.of("type", "PREAUTH"));
        assertThat(converted(List.of(hold), hryvnias(41_550))).containsExactly(1_001L);
    }

    @Test
    void moreThanTheBankTookIsTheWholeSum() {
        assertThat(converted(List.of(PURCHASE), hryvnias(50_000))).containsExactly(1_001L);
    }

    @Test
    void aRefundCountedInTheOrdersCurrencyKeepsItsSum() {
        Refund named = succeeded(new RefundPlan(new Coins(400), new Coins(16_620), List.of()));
        assertThat(converted(List.of(PURCHASE), named, hryvnias(24_930))).containsExactly(400L, 601L);
    }

    @Test
    void aFailedRefundTakesNoShare() {
        Refund failed = Samples.refund("r", RefundState.FAILED, Samples.plan(41_550));
        assertThat(converted(List.of(PURCHASE), failed, hryvnias(20_775)).get(1))
                .isEqualTo(500L);
    }

    @Test
    void refundsOfAnOrderInHryvniasAreAsTheyWere() {
        List<Refund> refunds = List.of(hryvnias(100));
        Payment hryvnias = Samples.payment(PaymentState.COMPLETED, Currency.UAH, 41_550);
        assertThat(ConvertedRefunds.of(hryvnias, List.of(PURCHASE), refunds)).isSameAs(refunds);
    }

    private static List<Long> converted(List<Operation> operations, Refund... refunds) {
        return ConvertedRefunds.of(DOLLARS, operations, List.of(refunds)).stream()
                .map(refund -> refund.orderAmount().value())
                .toList();
    }

    private static Refund hryvnias(long kopiykas) {
        return succeeded(Samples.plan(kopiykas));
    }

    private static Refund succeeded(RefundPlan plan) {
        return Samples.refund("r", RefundState.SUCCEEDED, plan);
    }
}
