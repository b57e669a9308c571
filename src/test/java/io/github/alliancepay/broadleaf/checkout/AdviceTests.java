package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.checkout.NextStep.Facts;
import io.github.alliancepay.broadleaf.checkout.Opening.Phase;
import io.github.alliancepay.broadleaf.host.HostOrder;
import io.github.alliancepay.broadleaf.host.HostOrder.Standing;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No page tells visitors to take a step that it does not offer them. */
class AdviceTests {

    /** The step of which each text speaks; the other texts speak of none. */
    private static final Map<String, NextStep> SPOKEN_OF = Map.ofEntries(
            Map.entry("page.WAITING.next", NextStep.BANK),
            Map.entry("page.TRANSFER.next", NextStep.BANK),
            Map.entry("page.UNPAID.next", NextStep.BANK),
            Map.entry("page.RETRY.next", NextStep.BANK),
            Map.entry("page.closed.again", NextStep.PAY_AGAIN),
            Map.entry("page.DECLINED.next", NextStep.PAY_AGAIN),
            Map.entry("page.EXPIRED.next", NextStep.PAY_AGAIN),
            Map.entry("page.ABANDONED.next", NextStep.PAY_AGAIN),
            Map.entry("page.RETURNED.next", NextStep.PAY_AGAIN),
            Map.entry("page.off.next", NextStep.OTHER_WAY),
            Map.entry("page.EXPIRED.off", NextStep.OTHER_WAY),
            Map.entry("page.CHANGED.next", NextStep.CHECKOUT),
            Map.entry("problem.cart.changed.next", NextStep.CHECKOUT),
            Map.entry("problem.start.refused.next", NextStep.PAY_AGAIN),
            Map.entry("problem.start.unknown.next", NextStep.PAY_AGAIN));

    static Stream<Arguments> everyPage() {
        return Stream.of(PaymentState.values())
                .flatMap(state -> Stream.of("", "1.16").map(decline -> Shops.payment(state, decline)))
                .flatMap(payment -> orders().map(order -> Arguments.of(payment, order)));
    }

    /** Carts of this visitor and of another one, and orders that are no cart. */
    private static Stream<HostOrder> orders() {
        return Stream.of(Standing.values())
                .flatMap(standing -> Stream.of(true, false).map(own -> new HostOrder(standing, "", own, own)));
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void whatAPageAdvisesItOffers(Payment payment, HostOrder order) {
        for (boolean offered : new boolean[] {true, false}) {
            for (Instant now : List.of(Shops.NOON, Shops.CLOSING)) {
                for (boolean untouched : new boolean[] {true, false}) {
                    assertOffered(page(payment, order, Facts.of(payment, order, offered, now), untouched));
                }
            }
        }
    }

    private static PaymentPage page(Payment payment, HostOrder order, Facts facts, boolean untouched) {
        PageKind kind = PageKind.of(payment, order.standing(), untouched);
        return new PaymentPage(kind, NextStep.of(kind, facts), payment, order, Receipt.NONE);
    }

    private static void assertOffered(PaymentPage page) {
        NextStep spokenOf = SPOKEN_OF.getOrDefault(page.advice(), NextStep.SHOP);

        assertThat(page.steps()).as(page + " " + page.advice()).contains(spokenOf);
    }

    @Test
    void aTransferThatCannotBePaidHereIsWaitedFor() {
        HostOrder cart = new HostOrder(Standing.CART, "", false, false);
        PaymentPage page = new PaymentPage(
                PageKind.TRANSFER, List.of(NextStep.CHECK), Shops.payment(PaymentState.OPEN), cart, Receipt.NONE);

        assertThat(page.advice()).isEqualTo("page.closed.next");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anOpeningThatFailedSpeaksOfWhatIsOffered(Payment payment, boolean own, boolean offered) {
        HostOrder order = new HostOrder(Standing.CART, "", own, own);
        List<NextStep> steps = NextStep.of(PageKind.ABANDONED, Facts.of(payment, order, offered, Shops.NOON));

        String advice = new Opening(Phase.FAILED, payment, order, 2).advice(steps);

        assertThat(steps).contains(SPOKEN_OF.getOrDefault(advice, NextStep.SHOP));
        assertThat(advice.equals("page.elsewhere.next")).isEqualTo(!own);
    }

    static Stream<Arguments> failures() {
        return Stream.of(PaymentState.ABANDONED, PaymentState.EXPIRED)
                .flatMap(state -> Stream.of(true, false).flatMap(own -> Stream.of(true, false)
                        .map(offered -> Arguments.of(Shops.payment(state), own, offered))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSlowOpeningSpeaksOfAnotherWayToPayToWhoseCartItIs(boolean own) {
        HostOrder order = new HostOrder(Standing.CART, "", own, own);

        Opening slow = new Opening(Phase.OPENING, Shops.payment(PaymentState.OPEN), order, 9);

        assertThat(slow.happened()).isEqualTo(own ? "open.slow.happened" : "open.slow.elsewhere");
    }
}
