package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.demo.DemoOrder.Transaction;
import java.util.Map;
import java.util.stream.Stream;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayTransactionService;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform's own interfaces, found through its registry. */
@Tag("database")
class GatewayIntegrationTests extends Story {

    @Test
    void theRegistryKnowsWhatTheGatewayCanDo() {
        var can = gateway().getConfiguration();

        assertThat(can.getGatewayType().getType()).isEqualTo("ALLIANCE_PAY");
        assertThat(can.handlesAuthorizeAndCapture()).isTrue();
        assertThat(can.handlesRefund()).isTrue();
        assertThat(can.handlesAuthorize()).isTrue();
        assertThat(can.handlesVoid()).isTrue();
        assertThat(can.handlesMultiplePayments()).isFalse();
    }

    @Test
    void theHostedServiceGivesThePage() {
        PaymentResponseDTO response = startAgain(cart());

        assertThat(response.getResponseMap().get("REDIRECT_URL")).startsWith("http://localhost:");
        assertThat(response.getPaymentTransactionType()).isEqualTo(PaymentTransactionType.UNCONFIRMED);
        assertThat(response.getPaymentType()).isEqualTo(PaymentType.THIRD_PARTY_ACCOUNT);
        assertThat(response.isCompleteCheckoutOnCallback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "999999999", "-1"})
    void theHostedServiceRefusesAnOrderThatIsNotThere(String order) {
        assertThatThrownBy(() ->
                        gateway().getHostedService().requestHostedEndpoint(new PaymentRequestDTO().orderId(order)))
                .isInstanceOf(PaymentException.class);
    }

    @Test
    void theHostedServiceRefusesAnEmptyCart() {
        assertThat(startRefused(shop.emptyCart())).hasMessageContaining("cart.empty");
    }

    @Test
    void theReportingServiceAsksTheBankAndTheOrderFollows() {
        Payment payment = paidWithoutCallbacks();

        PaymentResponseDTO report = report(orderOf(payment));

        assertThat(report.isSuccessful()).isTrue();
        assertThat(report.getResponseMap()).containsEntry("ALLIANCEPAY_STATE", "PAID");
        awaitState(payment, PaymentState.COMPLETED);
        assertThat(report.getAmount().getAmount())
                .isEqualByComparingTo(shop.read(orderOf(payment)).total());
    }

    @Test
    void theReportingServiceFindsAPaymentByItsOwnId() throws PaymentException {
        Payment payment = startedWithoutCallbacks();

        PaymentResponseDTO report = gateway()
                .getReportingService()
                .findDetailsByTransaction(
                        new PaymentRequestDTO().additionalField("ALLIANCEPAY_PAYMENT_ID", payment.id()));

        assertThat(report.isSuccessful()).isFalse();
        assertThat(report.getResponseMap()).containsEntry("ALLIANCEPAY_STATE", "OPEN");
    }

    @Test
    void theReportingServiceSaysWhatIsUnknown() {
        assertThatThrownBy(() -> gateway().getReportingService().findDetailsByTransaction(about(cart())))
                .isInstanceOf(PaymentException.class)
                .hasMessageContaining("has no payment of order");
    }

    @Test
    void theConfirmationServiceConfirmsOnlyMoneyThatWasReceived() throws PaymentException {
        Payment open = startedWithoutCallbacks();
        Payment paid = paidWithoutCallbacks();
        passAMinute();

        assertThat(confirmation(open).isSuccessful()).isFalse();
        assertThat(confirmation(paid).isSuccessful()).isTrue();
        assertThat(stateOf(open)).isEqualTo(PaymentState.OPEN);
    }

    private PaymentResponseDTO confirmation(Payment payment) throws PaymentException {
        return gateway().getTransactionConfirmationService().confirmTransaction(about(orderOf(payment)));
    }

    @Test
    void aRollbackKeepsTheMoney() throws PaymentException {
        Payment payment = paidWithoutCallbacks();
        passAMinute();

        assertThat(gateway().getRollbackService().rollbackAuthorizeAndCapture(about(orderOf(payment))))
                .isNull();

        assertPaidOnce(orderOf(payment));
        assertThat(bank().order(payment.hppOrderId().orElseThrow()).operations())
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("takings")
    void moneyIsTakenOnTheBanksPageOnly(Taking taking) {
        Payment payment = startedWithoutCallbacks();

        assertThatThrownBy(() -> taking.take(gateway().getTransactionService(), about(orderOf(payment))))
                .isInstanceOf(PaymentException.class)
                .hasMessageMatching(".*(nothing was done|no money moved|nothing was released).*");
    }

    static Stream<Taking> takings() {
        return Stream.of(
                PaymentGatewayTransactionService::authorize,
                PaymentGatewayTransactionService::capture,
                PaymentGatewayTransactionService::authorizeAndCapture,
                PaymentGatewayTransactionService::reverseAuthorize,
                PaymentGatewayTransactionService::voidPayment);
    }

    private interface Taking {

        PaymentResponseDTO take(PaymentGatewayTransactionService service, PaymentRequestDTO request)
                throws PaymentException;
    }

    @Test
    void theRecordedTransactionHasWhatAnAdminNeedsAndNothingPersonal() {
        Payment payment = paidWithoutCallbacks();
        passAMinute();

        Transaction transaction = shop.read(orderOf(payment))
                .activePayments()
                .get(0)
                .transactions()
                .get(0);

        Map<String, String> fields = transaction.fields();
        assertThat(fields)
                .containsEntry("ALLIANCEPAY_PAYMENT_ID", payment.id())
                .containsEntry("ALLIANCEPAY_HPP_ORDER_ID", payment.hppOrderId().orElseThrow())
                .containsEntry("ALLIANCEPAY_METHOD", "CARD")
                .containsKeys("ALLIANCEPAY_RRN", "ALLIANCEPAY_OPERATION_ID", "ALLIANCEPAY_CARD_MASK", "AUTH_CODE");
        assertThat(fields.toString()).doesNotContain("olena", "+380", "4111111111111111");
    }
}
