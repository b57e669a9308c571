package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.demo.DemoOrder;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.setting.Setting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A store that sells in another currency. The bank takes hryvnias and reports the amount before conversion. */
@Tag("alone")
abstract class ForeignCurrencyStory extends RefundStory {

    private final String currency;
    private final Setting rate;

    ForeignCurrencyStory(String currency, Setting rate) {
        this.currency = currency;
        this.rate = rate;
    }

    @Test
    void anOrderIsCreatedInItsOwnCurrencyAndCompletedInIt() {
        Payment payment = paidWithoutCallbacks();

        passAMinute();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertThat(payment.bill().currency().name()).isEqualTo(currency);
        assertThat(bank().order(payment.hppOrderId().orElseThrow())
                        .request()
                        .currency()
                        .name())
                .isEqualTo(currency);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void theBankTakesHryvniasAndTheOrderIsNotComparedWithThem() {
        Payment payment = paidWithoutCallbacks();

        passAMinute();

        assertThat(payments().operations(payment.id())).singleElement().satisfies(capture -> {
            assertThat(capture.amount().orElseThrow())
                    .isNotEqualTo(payment.bill().amount());
            assertThat(capture.sourceAmount()).contains(payment.bill().amount());
        });
    }

    @Test
    void anotherAmountInTheOrdersCurrencyIsReviewed() {
        Payment payment = paidWithoutCallbacks();
        bank().fault(Fault.of(FaultKind.WRONG_AMOUNT).on(Endpoint.ORDER_OPERATIONS));

        passAMinute();

        assertReview(payment, ReviewReason.AMOUNT_DIFFERS);
        assertUntouched(orderOf(payment));
    }

    @Test
    void anotherSourceCurrencyIsReviewed() {
        Payment payment = paidWithoutCallbacks();
        bank().fault(Fault.of(FaultKind.WRONG_CURRENCY).on(Endpoint.ORDER_OPERATIONS));

        passAMinute();

        assertReview(payment, ReviewReason.CURRENCY_DIFFERS);
        assertUntouched(orderOf(payment));
    }

    @Test
    void aPartIsReturnedAtTheRateOfThePaymentAndBookedInTheOrdersCurrency() throws PaymentException {
        Payment payment = paidAtABankThatDecidesAtOnce();

        refund(payment, "5.55");

        assertThat(refunds(payment).get(0).amount().toDecimal()).isEqualByComparingTo(hryvnias("5.55"));
        assertThat(bookedRefunds(payment)).singleElement().satisfies(sum -> assertThat(sum)
                .isEqualByComparingTo("5.55"));
    }

    @Test
    void allPartsTogetherReturnTheWhole() throws PaymentException {
        Payment payment = paidAtABankThatDecidesAtOnce();
        BigDecimal whole = payment.bill().amount().toDecimal();
        BigDecimal third = whole.divide(BigDecimal.valueOf(3), 2, RoundingMode.DOWN);

        refund(payment, third.toPlainString());
        refund(payment, third.toPlainString());
        refund(payment, whole.subtract(third).subtract(third).toPlainString());

        assertThat(bookedRefunds(payment).stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(whole);
        assertThat(atBank(payment).remaining(purchase(payment))).isZero();
    }

    @Test
    void linesAreRefundedInTheOrdersCurrencyDownToZeroInBoth() {
        Payment payment = paidAtABankThatDecidesAtOnce();

        makeRefund(payment, mugs(payment), 1);
        makeRefund(payment, honey(payment), "0.01");
        makeRefund(payment, mugs(payment), 1);
        makeRefund(payment, honey(payment), 1);
        makeRefund(payment, post(payment), 1);

        assertThat(balance(payment).currency().name()).isEqualTo(currency);
        assertThat(balance(payment).refunded()).isEqualTo(payment.bill().amount());
        assertThat(balance(payment).left()).isEqualTo(Coins.ZERO);
        assertThat(balance(payment).leftAtBank()).isEqualTo(Coins.ZERO);
        assertThat(atBank(payment).remaining(purchase(payment))).isZero();
        assertThat(bookedRefunds(payment).stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(payment.bill().amount().toDecimal());
    }

    @Test
    void bothSumsAreShownBeforeTheyAreSent() {
        Payment payment = paidAtABankThatDecidesAtOnce();

        RefundPlan plan = plan(payment, honey(payment), amount("5.55"));

        assertThat(plan.orderAmount().toDecimal()).isEqualByComparingTo("5.55");
        assertThat(plan.amount().toDecimal()).isEqualByComparingTo(hryvnias("5.55"));
        assertThat(balance(payment).rate()).isEqualByComparingTo(bank().setting(rate));
    }

    @Test
    void aCabinetRefundInHryvniasTakesItsPartOfTheOrdersCurrency() {
        Payment payment = paidAtABankThatDecidesAtOnce();
        cabinetRefund(payment, 12_345);

        assertThat(balance(payment).refunded().toDecimal())
                .isEqualByComparingTo(
                        new BigDecimal("123.45").divide(new BigDecimal(bank().setting(rate)), 2, RoundingMode.DOWN));
        sendRefund.sendFullBalance(payment.id(), RefundOrigin.of(IRYNA, "All"));

        assertThat(balance(payment).left()).isEqualTo(Coins.ZERO);
        assertThat(atBank(payment).remaining(purchase(payment))).isZero();
    }

    @Test
    void theLinesOfACabinetRefundAreChosenInTheOrdersCurrency() {
        Payment payment = paidAtABankThatDecidesAtOnce();
        cabinetRefund(payment, 12_345);
        Coins refunded = balance(payment).refunded();
        Refund external = onlyRefund(payment);
        String window = "/admin/order/" + orderOf(payment) + "/alliancepay/" + payment.id() + "/refund/" + external.id()
                + "/lines";
        Clerk admin = Clerk.named("admin", shopUrl());
        String honey = honey(payment).line().key();

        assertThat(admin.get(window).body()).contains(refunded.toString()).doesNotContain("₴");
        String version = Clerk.hidden("version", admin.get(window));
        assertThat(admin.post(
                                window,
                                Map.of(
                                        "version",
                                        version,
                                        "amount." + honey,
                                        refunded.plus(new Coins(1)).toString()))
                        .body())
                .contains("more than the refund of " + symbol() + refunded);
        admin.post(window, Map.of("version", version, "amount." + honey, refunded.toString()));

        assertThat(onlyRefund(payment).lines()).containsExactly(new RefundLine(honey, 0, refunded));
        assertThat(balance(payment).unassigned()).isEqualTo(Coins.ZERO);
    }

    @Test
    void anotherSourceCurrencyIsReturnedInHryvnias() {
        Payment payment = paidWithoutCallbacks();
        bank().fault(Fault.of(FaultKind.WRONG_CURRENCY).on(Endpoint.ORDER_OPERATIONS));
        passAMinute();
        refundsAreDecidedAtOnce();
        bank().fault(Fault.of(FaultKind.WRONG_CURRENCY)
                .on(Endpoint.ORDER_OPERATIONS)
                .untilCleared());

        sendRefund.sendFullBalance(payment.id(), RefundOrigin.of(IRYNA, "Wrong currency"));

        assertThat(balance(payment).currency().name()).isEqualTo("UAH");
        assertThat(atBank(payment).remaining(purchase(payment))).isZero();
        Clerk admin = Clerk.named("admin", shopUrl());
        Coins hryvnias = onlyRefund(payment).amount();
        String shown = "₴%,.2f".formatted(hryvnias.toDecimal());
        assertThat(admin.get("/admin/order/" + orderOf(payment) + "/alliancepay")
                        .body())
                .contains("Refunded: " + shown)
                .doesNotContain(shown.replace("₴", symbol()));
        assertThat(admin.look("/admin/alliancepay/payments.csv?q=" + orderOf(payment))
                        .body())
                .doesNotContain(hryvnias.toString())
                .contains(",\"" + currency + "\"," + payment.bill().amount() + ","
                        + payment.bill().amount() + ",");
    }

    /** The bank named it when the order was submitted. */
    @Test
    void whatIsReturnedInHryvniasIsBookedAsItsShareOfTheOrdersCurrency() {
        Payment payment = paidAtABankThatDecidesAtOnce();
        bank().fault(Fault.of(FaultKind.WRONG_CURRENCY)
                .on(Endpoint.ORDER_OPERATIONS)
                .untilCleared());
        cabinetRefund(payment, 12_345);
        sendRefund.sendFullBalance(payment.id(), RefundOrigin.of(IRYNA, "The rest"));

        assertThat(refunds(payment))
                .allSatisfy(
                        refund -> assertThat(refund.currency(payment).name()).isEqualTo("UAH"));
        assertThat(bookedRefunds(payment)).hasSize(2);
        assertThat(bookedRefunds(payment).stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(payment.bill().amount().toDecimal());
    }

    @Test
    void theWholeIsReturnedToTheLastKopiyka() throws PaymentException {
        Payment payment = paidAtABankThatDecidesAtOnce();

        refund(payment, payment.bill().amount().toDecimal().toPlainString());

        assertThat(refunds(payment).get(0).amount())
                .isEqualTo(payments().operations(payment.id()).get(0).amount().orElseThrow());
    }

    private Payment paidAtABankThatDecidesAtOnce() {
        bank().set(Setting.REFUND_DELAY, Duration.ZERO);
        Payment payment = paidWithoutCallbacks();
        passAMinute();
        return now(payment);
    }

    private String symbol() {
        return java.util.Currency.getInstance(currency).getSymbol(Locale.US);
    }

    private void refund(Payment payment, String amount) throws PaymentException {
        assertThat(gateway()
                        .getTransactionService()
                        .refund(about(orderOf(payment)).transactionTotal(amount))
                        .isSuccessful())
                .isTrue();
    }

    private BigDecimal hryvnias(String amount) {
        return new BigDecimal(amount)
                .multiply(new BigDecimal(bank().setting(rate)))
                .setScale(2, RoundingMode.HALF_UP);
    }

    private List<Refund> refunds(Payment payment) {
        return ledger.refunds().ofPayment(payment.id());
    }

    private List<BigDecimal> bookedRefunds(Payment payment) {
        syncEverythingDue();
        return shop.read(orderOf(payment)).activePayments().get(0).transactions().stream()
                .filter(transaction -> transaction.type().equals("REFUND"))
                .map(DemoOrder.Transaction::amount)
                .toList();
    }
}
