package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import java.util.List;
import org.broadleafcommerce.common.currency.domain.BroadleafCurrencyImpl;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.FulfillmentGroupImpl;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderImpl;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.broadleafcommerce.core.order.domain.OrderItemImpl;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.OrderPaymentImpl;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.domain.PaymentTransactionImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderBillTests {

    @Test
    void aCartIsBilledForItsTotalInItsCurrency() {
        Bill bill = OrderBill.of(cart("1289.88", "UAH"));

        assertThat(bill.amount()).isEqualTo(new Coins(128_988));
        assertThat(bill.currency()).isEqualTo(Currency.UAH);
        assertThat(bill.orderId()).isEqualTo(7);
    }

    @Test
    void aGiftCardOnTheOrderIsNotPaidAgain() {
        Order cart = cart("100.00", "UAH");
        cart.getPayments().add(payment(cart, PaymentType.GIFT_CARD, "30.00"));

        assertThat(OrderBill.of(cart).amount()).isEqualTo(new Coins(7_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNCONFIRMED", "VOID", "REFUND", "DETACHED_CREDIT"})
    void whatIsNotConfirmedMoneyDoesNotLowerTheBill(String type) {
        Order cart = cart("100.00", "UAH");
        cart.getPayments().add(payment(cart, PaymentType.WIRE, "30.00", type, true));

        assertThat(OrderBill.of(cart).amount()).isEqualTo(new Coins(10_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIFT_CARD", "CUSTOMER_CREDIT"})
    void whatTheHostsCheckoutWillChargeIsNotPaidTwice(String type) {
        Order cart = cart("100.00", "UAH");
        cart.getPayments().add(payment(cart, PaymentType.getInstance(type), "30.00", "UNCONFIRMED", true));

        assertThat(OrderBill.of(cart).amount()).isEqualTo(new Coins(7_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VOID", "REFUND", "DETACHED_CREDIT"})
    void aGiftCardThatWasGivenBackDoesNotLowerTheBill(String type) {
        Order cart = cart("100.00", "UAH");
        cart.getPayments().add(payment(cart, PaymentType.GIFT_CARD, "30.00", type, true));

        assertThat(OrderBill.of(cart).amount()).isEqualTo(new Coins(10_000));
    }

    @Test
    void whatWasDeclinedDoesNotLowerTheBill() {
        Order cart = cart("100.00", "UAH");
        cart.getPayments().add(payment(cart, PaymentType.GIFT_CARD, "30.00", "AUTHORIZE_AND_CAPTURE", false));

        assertThat(OrderBill.of(cart).amount()).isEqualTo(new Coins(10_000));
    }

    @Test
    void whatIsOnlyChosenDoesNotLowerTheBill() {
        Order cart = cart("100.00", "UAH");
        OrderPayment chosen = payment(cart, PaymentType.GIFT_CARD, "100.00");
        chosen.getTransactions().clear();
        cart.getPayments().add(chosen);

        assertThat(OrderBill.of(cart).amount()).isEqualTo(new Coins(10_000));
    }

    @Test
    void cashOnDeliveryIsNoMoneyWhateverItsTransactionSays() {
        Order cart = cart("100.00", "UAH");
        cart.getPayments().add(payment(cart, PaymentType.COD, "100.00"));

        assertThat(OrderBill.of(cart).amount()).isEqualTo(new Coins(10_000));
    }

    @Test
    void anAuthorisedGiftCardIsNotPaidAgain() {
        Order cart = cart("100.00", "UAH");
        cart.getPayments().add(payment(cart, PaymentType.GIFT_CARD, "30.00", "AUTHORIZE", true));

        assertThat(OrderBill.of(cart).amount()).isEqualTo(new Coins(7_000));
    }

    @Test
    void aFinalPaymentThatWasNotFinishedDoesNotLowerTheBill() {
        Order cart = cart("100.00", "UAH");
        cart.getPayments().add(payment(cart, PaymentType.CREDIT_CARD, "100.00"));

        assertThat(OrderBill.of(cart).amount()).isEqualTo(new Coins(10_000));
    }

    @Test
    void nothingToPayIsRefused() {
        assertThat(refusal(cart("0.00", "UAH"))).isEqualTo("cart.nothing-to-pay");
    }

    @Test
    void moreThanTheTotalOnGiftCardsIsRefused() {
        Order cart = cart("10.00", "UAH");
        cart.getPayments().add(payment(cart, PaymentType.GIFT_CARD, "30.00"));

        assertThat(refusal(cart)).isEqualTo("cart.nothing-to-pay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBP", "PLN", "JPY"})
    void aCurrencyTheBankDoesNotTakeIsRefused(String code) {
        assertThat(refusal(cart("100", code))).isEqualTo("currency.unsupported");
    }

    @Test
    void anEmptyCartIsRefused() {
        Order cart = cart("10.00", "UAH");
        cart.setOrderItems(List.of());

        assertThat(refusal(cart)).isEqualTo("cart.empty");
    }

    @Test
    void anUnpricedCartIsRefused() {
        Order cart = cart("10.00", "UAH");
        cart.setTotal(null);

        assertThat(refusal(cart)).isEqualTo("cart.not-priced");
    }

    @Test
    void aSubmittedOrderIsRefused() {
        Order cart = cart("10.00", "UAH");
        cart.setStatus(OrderStatus.SUBMITTED);

        assertThat(refusal(cart)).isEqualTo("cart.not-payable");
    }

    @Test
    void anotherQuantityIsAnotherFingerprint() {
        Order cart = cart("10.00", "UAH");
        Bill before = OrderBill.of(cart);
        cart.getOrderItems().get(0).setQuantity(3);

        assertThat(OrderBill.of(cart).fingerprint()).isNotEqualTo(before.fingerprint());
    }

    /** Two mugs at 5.00 are not one at 10.00. */
    @Test
    void anotherQuantityAtTheSamePriceIsAnotherFingerprint() {
        Order cart = cart("10.00", "UAH");
        Bill before = OrderBill.of(cart);
        OrderItem item = cart.getOrderItems().get(0);
        Money price = item.getTotalPrice();
        item.setQuantity(1);
        item.setRetailPrice(new Money("10.00", "UAH"));
        item.setSalePrice(new Money("10.00", "UAH"));

        assertThat(item.getTotalPrice()).isEqualTo(price);
        assertThat(OrderBill.of(cart).fingerprint()).isNotEqualTo(before.fingerprint());
    }

    @Test
    void anotherPriceOfTheShipmentIsAnotherFingerprint() {
        Order cart = cart("10.00", "UAH");
        FulfillmentGroup shipment = new FulfillmentGroupImpl();
        shipment.setOrder(cart);
        shipment.setFulfillmentPrice(new Money("3.00", "UAH"));
        cart.setFulfillmentGroups(List.of(shipment));
        Bill before = OrderBill.of(cart);
        shipment.setFulfillmentPrice(new Money("4.00", "UAH"));

        assertThat(OrderBill.of(cart).fingerprint()).isNotEqualTo(before.fingerprint());
    }

    private static String refusal(Order order) {
        return catchThrowableOfType(() -> OrderBill.of(order), NotPayableException.class)
                .key();
    }

    private static Order cart(String total, String currency) {
        Order cart = new OrderImpl();
        cart.setId(7L);
        cart.setStatus(OrderStatus.IN_PROCESS);
        BroadleafCurrencyImpl money = new BroadleafCurrencyImpl();
        money.setCurrencyCode(currency);
        cart.setCurrency(money);
        cart.setTotal(new Money(total, currency));
        cart.setOrderItems(List.of(item(cart)));
        return cart;
    }

    private static OrderItem item(Order cart) {
        OrderItem item = new OrderItemImpl();
        item.setOrder(cart);
        item.setName("Mug");
        item.setQuantity(2);
        item.setRetailPrice(new Money("5.00", "UAH"));
        item.setSalePrice(new Money("5.00", "UAH"));
        return item;
    }

    private static OrderPayment payment(Order cart, PaymentType type, String amount) {
        return payment(cart, type, amount, "AUTHORIZE_AND_CAPTURE", true);
    }

    private static OrderPayment payment(
            Order cart, PaymentType type, String amount, String transactionType, boolean success) {
        PaymentTransaction transaction = new PaymentTransactionImpl();
        transaction.setType(PaymentTransactionType.getInstance(transactionType));
        transaction.setAmount(new Money(amount, "UAH"));
        transaction.setSuccess(success);
        OrderPayment payment = new OrderPaymentImpl();
        transaction.setOrderPayment(payment);
        payment.addTransaction(transaction);
        payment.setOrder(cart);
        payment.setType(type);
        payment.setAmount(new Money(amount, "UAH"));
        return payment;
    }
}
