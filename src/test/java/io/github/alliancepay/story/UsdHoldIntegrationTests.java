package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.hold.Hold;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A store that sells in dollars. The bank holds and takes hryvnias, at the rate of the hold. */
@TestPropertySource(properties = "store.currency=USD")
class UsdHoldIntegrationTests extends HoldStory {

    @Test
    void lessIsTakenAndRefundedAtTheRateOfTheHold() {
        refundsAreDecidedAtOnce();
        Payment payment = held();
        Hold hold = holds.stored(payment).orElseThrow();
        assertThat(hold.amount()).isEqualTo(payment.bill().amount());

        completeHold.complete(payment.id(), Optional.of(percent(payment, 90)), IRYNA);
        passAMinute();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertAmount(payment, "CAPTURE", percent(payment, 90));
        assertThat(balance(payment).left()).isEqualTo(percent(payment, 90));
        assertThat(completionsAtBank(payment).get(0).amount().coins())
                .isEqualTo(hold.sums(percent(payment, 90)).amount().value());

        sendRefund.sendFullBalance(payment.id(), RefundOrigin.of(IRYNA, ""));
        passAMinute();
        assertAmount(payment, "REFUND", percent(payment, 90));
    }
}
