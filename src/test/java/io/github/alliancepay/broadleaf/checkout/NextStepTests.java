package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.checkout.NextStep.Facts;
import io.github.alliancepay.broadleaf.host.HostOrder;
import io.github.alliancepay.broadleaf.host.HostOrder.Standing;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page with every combination of facts. */
class NextStepTests {

    /** A step after a colon needs facts: b the bank's page is open, s the same cart, c a cart, v visible, o
     * offered; a capital letter means not. */
    private static final Map<PageKind, String> EXPECTED = Map.ofEntries(
            Map.entry(PageKind.WAITING, "BANK:b OTHER_WAY:s CHECK SHOP"),
            Map.entry(PageKind.TRANSFER, "BANK:b OTHER_WAY:s CHECK SHOP"),
            Map.entry(PageKind.UNPAID, "BANK:b PAY_AGAIN:sBo OTHER_WAY:s CHECK SHOP"),
            Map.entry(PageKind.RETRY, "BANK:b PAY_AGAIN:sBo OTHER_WAY:s CHECK SHOP"),
            Map.entry(PageKind.CHANGED, "CHECKOUT:cS CHECK SHOP"),
            Map.entry(PageKind.COMPLETING, "CHECK SHOP"),
            Map.entry(PageKind.PAID, "ORDER:v SHOP"),
            Map.entry(PageKind.HOLDING, "CHECK SHOP"),
            Map.entry(PageKind.HELD, "ORDER:v SHOP"),
            Map.entry(PageKind.HOLD_ENDED, "PAY_AGAIN:sBo OTHER_WAY:s CHECKOUT:cS ORDER:v SHOP"),
            Map.entry(PageKind.DECLINED, "PAY_AGAIN:sBo OTHER_WAY:s CHECKOUT:cS ORDER:v SHOP"),
            Map.entry(PageKind.EXPIRED, "PAY_AGAIN:sBo OTHER_WAY:s CHECKOUT:cS ORDER:v SHOP"),
            Map.entry(PageKind.ABANDONED, "PAY_AGAIN:sBo OTHER_WAY:s CHECKOUT:cS ORDER:v SHOP"),
            Map.entry(PageKind.RETURNED, "PAY_AGAIN:sBo OTHER_WAY:s CHECKOUT:cS ORDER:v SHOP"),
            Map.entry(PageKind.REVIEW, "SHOP CHECK"),
            Map.entry(PageKind.UNNEEDED, "ORDER:v SHOP CHECK"),
            Map.entry(PageKind.PLACED, "ORDER:v SHOP"),
            Map.entry(PageKind.GONE, "SHOP"));

    static Stream<Arguments> everything() {
        return Stream.of(PageKind.values())
                .flatMap(kind -> IntStream.range(0, 32).mapToObj(bits -> Arguments.of(kind, facts(bits))));
    }

    private static Facts facts(int bits) {
        return new Facts((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, (bits & 8) > 0, (bits & 16) > 0);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void aPageOffersEveryStepThatWorksAndNoOther(PageKind kind, Facts facts) {
        assertThat(NextStep.of(kind, facts)).isEqualTo(expected(EXPECTED.get(kind), facts));
    }

    private static List<NextStep> expected(String steps, Facts facts) {
        return Arrays.stream(steps.split(" "))
                .map(step -> step.split(":"))
                .filter(step -> step.length == 1 || step[1].chars().allMatch(letter -> holds((char) letter, facts)))
                .map(step -> NextStep.valueOf(step[0]))
                .toList();
    }

    private static boolean holds(char letter, Facts facts) {
        return switch (letter) {
            case 'b' -> facts.bankOpen();
            case 'B' -> !facts.bankOpen();
            case 's' -> facts.sameCart();
            case 'S' -> !facts.sameCart();
            case 'c' -> facts.cart();
            case 'v' -> facts.visible();
            case 'o' -> facts.offered();
            default -> throw new AssertionError(letter);
        };
    }

    @ParameterizedTest
    @MethodSource("everything")
    void noPageIsADeadEnd(PageKind kind, Facts facts) {
        assertThat(NextStep.of(kind, facts)).contains(NextStep.SHOP);
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    void theBanksPageIsOfferedOnlyForTheCartThatItWasOpenedFor(Standing standing) {
        Facts facts = Facts.of(Shops.payment(PaymentState.OPEN), order(standing, true), true, Shops.NOON);

        assertThat(facts.bankOpen()).isEqualTo(standing == Standing.CART);
        assertThat(facts.sameCart()).isEqualTo(standing == Standing.CART);
        assertThat(facts.visible()).isEqualTo(standing.isPlaced());
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentState.class,
            names = {"DECLINED", "EXPIRED", "REVIEW", "RETURNED", "COMPLETED", "PAID"})
    void theBanksPageOfAPaymentThatIsNotOpenIsNotOffered(PaymentState state) {
        assertThat(Facts.of(Shops.payment(state), order(Standing.CART, true), true, Shops.NOON)
                        .bankOpen())
                .isFalse();
    }

    @Test
    void aPageThatClosesInAMomentIsNotOffered() {
        Payment payment = Shops.payment(PaymentState.OPEN);
        HostOrder cart = order(Standing.CART, true);

        assertThat(Facts.of(payment, cart, true, Shops.CLOSING.minusSeconds(61)).bankOpen())
                .isTrue();
        assertThat(Facts.of(payment, cart, true, Shops.CLOSING.minusSeconds(60)).bankOpen())
                .isFalse();
    }

    @Test
    void anotherVisitorsCartAndOrderAreNotOffered() {
        Payment payment = Shops.payment(PaymentState.OPEN);

        assertThat(Facts.of(payment, order(Standing.CART, false), true, Shops.NOON)
                        .sameCart())
                .isFalse();
        assertThat(Facts.of(payment, order(Standing.CHANGED_CART, false), true, Shops.NOON)
                        .cart())
                .isFalse();
        assertThat(Facts.of(payment, order(Standing.PLACED, false), true, Shops.NOON)
                        .visible())
                .isFalse();
    }

    private static HostOrder order(Standing standing, boolean own) {
        return new HostOrder(standing, standing.isPlaced() ? "2026" : "", own, own);
    }
}
