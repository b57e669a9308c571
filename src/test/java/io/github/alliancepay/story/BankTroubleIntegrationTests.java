package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bank does not answer, or answers something wrong: nothing is guessed, and the bank is asked again. */
@Tag("database")
class BankTroubleIntegrationTests extends Story {

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"WRONG_AMOUNT", "WRONG_MERCHANT", "WRONG_REQUEST_ID", "INSECURE_REDIRECT", "FOREIGN_REDIRECT"})
    void noShopperIsSentToAnotherPage(FaultKind fault) {
        long order = cart();
        bank().fault(Fault.of(fault).on(Endpoint.CREATE_ORDER));

        assertThat(startRefused(order)).hasMessageContaining("the order is unchanged");

        assertThat(last(order).state()).isEqualTo(PaymentState.CREATED);
        assertThat(last(order).page()).isEmpty();
        assertUntouched(order);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {
                "DROP_REQUEST",
                "DROP_ANSWER",
                "SERVICE_UNAVAILABLE",
                "OVERLOAD",
                "HTML_500",
                "HTML_500_AFTER",
                "HTML_403",
                "TRUNCATED_JSON",
                "NOT_JSON",
                "UNKNOWN_STATUS",
                "UNKNOWN_TYPE",
                "MISSING_OPERATIONS"
            })
    void anUnreadableAnswerChangesNothingAndTheBankIsAskedAgain(FaultKind fault) {
        Payment payment = paidWithoutCallbacks();
        bank().fault(Fault.of(fault).on(Endpoint.ORDER_OPERATIONS));
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.OPEN);
        assertUntouched(orderOf(payment));

        pass(Duration.ofMinutes(2));

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"EXTRA_FIELDS", "NULL_STATUS_URL", "UNAUTHORIZED"})
    void anUnusualAnswerIsUnderstood(FaultKind fault) {
        Payment payment = paidWithoutCallbacks();
        bank().fault(Fault.of(fault).on(Endpoint.ORDER_OPERATIONS));

        passAMinute();

        assertPaidOnce(orderOf(payment));
    }

    @Test
    void anOrderThatTheBankWronglyCallsExpiredIsStillCompleted() {
        Payment payment = paidWithoutCallbacks();
        bank().fault(Fault.of(FaultKind.ORDER_EXPIRED).on(Endpoint.ORDER_OPERATIONS));
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.EXPIRED);

        pass(Duration.ofMinutes(2));

        assertPaidOnce(orderOf(payment));
    }

    @Test
    void aSessionEndedByASecondInstallationBeforeTheStartIsReplaced() {
        bank().killSession();

        assertThat(start(cart()).state()).isEqualTo(PaymentState.OPEN);
    }

    @Test
    void aSessionEndedByASecondInstallationWhilePayingIsReplaced() {
        Payment payment = paidWithoutCallbacks();
        bank().killSession();

        passAMinute();

        assertPaidOnce(orderOf(payment));
    }

    @Test
    void aSessionThatOutlivesItsDayIsReplaced() {
        Payment old = startedWithoutCallbacks();
        pass(Duration.ofHours(25));

        Payment payment = paidWithoutCallbacks();
        passAMinute();

        assertThat(stateOf(old)).isEqualTo(PaymentState.EXPIRED);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void aLockedServiceCodeRefusesTheStartAndLeavesTheCart() {
        long order = cart();
        theBankRejectsEverySession();

        assertThat(startRefused(order)).hasMessageContaining("No payment page was opened");

        assertThat(last(order).state()).isEqualTo(PaymentState.ABANDONED);
        assertUntouched(order);
    }

    @Test
    void aPaymentWaitsForAServiceCodeThatIsUnlockedAgain() {
        Payment payment = paidWithoutCallbacks();
        theBankRejectsEverySession();
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.OPEN);

        bank().unlockServiceCode();
        pass(Duration.ofMinutes(2));

        assertPaidOnce(orderOf(payment));
    }

    private static void theBankRejectsEverySession() {
        bank().killSession();
        bank().lockServiceCode();
    }

    @Test
    void aCreationThatSurelyDidNotArriveCanBeRepeatedAtOnce() {
        long order = cart();
        bank().fault(Fault.of(FaultKind.SERVICE_UNAVAILABLE).on(Endpoint.CREATE_ORDER));
        startRefused(order);
        bank().advance(Duration.ofSeconds(1));

        assertThat(start(order).state()).isEqualTo(PaymentState.OPEN);
    }
}
