package io.github.alliancepay.broadleaf.refund;

import static io.github.alliancepay.broadleaf.refund.Samples.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefundBalancesTests {

    private final RefundingShop shop = new RefundingShop();

    @Test
    void theCurrentBalanceKnowsWhatTheBankKnows() {
        shop.paid();
        shop.bank.cabinetRefund("cabinet", "o1", 5_000, "SUCCESS");

        RefundBalance balance = shop.balances.current("p1");

        assertThat(balance.paid()).isEqualTo(new Coins(14_500));
        assertThat(balance.refunded()).isEqualTo(new Coins(5_000));
        assertThat(balance.left()).isEqualTo(new Coins(9_500));
        assertThat(balance.isOpen()).isTrue();
    }

    @Test
    void aBalanceBooksNothingAndAsksForASynchronisationThatDoes() {
        Payment payment = shop.paid();
        shop.bank.cabinetRefund("cabinet", "o1", 5_000, "SUCCESS");

        shop.balances.current("p1");

        assertThat(shop.books).isEmpty();
        assertThat(shop.payments.due(shop.clock.instant(), 10)).containsExactly("p1");
        shop.follow(payment, Duration.ZERO);
        assertThat(shop.books).containsExactly("50.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUCCESS", "PENDING", "SOMETHING_NEW"})
    void aRefundThatCannotBeReadBlocksFurtherOnes(String status) {
        shop.paid();
        shop.bank.receive(unreadable(status));

        assertThat(shop.balances.current("p1").blocked()).contains(RefundRefusal.UNREADABLE_REFUND);
        assertRefused(RefundRefusal.UNREADABLE_REFUND, () -> shop.refund(1_000));

        assertThat(shop.bank.timesSent()).isZero();
    }

    @Test
    void anUnreadableRefundThatIsStoredBlocksTheBalanceAndNeedsAttention() {
        shop.paid(PaymentState.COMPLETED, Samples.purchase("o1", 14_500), unreadable("SUCCESS"));

        assertThat(shop.balances.stored("p1").blocked()).contains(RefundRefusal.UNREADABLE_REFUND);
        assertThat(shop.attention()).extracting(Cause::reason).containsExactly(Reason.UNREADABLE);
    }

    @Test
    void anUnreadableRefundThatFailedBlocksNothing() {
        shop.paid();
        shop.bank.receive(unreadable("FAIL"));

        assertThat(shop.refund(1_000).state()).isEqualTo(RefundState.SUCCEEDED);
    }

    private static Operation unreadable(String status) {
        return Operation.of(Map.of("ecomOperationId", "c1", "type", "REFUND", "status", status));
    }

    @Test
    void whatWasSoldIsReturnedWhateverBecomesOfTheOrder() {
        shop.paid();
        shop.ledger.keepSoldLines("p1", List.of(Samples.item(1, 3, 10_000), Samples.shipping(4_500)));
        shop.order(Samples.item(1, 1, 3_333), Samples.item(2, 1, 900_000));

        RefundBalance balance = shop.balances.stored("p1");

        assertThat(balance.orderEdited()).isTrue();
        assertThat(balance.lines())
                .extracting(RefundBalance.Line::line)
                .containsExactly(Samples.item(1, 3, 10_000), Samples.shipping(4_500));
    }

    @Test
    void anOrderThatTheHostNoLongerHasIsReturnedAsItWasSold() {
        shop.paid();
        shop.balances.stored("p1");
        shop.order();

        RefundBalance balance = shop.balances.stored("p1");

        assertThat(balance.orderEdited()).isTrue();
        assertThat(balance.isItemised()).isTrue();
    }

    @Test
    void anOrderIsAsItWasSoldThoughItsLinesHaveOtherNamesAndAnotherOrder() {
        shop.paid();
        shop.ledger.keepSoldLines("p1", List.of(Samples.item(1, 3, 10_000), Samples.shipping(4_500)));
        RefundableLine item = Samples.item(1, 3, 10_000);
        shop.order(
                Samples.shipping(4_500),
                new RefundableLine(item.key(), item.kind(), "Renamed", item.quantity(), item.amount()));

        assertThat(shop.balances.stored("p1").orderEdited()).isFalse();
    }

    @Test
    void linesThatWereNotKeptAreKeptAtTheFirstLook() {
        shop.paid();

        assertThat(shop.balances.stored("p1").orderEdited()).isFalse();
        assertThat(shop.ledger.soldLines("p1")).hasSize(2);
    }

    @Test
    void theStoredBalanceIsToldWithoutTheBank() {
        shop.paid();
        shop.bank.cabinetRefund("cabinet", "o1", 5_000, "SUCCESS");

        assertThat(shop.balances.stored("p1").left()).isEqualTo(new Coins(14_500));
        assertThat(shop.bank.timesAsked()).isZero();
    }

    @Test
    void aSilentBankBlocksTheBalanceWhichStillShowsWhatIsKnown() {
        shop.paid();
        shop.bank.isSilent();

        RefundBalance balance = shop.balances.current("p1");

        assertThat(balance.blocked()).contains(RefundRefusal.BANK_SILENT);
        assertThat(balance.left()).isEqualTo(new Coins(14_500));
    }

    @Test
    void aSilentBankDoesNotHideThatNothingIsLeft() {
        shop.paid();
        shop.refund(14_500);
        shop.bank.isSilent();

        assertThat(shop.balances.current("p1").blocked()).contains(RefundRefusal.NOTHING_LEFT);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentState.class,
            names = {"CREATED", "OPEN", "DECLINED", "EXPIRED", "ABANDONED", "RETURNED"})
    void theBankIsNotAskedAboutAPaymentWithoutMoney(PaymentState state) {
        shop.paid(state);

        assertThat(shop.balances.current("p1").blocked()).contains(RefundRefusal.NOT_PAID);
        assertThat(shop.bank.timesAsked()).isZero();
    }

    @Test
    void aPaymentThatDoesNotExistIsRefused() {
        assertRefused(RefundRefusal.NOT_PAID, () -> shop.balances.current("p9"));
        assertRefused(RefundRefusal.NOT_PAID, () -> shop.balances.stored("p9"));
    }

    @Test
    void aRefundInFlightBlocksTheOrderAndIsSpent() {
        shop.paid();
        shop.bank.answers(TestBank.Answer.LOST_CALL);
        shop.refund(500);

        RefundBalance balance = shop.balances.current("p1");

        assertThat(balance.blocked()).contains(RefundRefusal.IN_FLIGHT);
        assertThat(balance.pending()).isEqualTo(new Coins(500));
        assertThat(balance.left()).isEqualTo(new Coins(14_000));
        assertThat(shop.balances.stored("p1").blocked()).contains(RefundRefusal.IN_FLIGHT);
    }

    @Test
    void aRefundInFlightDoesNotHideThatNothingIsLeft() {
        shop.paid();
        shop.bank.answers(TestBank.Answer.LOST_CALL);
        shop.refund(14_500);

        assertThat(shop.balances.stored("p1").blocked()).contains(RefundRefusal.NOTHING_LEFT);
    }
}
