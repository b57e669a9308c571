package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.payment.Payment.Trouble;
import org.junit.jupiter.api.Test;

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
