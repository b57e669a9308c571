package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.host.HostOrder.Standing;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A page is drawn from the payment and the order. */
class PageKindTests {

    /** In the order of {@link Standing}. */
    private static final Map<PaymentState, List<PageKind>> EXPECTED = Map.ofEntries(
            Map.entry(PaymentState.CREATED, kinds("WAITING CHANGED WAITING PLACED GONE")),
            Map.entry(PaymentState.OPEN, kinds("WAITING CHANGED WAITING PLACED GONE")),
            Map.entry(PaymentState.PAID, kinds("COMPLETING COMPLETING COMPLETING COMPLETING COMPLETING")),
            Map.entry(PaymentState.COMPLETED, kinds("PAID PAID PAID PAID PAID")),
            Map.entry(PaymentState.DECLINED, kinds("DECLINED DECLINED DECLINED PLACED GONE")),
            Map.entry(PaymentState.EXPIRED, kinds("EXPIRED EXPIRED EXPIRED PLACED GONE")),
            Map.entry(PaymentState.REVIEW, kinds("REVIEW REVIEW REVIEW UNNEEDED REVIEW")),
            Map.entry(PaymentState.ABANDONED, kinds("ABANDONED ABANDONED ABANDONED PLACED GONE")),
            Map.entry(PaymentState.RETURNED, kinds("RETURNED RETURNED RETURNED RETURNED RETURNED")),
            Map.entry(PaymentState.AUTHORIZED, kinds("HOLDING HOLDING HOLDING HOLDING HOLDING")),
            Map.entry(PaymentState.RELEASED, kinds("HOLD_ENDED HOLD_ENDED HOLD_ENDED HOLD_ENDED HOLD_ENDED")),
            Map.entry(PaymentState.LAPSED, kinds("HOLD_ENDED HOLD_ENDED HOLD_ENDED HOLD_ENDED HOLD_ENDED")));

    private static List<PageKind> kinds(String names) {
        return Arrays.stream(names.split(" ")).map(PageKind::valueOf).toList();
    }

    @ParameterizedTest
    @EnumSource(PaymentState.class)
    void everyStateHasAPageForEveryStandingOfTheOrder(PaymentState state) {
        assertThat(Arrays.stream(Standing.values())
                        .map(order -> PageKind.of(Shops.payment(state), order, false))
                        .toList())
                .isEqualTo(EXPECTED.get(state));
    }

    @Test
    void anOrderThatIsPlacedWithAHoldIsHeld() {
        Payment.Outcome placed = new Payment.Outcome("2026", Optional.of(9L), Optional.empty());

        assertThat(PageKind.of(Shops.payment(PaymentState.AUTHORIZED, "", placed), Standing.CART, false))
                .isEqualTo(PageKind.HELD);
        assertThat(PageKind.of(Shops.payment(PaymentState.PAID, "", placed), Standing.CART, false))
                .isEqualTo(PageKind.PAID);
    }

    @Test
    void aPaymentThatNobodyHasTriedIsUnpaid() {
        Payment open = Shops.payment(PaymentState.OPEN);

        assertThat(PageKind.of(open, Standing.CART, true)).isEqualTo(PageKind.UNPAID);
        assertThat(PageKind.of(open, Standing.PLACED_OTHERWISE, true)).isEqualTo(PageKind.PLACED);
        assertThat(PageKind.of(open, Standing.CHANGED_CART, true)).isEqualTo(PageKind.CHANGED);
    }

    @ParameterizedTest
    @CsvSource({"CART, RETRY", "CHANGED_CART, CHANGED", "PLACED_OTHERWISE, PLACED", "GONE, GONE"})
    void aDeclineWhileTheBanksPageIsOpenIsToldWhileTheOrderIsTheSame(Standing order, PageKind kind) {
        assertThat(PageKind.of(Shops.payment(PaymentState.OPEN, "1.16"), order, false))
                .isEqualTo(kind);
    }
}
