package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.payment.OrderSubmission.Result;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.simulation.MemoryLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.common.currency.domain.BroadleafCurrencyImpl;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderImpl;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.broadleafcommerce.core.order.domain.OrderItemImpl;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.OrderPaymentImpl;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.domain.PaymentTransactionImpl;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The steps of host section 2.7 with a host that fails between them. With the host as it is, stories tell the same. */
class OrderCompletionTests {

    private static final long ORDER = 7;
    private static final List<Operation> CAPTURES = List.of(Operation.of(Map.of(
            "ecomOperationId",
            "e1",
            "operationId",
            "o1",
            "type",
            "PURCHASE",
            "status",
            "SUCCESS",
            "coinAmount",
            "1000")));

    private final Order stored = cart();
    private final List<String> applied = new ArrayList<>();
    private final OrderService orders = mock(OrderService.class);
    private final PaymentGatewayCheckoutService checkout = mock(PaymentGatewayCheckoutService.class);
    private final NewerHostApi newerApi = new NewerHostApi(new Object(), new Object());
    private final OrderCompletion completion = new OrderCompletion(
            orders,
            checkout,
            new MemoryLedger().refunds(),
            new RecordedHolds(mock(OrderPaymentService.class)),
            new HostContext(newerApi, 1),
            new OrderLock(newerApi));
    private final Payment payment = payment();

    @BeforeEach
    void theHost() throws Exception {
        when(orders.findOrderById(ORDER)).thenReturn(stored);
        when(orders.findOrderById(eq(ORDER), anyBoolean())).thenReturn(stored);
        when(checkout.applyPaymentToOrder(any(), any())).thenAnswer(call -> apply(call.getArgument(0)));
        when(checkout.initiateCheckout(ORDER)).thenAnswer(call -> submit());
    }

    @Test
    void theMoneyIsRecordedAndTheOrderSubmitted() {
        assertThat(completion.submit(payment, CAPTURES)).isEqualTo(new Result.Submitted("2026-7", 1));
        assertThat(applied).hasSize(1);
    }

    @Test
    void moneyThatWasRecordedBeforeACrashIsNotRecordedTwice() throws Exception {
        doThrow(new IllegalStateException("the process ended"))
                .doAnswer(call -> submit())
                .when(checkout)
                .initiateCheckout(ORDER);
        assertThat(completion.submit(payment, CAPTURES)).isInstanceOf(Result.Later.class);

        assertThat(completion.submit(payment, CAPTURES)).isEqualTo(new Result.Submitted("2026-7", 1));
        assertThat(applied).hasSize(1);
    }

    @Test
    void anOrderThatIsSubmittedIsNotSubmittedTwice() {
        completion.submit(payment, CAPTURES);

        assertThat(completion.submit(payment, CAPTURES)).isEqualTo(new Result.Submitted("2026-7", 1));
        assertThat(applied).hasSize(1);
    }

    /** The one who had the lock before has submitted the order; what was read before the lock does not know it. */
    @Test
    void theOrderIsReadAgainUnderItsLock() {
        Order before = cart();
        when(orders.findOrderById(ORDER)).thenReturn(before);
        stored.setStatus(OrderStatus.SUBMITTED);

        assertThat(completion.submit(payment, CAPTURES))
                .isEqualTo(new Result.Mismatch(ReviewReason.ORDER_PAID_OTHERWISE));
        assertThat(applied).isEmpty();
    }

    /** The shop moves its orders on, to states that this version of the shop may not even know. */
    @Test
    void anOrderThatHasMovedOnIsSubmittedStill() {
        completion.submit(payment, CAPTURES);
        stored.setSubmitDate(new Date());

        for (OrderStatus status : Arrays.asList(OrderStatus.CANCELLED, new OrderStatus("SENT", "Sent"), null)) {
            Order order = mock(Order.class, delegatesTo(stored));
            doReturn(status).when(order).getStatus();
            when(orders.findOrderById(ORDER)).thenReturn(order);
            when(orders.findOrderById(eq(ORDER), anyBoolean())).thenReturn(order);

            assertThat(completion.submit(payment, CAPTURES)).isEqualTo(new Result.Submitted("2026-7", 1));
            assertThat(completion.withdraw(payment)).isEqualTo(new Result.Submitted("2026-7", 1));
        }
        verify(checkout, never()).markPaymentAsInvalid(any());
        assertThat(applied).hasSize(1);
    }

    /** It was never submitted: the shopper has made a list of the cart. */
    @Test
    void aCartThatCannotBeSubmittedIsReviewed() {
        stored.setStatus(OrderStatus.NAMED);

        assertThat(completion.submit(payment, CAPTURES)).isEqualTo(new Result.Mismatch(ReviewReason.ORDER_NOT_PAYABLE));
        assertThat(applied).isEmpty();
    }

    @Test
    void aCheckoutThatFailsAfterItHasSubmittedTheOrderHasSubmittedIt() throws Exception {
        doAnswer(call -> {
                    submit();
                    throw new IllegalStateException("the mail server is away");
                })
                .when(checkout)
                .initiateCheckout(ORDER);

        assertThat(completion.submit(payment, CAPTURES)).isEqualTo(new Result.Submitted("2026-7", 1));
    }

    @Test
    void aCheckoutThatFailsBeforeThatIsTriedAgain() throws Exception {
        doThrow(new IllegalStateException("out of stock")).when(checkout).initiateCheckout(ORDER);

        assertThat(completion.submit(payment, CAPTURES)).isInstanceOf(Result.Later.class);
    }

    @Test
    void anotherCartIsNotSubmitted() {
        stored.setTotal(new Money("11.00", "UAH"));

        assertThat(completion.submit(payment, CAPTURES)).isEqualTo(new Result.Mismatch(ReviewReason.ORDER_CHANGED));
        assertThat(applied).isEmpty();
    }

    private long apply(PaymentResponseDTO response) {
        applied.add(response.getOrderId());
        OrderPayment recorded = new OrderPaymentImpl();
        recorded.setId((long) applied.size());
        recorded.setOrder(stored);
        recorded.setType(response.getPaymentType());
        recorded.setPaymentGatewayType(response.getPaymentGatewayType());
        PaymentTransaction transaction = new PaymentTransactionImpl();
        transaction.setType(PaymentTransactionType.AUTHORIZE_AND_CAPTURE);
        transaction.setSuccess(true);
        transaction.setAmount(new Money("10.00", "UAH"));
        transaction.setAdditionalFields(response.getResponseMap());
        transaction.setOrderPayment(recorded);
        recorded.addTransaction(transaction);
        stored.getPayments().add(recorded);
        return recorded.getId();
    }

    private String submit() {
        stored.setStatus(OrderStatus.SUBMITTED);
        stored.setOrderNumber("2026-7");
        return "2026-7";
    }

    private static Order cart() {
        Order cart = new OrderImpl();
        cart.setId(ORDER);
        cart.setStatus(OrderStatus.IN_PROCESS);
        BroadleafCurrencyImpl hryvnia = new BroadleafCurrencyImpl();
        hryvnia.setCurrencyCode("UAH");
        cart.setCurrency(hryvnia);
        cart.setTotal(new Money("10.00", "UAH"));
        OrderItem item = new OrderItemImpl();
        item.setOrder(cart);
        item.setName("Mug");
        item.setQuantity(1);
        item.setRetailPrice(new Money("10.00", "UAH"));
        item.setSalePrice(new Money("10.00", "UAH"));
        cart.setOrderItems(List.of(item));
        return cart;
    }

    private Payment payment() {
        return Payment.create(
                        "p1",
                        OrderBill.of(cart()),
                        PaymentRoute.purchase("merchant"),
                        "return",
                        new Shopper(new Payer("77", Map.of()), "", "uk"),
                        Instant.EPOCH)
                .become(PaymentState.OPEN)
                .become(PaymentState.PAID);
    }
}
