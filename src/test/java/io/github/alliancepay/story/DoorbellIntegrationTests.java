package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DoorbellIntegrationTests extends Story {

    @Test
    void theClockAloneCompletesAnOrderWhoseCallbackIsLost() {
        bank().callbacks(false);
        long order = cart();
        Payment payment = start(order);
        bank().pay(payment.hppOrderId().orElseThrow());

        pass(Duration.ofMinutes(1));

        assertThat(now(payment).state()).isEqualTo(PaymentState.COMPLETED);
        assertPaidOnce(order);
    }

    @Test
    void theCallbackAloneCompletesAnOrder() {
        long order = cart();
        Payment payment = start(order);
        bank().pay(payment.hppOrderId().orElseThrow());

        bank().runDue();

        awaitState(payment, PaymentState.COMPLETED);
        assertPaidOnce(order);
    }

    @Test
    void theReturnAloneCompletesAnOrder() {
        bank().callbacks(false);
        long order = cart();
        Payment payment = start(order);
        bank().pay(payment.hppOrderId().orElseThrow());

        assertThat(get("/alliancepay/return/" + payment.returnToken()).statusCode())
                .isEqualTo(200);

        awaitState(payment, PaymentState.COMPLETED);
        assertPaidOnce(order);
    }
}
