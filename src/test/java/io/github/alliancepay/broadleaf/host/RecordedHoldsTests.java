package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.OrderPaymentImpl;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.domain.PaymentTransactionImpl;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a hold's transactions in the host say, and that each is written once. With the host as it is, stories tell the same. */
class RecordedHoldsTests {

    private static final Bill BILL = new Bill(7, new Coins(1_000), Currency.UAH, "f");

    private final OrderPaymentService service = mock(OrderPaymentService.class);
    private final RecordedHolds holds = new RecordedHolds(service);
    private final RecordedRefunds refunds =
            new RecordedRefunds(service, new HostContext(new NewerHostApi(new Object(), new Object()), 1));
    private final OrderPayment stored = new OrderPaymentImpl();
    private final PaymentTransaction hold = transaction(PaymentTransactionType.AUTHORIZE, "h1");

    @BeforeEach
    void theHostSavesWhatItIsGiven() {
        when(service.createTransaction()).thenAnswer(call -> new PaymentTransactionImpl());
        when(service.save(any(PaymentTransaction.class))).thenAnswer(call -> {
            PaymentTransaction saved = call.getArgument(0);
            assertThat(saved.getOrderPayment()).isSameAs(stored);
            saved.setId(21L);
            return saved;
        });
        when(service.readPaymentById(11L)).thenReturn(stored);
        stored.addTransaction(hold);
    }

    @Test
    void whatWasTakenIsWrittenOnceUnderTheHold() {
        List<Operation> received = List.of(operation("PREAUTH", "h1", "1000"), operation("COMPLETION", "c1", "850"));

        holds.capture(stored, payment(), received);
        holds.capture(stored, payment(), received);

        PaymentTransaction capture = only(PaymentTransactionType.CAPTURE);
        assertThat(capture.getAmount().getAmount()).isEqualByComparingTo("8.50");
        assertThat(capture.getSuccess()).isTrue();
        assertThat(capture.getParentTransaction()).isSameAs(hold);
        assertThat(capture.getOrderPayment()).isSameAs(stored);
        assertThat(capture.getAdditionalFields()).containsEntry(HostFields.OPERATION_ID, "c1");
    }

    @Test
    void anEndWithNothingTakenIsWrittenOnceUnderTheHold() {
        holds.end(stored, payment());
        holds.end(stored, payment());

        PaymentTransaction end = only(PaymentTransactionType.REVERSE_AUTH);
        assertThat(end.getAmount().getAmount()).isEqualByComparingTo("10.00");
        assertThat(end.getParentTransaction()).isSameAs(hold);
        assertThat(end.getAdditionalFields()).containsEntry(HostFields.PAYMENT_ID, "p1");
    }

    @Test
    void aPaymentThatCameInOneStepHasNoHold() {
        stored.getTransactions().clear();
        stored.addTransaction(transaction(PaymentTransactionType.AUTHORIZE_AND_CAPTURE, "o1"));

        holds.capture(stored, payment(), List.of(operation("COMPLETION", "c1", "850")));
        holds.end(stored, payment());

        assertThat(stored.getTransactions()).hasSize(1);
    }

    @Test
    void theReleaseOfTheHoldIsNoRefund() {
        assertThat(refunds.record(payment(), refundOf("h1"))).contains(21L);

        PaymentTransaction release = only(PaymentTransactionType.REVERSE_AUTH);
        assertThat(release.getAmount().getAmount()).isEqualByComparingTo("10.00");
        assertThat(release.getParentTransaction()).isSameAs(hold);
        assertThat(release.getAdditionalFields()).containsEntry(HostFields.REFUND_ID, "r1");
    }

    @Test
    void aRefundOfWhatWasTakenStandsUnderTheCapture() {
        holds.capture(stored, payment(), List.of(operation("COMPLETION", "c1", "1000")));

        refunds.record(payment(), refundOf("c1"));
        refunds.record(payment(), refundOf("c1"));

        assertThat(only(PaymentTransactionType.REFUND).getParentTransaction())
                .isSameAs(only(PaymentTransactionType.CAPTURE));
        assertThat(stored.getTransactionsForType(PaymentTransactionType.REVERSE_AUTH))
                .isEmpty();
    }

    private PaymentTransaction only(PaymentTransactionType type) {
        List<PaymentTransaction> all = stored.getTransactionsForType(type);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private PaymentTransaction transaction(PaymentTransactionType type, String operation) {
        PaymentTransaction transaction = new PaymentTransactionImpl();
        transaction.setType(type);
        transaction.setSuccess(true);
        transaction.setOrderPayment(stored);
        transaction.getAdditionalFields().put(HostFields.OPERATION_ID, operation);
        return transaction;
    }

    private static Operation operation(String type, String id, String coins) {
        return Operation.of(Map.of(
                "ecomOperationId", "e-" + id,
                "operationId", id,
                "type", type,
                "status", "SUCCESS",
                "coinAmount", coins));
    }

    private static Refund refundOf(String operation) {
        Coins all = BILL.amount();
        RefundPlan plan = new RefundPlan(all, all, List.of(), false);
        RefundOrigin admin = RefundOrigin.of("iryna", "");
        return new Refund("r1", "p1", 7, operation, plan, RefundState.SUCCEEDED, admin, BankTrace.NONE, Instant.EPOCH);
    }

    private static Payment payment() {
        return SubmittedPayment.of(BILL);
    }
}
