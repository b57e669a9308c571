package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.payment.Payment.Trouble;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentTests {

    @Test
    void aTransitionThatTheTableLacksIsRefused() {
        assertThatThrownBy(() -> Payments.open().become(PaymentState.COMPLETED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("payment-1", "OPEN", "COMPLETED");
    }

    @Test
    void aPageIsPayableUntilAMinuteBeforeItsEnd() {
        assertThat(Payments.open().isPayableAt(Payments.EXPIRY.minusSeconds(61)))
                .isTrue();
        assertThat(Payments.open().isPayableAt(Payments.EXPIRY.minusSeconds(60)))
                .isFalse();
        assertThat(Payments.in(PaymentState.DECLINED).isPayableAt(Payments.START))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void moneyOfAHoldIsOnlyHeldUntilItIsTaken(PaymentState state) {
        Set<PaymentState> taken = Set.of(PaymentState.PAID, PaymentState.COMPLETED, PaymentState.RETURNED);

        assertThat(Payments.held(state).isOnlyHeld()).isEqualTo(!taken.contains(state));
        assertThat(Payments.open().isOnlyHeld()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theBankHoldsTheMoneyUntilAPaymentIsTakenOrOver(PaymentState state) {
        Set<PaymentState> holding = Set.of(PaymentState.AUTHORIZED, PaymentState.REVIEW);

        assertThat(Payments.held(state).heldUntil())
                .isEqualTo(Optional.of(Payments.HOLD_END).filter(end -> holding.contains(state)));
    }

    @Test
    void theQrCodeOfATransferIsKnownWithItsPage() {
        URI qr = URI.create("https://bank.gov.ua/qr/x");
        CreatedOrder page =
                new CreatedOrder("h", "e", URI.create("https://pay.alb.ua/x"), "", Payments.EXPIRY, Optional.of(qr));

        assertThat(Payments.created().at(page).qr()).contains(qr);
        assertThat(Payments.created().qr()).isEmpty();
    }

    @Test
    void aShopperIsNotNamedInLogs() {
        assertThat(Stage.SHOPPER).hasToString("Shopper[" + Stage.SHOPPER.payer() + "]");
    }

    @Test
    void aTroubleIsKnownByItsReasonHoweverLongItLasts() {
        Trouble trouble = new Trouble("OutOfStock", Payments.START);
        assertThat(trouble.isSame(new Trouble("OutOfStock", Payments.EXPIRY))).isTrue();
        assertThat(trouble.isSame(new Trouble("Locked", Payments.START))).isFalse();
        assertThat(new Trouble("x".repeat(300), Payments.START).reason()).hasSize(255);
    }
}
