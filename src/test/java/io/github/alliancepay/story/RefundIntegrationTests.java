package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.host.HostServices;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import io.github.alliancepay.demo.DemoOrder;
import io.github.alliancepay.demo.DemoOrder.Transaction;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.testing.Crowd;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** Refunds through the platform's interface. The order never changes. Each success is a REFUND under the capture. */
@Tag("database")
class RefundIntegrationTests extends Story {

    @Autowired
    private AllianceBank api;

    @Autowired
    private HostServices host;

    @Autowired
    @Qualifier("alliancePayClock")
    private Clock clock;

    @Test
    void aWholePaymentIsReturned() {
        Payment payment = completed();
        String total = shop.read(orderOf(payment)).total().toPlainString();
        refundsAreDecidedAtOnce();

        PaymentResponseDTO answer = refund(payment, total);

        assertThat(answer.isSuccessful()).isTrue();
        assertThat(answer.getResponseMap()).containsEntry("ALLIANCEPAY_STATE", "SUCCEEDED");
        assertBooked(payment, total);
    }

    @Test
    void aPaymentIsReturnedInParts() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();

        refund(payment, "100.05");
        refund(payment, "200.10");

        assertBooked(payment, "100.05", "200.10");
    }

    @Test
    void moreThanTheBalanceIsNotReturned() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        refund(payment, "1000");

        assertThat(refundInVain(payment, "500")).hasMessageContaining("no money moved");

        assertBooked(payment, "1000.00");
    }

    @Test
    void aPendingRefundCountsAsSpent() {
        Payment payment = completed();
        bank().set(Setting.REFUND_RESULT, "STUCK");
        refund(payment, "1000");

        assertThat(refundInVain(payment, "500")).hasMessageContaining("is left to return");
    }

    @Test
    void aRefundMadeInTheBanksCabinetCountsAsSpent() {
        Payment payment = completed();
        var purchase =
                bank().order(payment.hppOrderId().orElseThrow()).payment().orElseThrow();
        bank().cabinetRefund(purchase.operationId().orElseThrow(), 100_000);

        assertThat(refundInVain(payment, "500")).hasMessageContaining("is left to return");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "1.234", "ten", ""})
    void anInvalidSumIsNotReturned(String amount) {
        Payment payment = completed();

        refundInVain(payment, amount);

        assertBooked(payment);
        assertThat(bank().order(payment.hppOrderId().orElseThrow()).operations())
                .hasSize(1);
    }

    @Test
    void aPaymentWithoutMoneyIsNotReturned() {
        Payment payment = startedWithoutCallbacks();

        assertThat(refundInVain(payment, "5")).hasMessageContaining("no money moved");
    }

    @ParameterizedTest(name = "a pending refund has an rrn: {0}")
    @ValueSource(booleans = {false, true})
    void aPendingRefundIsTrackedByTheClockUntilItSucceeds(boolean rrn) {
        Payment payment = completed();
        bank().set(Setting.PENDING_RRN, rrn);
        assertThat(refund(payment, "100.05").getResponseMap()).containsEntry("ALLIANCEPAY_STATE", "PENDING");
        assertBooked(payment);

        pass(Duration.ofHours(1));

        assertThat(onlyRefund(payment).state()).isEqualTo(RefundState.SUCCEEDED);
        assertBooked(payment, "100.05");
    }

    @Test
    void aFailedRefundFreesItsSum() {
        Payment payment = completed();
        bank().set(Setting.REFUND_RESULT, "FAIL");
        refund(payment, "1000");
        pass(Duration.ofHours(1));
        assertThat(onlyRefund(payment).state()).isEqualTo(RefundState.FAILED);

        bank().set(Setting.REFUND_RESULT, "SUCCESS");
        refundsAreDecidedAtOnce();
        refund(payment, "1000");

        assertBooked(payment, "1000.00");
    }

    @Test
    void aRefundWithALostAnswerIsFoundAtTheBank() {
        Payment payment = completed();
        bank().fault(Fault.of(FaultKind.DROP_ANSWER).on(Endpoint.REFUND));

        assertThat(refundInVain(payment, "100.05")).hasMessageContaining("Do not refund again");
        assertThat(onlyRefund(payment).state()).isEqualTo(RefundState.UNKNOWN);
        pass(Duration.ofMinutes(2));

        assertThat(onlyRefund(payment).state()).isEqualTo(RefundState.SUCCEEDED);
        assertBooked(payment, "100.05");
    }

    @Test
    void aRefundThatTheBankDoesNotListStaysUnknownAndIsAskedAbout() {
        Payment payment = completed();
        bank().fault(Fault.of(FaultKind.HTML_500).on(Endpoint.REFUND));
        refundInVain(payment, "100.05");
        int asked = bank().calls(Endpoint.ORDER_OPERATIONS);

        passAMinute();
        passAMinute();

        assertThat(onlyRefund(payment).state()).isEqualTo(RefundState.UNKNOWN);
        assertThat(bank().calls(Endpoint.ORDER_OPERATIONS)).isGreaterThanOrEqualTo(asked + 2);
        assertThat(refundInVain(payment, "1")).hasMessageContaining("under way");
        assertBooked(payment);
    }

    @Test
    void aRefundThatSurelyWasNotDoneFailsAndCanBeRepeated() {
        Payment payment = completed();
        bank().fault(Fault.of(FaultKind.SERVICE_UNAVAILABLE).on(Endpoint.REFUND));
        refund(payment, "100.05");
        assertThat(onlyRefund(payment).state()).isEqualTo(RefundState.FAILED);

        refundsAreDecidedAtOnce();
        refund(payment, "100.05");

        assertBooked(payment, "100.05");
    }

    @Test
    void aRefundWhoseSessionEndedIsEncryptedAgainAndSentOnce() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        bank().killSession();

        refund(payment, "100.05");

        assertBooked(payment, "100.05");
        assertThat(bank().order(payment.hppOrderId().orElseThrow()).operations())
                .hasSize(2);
    }

    @ParameterizedTest(name = "errors inside the JWE: {0}")
    @ValueSource(booleans = {false, true})
    void aRefundThatTheBankRefusesFailsAndFreesItsSum(boolean inside) {
        Payment payment = completed();
        bank().set(Setting.ERRORS_IN_JWE, inside);
        refundsAreDecidedAtOnce();
        bank().fault(Fault.error("b_payment_invalid_refund_amount").on(Endpoint.REFUND));

        refund(payment, "1000");

        assertThat(onlyRefund(payment).state()).isEqualTo(RefundState.FAILED);
        assertThat(onlyRefund(payment).failure()).isEqualTo("b_payment_invalid_refund_amount");
        refund(payment, "1000");
        assertBooked(payment, "1000.00");
    }

    @ParameterizedTest(name = "errors inside the JWE: {0}")
    @ValueSource(booleans = {false, true})
    void aRefundThatTheBankCannotDecryptIsEncryptedAgainAndSentOnce(boolean inside) {
        Payment payment = completed();
        bank().set(Setting.ERRORS_IN_JWE, inside);
        refundsAreDecidedAtOnce();
        bank().fault(Fault.of(FaultKind.STALE_KEY).on(Endpoint.REFUND));

        refund(payment, "100.05");

        assertBooked(payment, "100.05");
        assertThat(bank().order(payment.hppOrderId().orElseThrow()).operations())
                .hasSize(2);
    }

    @Test
    void sixteenRefundsAtOnceNeverReturnMoreThanWasPaid() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();

        Crowd.of16(n -> {
            catchThrowableOfType(() -> gatewayRefund(payment, "500"), PaymentException.class);
            return n;
        });

        assertThat(refunds(payment)).hasSizeLessThanOrEqualTo(2).isNotEmpty();
        assertThat(bank().order(payment.hppOrderId().orElseThrow()).operations())
                .hasSize(1 + refunds(payment).size());
    }

    @Test
    void aRefundByTheOrdersIdIsOfThePaymentThatPaidForIt() {
        bank().callbacks(false);
        refundsAreDecidedAtOnce();
        long order = cart();
        Payment review = start(order);
        shop.changeQuantity(order, "kosiv-mug", 1);
        bank().advance(Duration.ofSeconds(1));
        Payment paid = start(order);
        pay(paid);
        passAMinute();
        pay(review);
        pass(Duration.ofMinutes(10));
        assertThat(stateOf(review)).isEqualTo(PaymentState.REVIEW);

        refund(paid, "10.00");

        assertThat(refunds(review)).isEmpty();
        assertThat(refunds(paid)).hasSize(1);
    }

    @Test
    void moneyInReviewIsReturnedWithoutARecordInTheHost() {
        Payment payment = startedWithoutCallbacks();
        shop.addItem(orderOf(payment), "linden-honey", 1);
        pay(payment);
        passAMinute();

        refund(payment, payment.bill().amount().toDecimal().toPlainString());
        pass(Duration.ofHours(1));

        assertThat(onlyRefund(payment).state()).isEqualTo(RefundState.SUCCEEDED);
        assertUntouched(orderOf(payment));
    }

    @Test
    void aProcessThatDiesWhileItSendsARefundLeavesItToTheClock() {
        Payment payment = completed();
        dyingWhileRefunding(payment, Dying.after(AllianceBank.class, api, "refund"), ledger.refunds());

        pass(Duration.ofMinutes(2));

        assertThat(onlyRefund(payment).state()).isEqualTo(RefundState.SUCCEEDED);
        assertBooked(payment, "100.05");
    }

    @Test
    void aProcessThatDiesBeforeItSendsARefundBlocksNothing() {
        Payment payment = completed();
        dyingWhileRefunding(payment, api, Dying.after(RefundLedger.class, ledger.refunds(), "move"));

        pass(Duration.ofMinutes(20));

        assertThat(onlyRefund(payment).state()).isEqualTo(RefundState.FAILED);
        refundsAreDecidedAtOnce();
        refund(payment, "100.05");
        assertBooked(payment, "100.05");
    }

    private void dyingWhileRefunding(Payment payment, AllianceBank port, RefundLedger refunds) {
        SendRefund process = new OtherProcess(port, payments(), refunds, host, clock).sendRefund();
        Coins sum = Coins.of(new BigDecimal("100.05"));
        assertThatThrownBy(() -> process.sendAmount(payment.id(), sum, RefundOrigin.of("system", "story")))
                .isInstanceOf(Crash.class);
    }

    private Payment completed() {
        Payment payment = paidWithoutCallbacks();
        passAMinute();
        assertPaidOnce(orderOf(payment));
        return now(payment);
    }

    private static void refundsAreDecidedAtOnce() {
        bank().set(Setting.REFUND_DELAY, Duration.ZERO);
    }

    private PaymentResponseDTO refund(Payment payment, String amount) {
        try {
            return gatewayRefund(payment, amount);
        } catch (PaymentException failure) {
            throw new AssertionError(failure);
        }
    }

    private PaymentException refundInVain(Payment payment, String amount) {
        PaymentException complaint = catchThrowableOfType(() -> gatewayRefund(payment, amount), PaymentException.class);
        assertThat(complaint).isNotNull();
        return complaint;
    }

    private PaymentResponseDTO gatewayRefund(Payment payment, String amount) throws PaymentException {
        return gateway().getTransactionService().refund(about(orderOf(payment)).transactionTotal(amount));
    }

    private List<Refund> refunds(Payment payment) {
        return ledger.refunds().ofPayment(payment.id());
    }

    private Refund onlyRefund(Payment payment) {
        assertThat(refunds(payment)).hasSize(1);
        return refunds(payment).get(0);
    }

    /** Once what is due is done, the order has not changed and has these sums as REFUND transactions beside its capture. */
    private void assertBooked(Payment payment, String... amounts) {
        syncEverythingDue();
        DemoOrder order = shop.read(orderOf(payment));
        assertThat(order.isSubmitted()).isTrue();
        assertThat(order.total()).isEqualByComparingTo(payment.bill().amount().toDecimal());
        assertThat(order.activePayments()).hasSize(1);
        assertThat(order.activePayments().get(0).transactions().stream()
                        .filter(transaction -> transaction.type().equals("REFUND"))
                        .filter(Transaction::successful)
                        .map(transaction -> transaction.amount().toPlainString()))
                .usingElementComparator((one, other) -> new BigDecimal(one).compareTo(new BigDecimal(other)))
                .containsExactlyInAnyOrder(amounts);
    }
}
