package io.github.alliancepay.broadleaf.refund;

import static io.github.alliancepay.broadleaf.refund.RefundingShop.IRYNA;
import static io.github.alliancepay.broadleaf.refund.Samples.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.RefundSelection.SelectedLine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssignRefundLinesTests {

    private static final RefundSelection NONE = new RefundSelection(Map.of());

    private final RefundingShop shop = new RefundingShop();

    @Test
    void aRefundOfTheCabinetIsGivenItsLines() {
        Refund external = cabinetRefund(5_000);

        Refund assigned = assign(external.id(), lines(1, 4_000));

        assertThat(assigned.lines()).containsExactly(new RefundLine("item:1", 1, new Coins(4_000)));
        assertThat(shop.stored(external)).isEqualTo(assigned);
        RefundBalance balance = shop.balances.stored("p1");
        assertThat(balance.unassigned()).isEqualTo(new Coins(1_000));
        assertThat(balance.line("item:1")).map(RefundBalance.Line::leftQuantity).contains(2);
    }

    @Test
    void theHistorySaysWhoChoseTheLines() {
        Refund external = cabinetRefund(5_000);

        assign(external.id(), lines(1, 4_000));

        assertThat(shop.events().get(1)).satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.REFUND_ASSIGNED);
            assertThat(event.trigger()).isEqualTo(SyncTrigger.ADMIN);
            assertThat(event.actor()).isEqualTo(IRYNA);
            assertThat(event.arguments()).containsExactly("5000");
        });
    }

    @Test
    void theLastChoiceStandsAndMayBeNone() {
        Refund external = cabinetRefund(10_000);
        assign(external.id(), lines(3, 10_000));

        assign(external.id(), lines(2, 10_000));
        assertThat(shop.stored(external).lines())
                .extracting(RefundLine::quantity)
                .containsExactly(2);
        assign(external.id(), NONE);

        assertThat(shop.stored(external).lines()).isEmpty();
    }

    @Test
    void theLinesAreOfAtMostTheRefund() {
        Refund external = cabinetRefund(5_000);

        assertRefused(RefundRefusal.ASSIGNED_TOO_MUCH, () -> assign(external.id(), lines(2, 5_001)), "50.00", "50.01");
        assertThat(assign(external.id(), lines(2, 5_000)).lines()).hasSize(1);
    }

    @Test
    void theLinesAreOfAtMostWhatOtherRefundsLeftOfThem() {
        Refund external = cabinetRefund(5_000);
        shop.sendRefund.send(ApprovedRefund.of(
                "p1", Samples.plan(6_666, new RefundLine("item:1", 2, new Coins(6_666))), RefundOrigin.of(IRYNA, "")));

        assertRefused(RefundRefusal.TOO_MANY, () -> assign(external.id(), lines(2, 100)), "Article 1", "1", "2");
    }

    @Test
    void allLinesOfAPaymentThatWentBackInFullMayStillBeAssigned() {
        Refund external = cabinetRefund(14_500);

        assertThat(shop.balances.stored("p1").isOpen()).isFalse();
        assertThat(shop.assignRefundLines.balance(external).isOpen()).isTrue();
    }

    @Test
    void theLinesThatAnAdminChoseStay() {
        shop.paid();
        Refund chosen = shop.sendRefund.send(ApprovedRefund.of(
                "p1",
                Samples.plan(4_500, new RefundLine("shipping:1", 1, new Coins(4_500))),
                RefundOrigin.of(IRYNA, "")));

        assertThat(shop.assignRefundLines.balance(chosen).blocked()).contains(RefundRefusal.NOT_ASSIGNABLE);
        assertRefused(RefundRefusal.NOT_ASSIGNABLE, () -> assign(chosen.id(), lines(1, 1)));
    }

    @Test
    void aRefundThatFailedOrDoesNotExistHasNoLines() {
        shop.paid();
        shop.bank.decides("FAIL");
        Refund failed = shop.refund(1_000);

        assertRefused(RefundRefusal.NOT_ASSIGNABLE, () -> assign(failed.id(), NONE));
        assertRefused(RefundRefusal.NOT_ASSIGNABLE, () -> assign("no-such", NONE));
    }

    @Test
    void anOrderThatIsNotSubmittedHasNoLinesToChoose() {
        shop.paid(PaymentState.REVIEW, Samples.purchase("o1", 14_500));
        Refund refund = shop.refund(1_000);

        assertRefused(RefundRefusal.NO_LINES, () -> assign(refund.id(), NONE));
    }

    private Refund cabinetRefund(long coins) {
        Payment payment = shop.paid();
        shop.bank.cabinetRefund("cabinet", "o1", coins, "SUCCESS");
        shop.follow(payment, Duration.ofMinutes(1));
        return shop.onlyRefund();
    }

    private static RefundSelection lines(int quantity, long coins) {
        return new RefundSelection(Map.of("item:1", new SelectedLine(quantity, Optional.of(new Coins(coins)))));
    }

    @Test
    void aChoiceThatAnotherAdminOvertookChangesNothing() {
        Refund external = cabinetRefund(5_000);
        String seen = external.linesVersion();
        assign(external.id(), lines(1, 4_000));

        assertRefused(
                RefundRefusal.ASSIGNED_MEANWHILE,
                () -> shop.assignRefundLines.assign(external.id(), lines(2, 100), seen, IRYNA));

        assertThat(shop.stored(external).lines()).containsExactly(new RefundLine("item:1", 1, new Coins(4_000)));
    }

    /** An admin chooses lines in place of those that the refund has. */
    private Refund assign(String id, RefundSelection lines) {
        String seen = shop.ledger.find(id).map(Refund::linesVersion).orElse("");
        return shop.assignRefundLines.assign(id, lines, seen, IRYNA);
    }
}
