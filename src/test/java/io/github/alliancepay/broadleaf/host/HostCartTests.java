package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.host.HostOrder.Standing;
import java.util.stream.Stream;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderImpl;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.OrderPaymentImpl;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.domain.PaymentTransactionImpl;
import org.broadleafcommerce.core.web.order.CartState;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

/** What the host's templates hand over. What a request brings has stories. */
class HostCartTests {

    private final OrderPayment payment = new OrderPaymentImpl();
    private final Order order = new OrderImpl();

    @Test
    void anOrderNamesThePaymentThatItWasPaidWith() {
        paidWith("p1");
        payment.setPaymentGatewayType(AlliancePayGatewayType.ALLIANCE_PAY);

        assertThat(HostCart.paymentOf(order)).contains("p1");
        assertThat(HostCart.isPaidHere(order)).isTrue();
        assertThat(HostCart.isPaidHere(payment)).isTrue();
    }

    @Test
    void anotherGatewaysPaymentOrSomethingElseIsNotOurs() {
        paidWith("p1");

        for (Object other : new Object[] {order, payment, "order"}) {
            assertThat(HostCart.paymentOf(other)).isEmpty();
            assertThat(HostCart.isPaidHere(other)).isFalse();
        }
    }

    @Test
    void onlyACartCanStillBePaid() {
        assertThat(Stream.of(Standing.values()).filter(Standing::isCart))
                .containsExactly(Standing.CART, Standing.CHANGED_CART);
        assertThat(Stream.of(Standing.values()).filter(Standing::isPlaced))
                .containsExactly(Standing.PLACED, Standing.PLACED_OTHERWISE);
    }

    @Test
    void theCartOfTheRequestHasAnIdOnceItIsStored() {
        BroadleafRequestContext request = new BroadleafRequestContext();
        request.setWebRequest(new ServletWebRequest(new MockHttpServletRequest()));
        BroadleafRequestContext.setBroadleafRequestContext(request);
        try {
            HostCart cart = new HostCart(null);
            assertThat(cart.id()).isEmpty();

            CartState.setCart(order);
            assertThat(cart.id()).isEmpty();

            order.setId(7L);
            assertThat(cart.id()).hasValue(7);
        } finally {
            BroadleafRequestContext.setBroadleafRequestContext(null);
        }
    }

    private void paidWith(String id) {
        PaymentTransaction transaction = new PaymentTransactionImpl();
        transaction.getAdditionalFields().put(HostFields.PAYMENT_ID, id);
        transaction.setOrderPayment(payment);
        payment.addTransaction(transaction);
        payment.setOrder(order);
        order.getPayments().add(payment);
    }
}
