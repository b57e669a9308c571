package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.demo.shop.OrderDesk;
import java.math.BigDecimal;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Other means of payment that are left on the cart when the shopper pays with AlliancePay. */
@Tag("database")
class PartPaymentIntegrationTests extends Story {

    private static final String AMOUNT = "300.07";

    @Autowired
    private OrderDesk desk;

    @Autowired
    private OrderPaymentService orderPayments;

    /** Nobody confirms it in this store, so its checkout would not go on. */
    @Test
    void unconfirmedCashOnDeliveryIsNoMoney() {
        long order = with(cart(), PaymentType.COD, PaymentTransactionType.UNCONFIRMED, true);

        assertThat(start(order).bill().amount().toDecimal())
                .isEqualByComparingTo(shop.read(order).total());
    }

    @Test
    void cashOnDeliveryThatWasChosenBeforeIsNoMoney() {
        assertBilledInFull(with(cart(), PaymentType.COD, PaymentTransactionType.AUTHORIZE_AND_CAPTURE, true));
    }

    @Test
    void anUnconfirmedPaymentOfAThirdPartyIsNoMoney() {
        assertBilledInFull(with(cart(), PaymentType.THIRD_PARTY_ACCOUNT, PaymentTransactionType.UNCONFIRMED, true));
    }

    @Test
    void aDeclinedGiftCardIsNoMoney() {
        assertBilledInFull(with(cart(), PaymentType.GIFT_CARD, PaymentTransactionType.AUTHORIZE_AND_CAPTURE, false));
    }

    @Test
    void aGiftCardThatWasChargedIsNotPaidAgain() {
        long order = with(cart(), PaymentType.GIFT_CARD, PaymentTransactionType.AUTHORIZE_AND_CAPTURE, true);
        BigDecimal total = shop.read(order).total();

        Payment payment = completed(order);

        assertThat(payment.bill().amount().toDecimal()).isEqualByComparingTo(total.subtract(new BigDecimal(AMOUNT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIFT_CARD", "CUSTOMER_CREDIT"})
    void whatTheHostsCheckoutWillChargeIsNotPaidTwice(String type) {
        long order = with(cart(), PaymentType.getInstance(type), PaymentTransactionType.UNCONFIRMED, true);

        assertThat(start(order).bill().amount().toDecimal())
                .isEqualByComparingTo(shop.read(order).total().subtract(new BigDecimal(AMOUNT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHECK", "WIRE", "MONEY_ORDER", "BANK_ACCOUNT"})
    void aPromiseToPayIsNoMoney(String type) {
        long order = with(cart(), PaymentType.getInstance(type), PaymentTransactionType.UNCONFIRMED, true);

        assertThat(start(order).bill().amount().toDecimal())
                .isEqualByComparingTo(shop.read(order).total());
    }

    private void assertBilledInFull(long order) {
        BigDecimal total = shop.read(order).total();

        Payment payment = completed(order);

        assertThat(payment.bill().amount().toDecimal()).isEqualByComparingTo(total);
    }

    private Payment completed(long order) {
        bank().callbacks(false);
        Payment payment = start(order);
        pay(payment);
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertThat(shop.read(order).isSubmitted()).isTrue();
        return payment;
    }

    /** Leaves a means of payment on a cart, as a module of the platform does. */
    private long with(long order, PaymentType type, PaymentTransactionType transactionType, boolean success) {
        desk.change(order, cart -> {
            OrderPayment payment = orderPayments.create();
            payment.setType(type);
            payment.setPaymentGatewayType(PaymentGatewayType.PASSTHROUGH);
            payment.setAmount(new Money(AMOUNT, "UAH"));
            payment.setOrder(cart);
            PaymentTransaction transaction = orderPayments.createTransaction();
            transaction.setType(transactionType);
            transaction.setAmount(new Money(AMOUNT, "UAH"));
            transaction.setSuccess(success);
            transaction.setOrderPayment(payment);
            payment.addTransaction(transaction);
            OrderPayment saved = orderPayments.save(payment);
            cart.getPayments().add(saved);
            return saved.getId();
        });
        return order;
    }
}
