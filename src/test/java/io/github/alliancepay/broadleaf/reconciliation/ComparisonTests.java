package io.github.alliancepay.broadleaf.reconciliation;

import static io.github.alliancepay.broadleaf.reconciliation.Movements.in;
import static io.github.alliancepay.broadleaf.reconciliation.Movements.line;
import static io.github.alliancepay.broadleaf.reconciliation.Movements.numbers;
import static io.github.alliancepay.broadleaf.reconciliation.Movements.purchase;
import static io.github.alliancepay.broadleaf.reconciliation.Movements.shop;
import static io.github.alliancepay.broadleaf.reconciliation.Movements.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.reconciliation.Totals.Side;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is a difference, and what is none. */
class ComparisonTests {

    private static final Movement PURCHASE = purchase(1, 27662);
    private static final Movement REFUND = shop(2, MovementType.REFUND, 500);
    private static final Movement HOLD = shop(4, MovementType.HOLD, 100);
    private static final Movement COMPLETION =
            with(shop(5, MovementType.PURCHASE, 90), numbers("operation-5", "5", "operation-4"));
    private static final Movement RELEASE =
            with(shop(6, MovementType.RELEASE, 100), numbers("operation-6", "6", "operation-4"));

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void bothSidesAreCompared(String name, List<Movement> shop, List<Movement> bank, List<DifferenceKind> expected) {
        Comparison comparison = Comparison.of(new ShopBooks(shop, List.of()), bank);
        assertThat(comparison.differences()).extracting(Difference::kind).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> bothSidesAreCompared() {
        Movement elsewhere = with(line(PURCHASE), numbers("unknown-9", "000000000009"));
        return Stream.of(
                row("nothing on either side", List.of(), List.of()),
                row("alike", List.of(PURCHASE), List.of(line(PURCHASE))),
                row("alike by the RRN alone", List.of(PURCHASE), List.of(with(line(PURCHASE), numbers("", "1")))),
                row("alike in a currency by its name", List.of(PURCHASE), List.of(in(line(PURCHASE), "UAH"))),
                row("missing at the bank", List.of(PURCHASE), List.of(), DifferenceKind.SHOP_ONLY),
                row("missing in the shop", List.of(), List.of(elsewhere), DifferenceKind.BANK_ONLY),
                row("another sum", List.of(PURCHASE), List.of(with(line(PURCHASE), 1)), DifferenceKind.AMOUNT),
                row("another currency", List.of(PURCHASE), List.of(in(line(PURCHASE), "840")), DifferenceKind.CURRENCY),
                row(
                        "another merchant",
                        List.of(PURCHASE),
                        List.of(line(PURCHASE).at("AE2")),
                        DifferenceKind.MERCHANT),
                row(
                        "failed at the bank",
                        List.of(PURCHASE),
                        List.of(line(PURCHASE).in(MovementState.FAILED)),
                        DifferenceKind.STATE),
                row(
                        "open in the shop",
                        List.of(REFUND.in(MovementState.OPEN)),
                        List.of(line(REFUND)),
                        DifferenceKind.STATE),
                row(
                        "failed on both sides",
                        List.of(PURCHASE.in(MovementState.FAILED)),
                        List.of(with(line(PURCHASE), 1).in(MovementState.FAILED))),
                row("open in the shop, unknown at the bank", List.of(REFUND.in(MovementState.OPEN)), List.of()),
                row("failed at the bank, unknown in the shop", List.of(), List.of(elsewhere.in(MovementState.FAILED))),
                row(
                        "listed twice",
                        List.of(PURCHASE),
                        List.of(line(PURCHASE), line(PURCHASE)),
                        DifferenceKind.DUPLICATE),
                row(
                        "listed twice with two sums",
                        List.of(PURCHASE),
                        List.of(line(PURCHASE), with(line(PURCHASE), 1)),
                        DifferenceKind.AMOUNT,
                        DifferenceKind.DUPLICATE),
                row(
                        "a refund that names a purchase of the shop",
                        List.of(PURCHASE),
                        List.of(line(PURCHASE), with(line(REFUND), numbers("unknown-9", "", "operation-1"))),
                        DifferenceKind.REFUND_UNKNOWN),
                row("a hold alike", List.of(HOLD), List.of(HOLD)),
                row("a hold of another sum", List.of(HOLD), List.of(with(HOLD, 1)), DifferenceKind.AMOUNT),
                row("a hold that the bank does not have", List.of(HOLD), List.of(), DifferenceKind.SHOP_ONLY),
                row("a hold that the shop does not have", List.of(), List.of(HOLD), DifferenceKind.BANK_ONLY),
                row("a hold and its release alike", List.of(HOLD, RELEASE), List.of(HOLD, RELEASE)),
                row("released here, open at the bank", List.of(HOLD, RELEASE), List.of(HOLD), DifferenceKind.SHOP_ONLY),
                row(
                        "released at the bank, open here",
                        List.of(HOLD),
                        List.of(HOLD, RELEASE),
                        DifferenceKind.REFUND_UNKNOWN),
                row(
                        "its release fails at the bank",
                        List.of(HOLD, RELEASE),
                        List.of(HOLD, RELEASE.in(MovementState.FAILED)),
                        DifferenceKind.STATE),
                row("completed with less, alike", List.of(HOLD, COMPLETION), List.of(HOLD, COMPLETION)),
                row("completed at the bank only", List.of(HOLD), List.of(HOLD, COMPLETION), DifferenceKind.BANK_ONLY),
                row("completed here only", List.of(HOLD, COMPLETION), List.of(HOLD), DifferenceKind.SHOP_ONLY),
                row(
                        "completed with another sum",
                        List.of(HOLD, COMPLETION),
                        List.of(HOLD, with(COMPLETION, 80)),
                        DifferenceKind.AMOUNT),
                row(
                        "completed there, unknown here",
                        List.of(HOLD, COMPLETION.in(MovementState.OPEN)),
                        List.of(HOLD, COMPLETION),
                        DifferenceKind.STATE),
                row(
                        "a completion that fails on both sides",
                        List.of(HOLD, COMPLETION.in(MovementState.FAILED)),
                        List.of(HOLD, COMPLETION.in(MovementState.FAILED))),
                row("a refund that the bank calls one", List.of(), List.of(REFUND), DifferenceKind.REFUND_UNKNOWN));
    }

    private static Arguments row(String name, List<Movement> shop, List<Movement> bank, DifferenceKind... expected) {
        return Arguments.of(name, shop, bank, List.of(expected));
    }

    @Test
    void aRefundIsNotTakenForItsPurchaseByAnRrnThatBothHave() {
        Movement refund = with(
                REFUND, new MovementNumbers("r", "r", "", PURCHASE.numbers().rrn(), Set.of()));
        Comparison comparison = Comparison.of(new ShopBooks(List.of(PURCHASE), List.of()), List.of(refund));
        assertThat(comparison.differences())
                .extracting(Difference::kind)
                .containsExactly(DifferenceKind.SHOP_ONLY, DifferenceKind.REFUND_UNKNOWN);
    }

    @Test
    void anUnknownRefundLeadsToThePaymentThatItNames() {
        Movement refund = with(line(REFUND), numbers("unknown-9", "", "operation-1"));
        Comparison comparison =
                Comparison.of(new ShopBooks(List.of(PURCHASE), List.of()), List.of(line(PURCHASE), refund));
        assertThat(comparison.differences().get(0).payment())
                .isEqualTo(PURCHASE.origin().payment());
    }

    @Test
    void whatTheBankListsOfAnotherDayIsKnownAndNotMissed() {
        Comparison comparison =
                Comparison.of(new ShopBooks(List.of(PURCHASE), List.of(purchase(3, 100))), List.of(line(PURCHASE)));
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.matched()).isEqualTo(1);
    }

    /** Nothing was taken of them. */
    @Test
    void holdsAndTheirReleasesAreInNoTotal() {
        Comparison comparison = Comparison.of(new ShopBooks(List.of(HOLD, RELEASE), List.of()), List.of(HOLD, RELEASE));
        assertThat(comparison.totals()).isEmpty();
        assertThat(comparison.matched()).isEqualTo(2);
    }

    /** It is the completion or the release; the line of a register does not say which. */
    @Test
    void aLineThatNamesAHoldIsNoRefundAndLeadsToItsPayment() {
        Movement line = with(line(COMPLETION), numbers("unknown-9", "", "operation-4"));
        Comparison comparison = Comparison.of(new ShopBooks(List.of(), List.of(HOLD)), List.of(line));
        assertThat(comparison.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(DifferenceKind.BANK_ONLY);
            assertThat(difference.payment()).isEqualTo(HOLD.origin().payment());
        });
    }

    @Test
    void totalsAreByTypeAndNoCopyIsCountedTwice() {
        Comparison comparison = Comparison.of(
                new ShopBooks(List.of(PURCHASE, REFUND), List.of()),
                List.of(line(PURCHASE), line(PURCHASE), line(REFUND)));
        assertThat(comparison.totals()).extracting(Totals::side).containsExactly(Side.SHOP, Side.BANK);
        assertThat(comparison.totals()).allSatisfy(totals -> {
            assertThat(totals.purchases()).isEqualTo(new Totals.Sum(1, new Coins(27662)));
            assertThat(totals.refunds()).isEqualTo(new Totals.Sum(1, new Coins(500)));
            assertThat(totals.commission()).isEqualTo(new Coins(6));
        });
    }
}
