package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A shop that wants the money returned when its checkout fails: the host's rollback refunds like everything else. */
@Tag("alone")
@TestPropertySource(properties = "alliancepay.checkout.refund-on-failure=true")
class RollbackIntegrationTests extends RefundStory {

    @Test
    void aFailedCheckoutReturnsTheMoneyOnceAndTheCartCanBePaidAgain() {
        refundsAreDecidedAtOnce();
        warehouse.sellOut();
        Payment payment = paidWithoutCallbacks();

        passAMinute();

        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
        assertUntouched(orderOf(payment));
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.RETURNED);
        warehouse.restock();
        pay(start(orderOf(payment)));
        passAMinute();
        assertPaidOnce(orderOf(payment));
        assertThat(refundsAtBank(payment)).hasSize(1);
    }

    @Test
    void anOrderIsNotSubmittedWithMoneyThatIsBeingReturned() {
        warehouse.sellOut();
        Payment payment = paidWithoutCallbacks();
        passAMinute();
        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.PENDING);
        warehouse.restock();

        passAMinute();

        assertUntouched(orderOf(payment));
        assertThat(refundsAtBank(payment)).hasSize(1);
    }

    @Test
    void aReturnWithALostAnswerIsAskedAboutAndNotSentTwice() {
        refundsAreDecidedAtOnce();
        warehouse.sellOut();
        Payment payment = paidWithoutCallbacks();
        bank().fault(Fault.of(FaultKind.DROP_ANSWER).on(Endpoint.REFUND));

        passAMinute();
        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.UNKNOWN);
        passAMinute();

        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
        assertThat(refundsAtBank(payment)).hasSize(1);
        assertThat(stateOf(payment)).isEqualTo(PaymentState.RETURNED);
        assertUntouched(orderOf(payment));
    }

    @Test
    void aReturnThatTheBankDeclinesLeavesThePaymentUnchanged() {
        warehouse.sellOut();
        Payment payment = paidWithoutCallbacks();
        bank().fault(Fault.of(FaultKind.SERVICE_UNAVAILABLE).on(Endpoint.REFUND).untilCleared());
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.PAID);
        assertThat(shop.read(orderOf(payment)).activePayments()).hasSize(1);
        warehouse.restock();

        passAMinute();

        assertPaidOnce(orderOf(payment));
        assertThat(refundsAtBank(payment)).isEmpty();
    }
}
