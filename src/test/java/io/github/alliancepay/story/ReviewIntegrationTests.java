package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.demo.assortment.PromoCode;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.setting.Setting;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money was received but does not match: a person decides, and the order does not change. */
@Tag("database")
class ReviewIntegrationTests extends Story {

    @ParameterizedTest
    @CsvSource({
        "WRONG_AMOUNT, AMOUNT_DIFFERS",
        "WRONG_MERCHANT, BANK_ORDER_DIFFERS",
        "WRONG_REQUEST_ID, BANK_ORDER_DIFFERS",
        "WRONG_CURRENCY, CURRENCY_DIFFERS"
    })
    void anAnswerThatDoesNotMatchLeadsToReview(FaultKind fault, ReviewReason reason) {
        Payment payment = paidWithoutCallbacks();
        bank().fault(Fault.of(fault).on(Endpoint.ORDER_OPERATIONS));

        passAMinute();

        assertReview(payment, reason);
        assertUntouched(orderOf(payment));
    }

    @Test
    void anAnswerThatDoesNotMatchChangesNothingWhileNothingIsPaid() {
        Payment payment = startedWithoutCallbacks();
        bank().fault(Fault.of(FaultKind.WRONG_MERCHANT).on(Endpoint.ORDER_OPERATIONS));
        passAMinute();

        pay(payment);
        pass(Duration.ofMinutes(2));

        assertPaidOnce(orderOf(payment));
    }

    @Test
    void aCartChangedWhilePayingIsReviewed() {
        Payment payment = startedWithoutCallbacks();
        shop.addItem(orderOf(payment), "linden-honey", 1);
        pay(payment);

        passAMinute();

        assertReview(payment, ReviewReason.ORDER_CHANGED);
        assertUntouched(orderOf(payment));
    }

    @Test
    void aPromoCodeAppliedWhilePayingIsReviewed() {
        Payment payment = startedWithoutCallbacks();
        shop.applyPromoCode(orderOf(payment), PromoCode.CODE);
        pay(payment);

        passAMinute();

        assertReview(payment, ReviewReason.ORDER_CHANGED);
    }

    @Test
    void aCartEmptiedWhilePayingIsReviewed() {
        Payment payment = startedWithoutCallbacks();
        shop.changeQuantity(orderOf(payment), "kosiv-mug", 0);
        shop.changeQuantity(orderOf(payment), "buckwheat-honey", 0);
        pay(payment);

        passAMinute();

        assertReview(payment, ReviewReason.ORDER_CHANGED);
    }

    @Test
    void aCartChangedAndChangedBackCompletes() {
        Payment payment = startedWithoutCallbacks();
        shop.changeQuantity(orderOf(payment), "kosiv-mug", 5);
        shop.changeQuantity(orderOf(payment), "kosiv-mug", 2);
        pay(payment);

        passAMinute();

        assertPaidOnce(orderOf(payment));
    }

    @Test
    void anOrderPaidInAnotherWayIsReviewed() {
        Payment payment = startedWithoutCallbacks();
        shop.payOtherwise(orderOf(payment));
        pay(payment);

        passAMinute();

        assertReview(payment, ReviewReason.ORDER_PAID_OTHERWISE);
        assertThat(shop.read(orderOf(payment)).activePayments())
                .extracting(one -> one.type())
                .containsExactly("COD");
    }

    @Test
    void aCancelledOrderIsReviewed() {
        Payment payment = startedWithoutCallbacks();
        staff.cancel(orderOf(payment));
        pay(payment);

        passAMinute();

        assertReview(payment, ReviewReason.ORDER_NOT_PAYABLE);
        assertThat(shop.read(orderOf(payment)).activePayments()).isEmpty();
    }

    @Test
    void aDeletedOrderIsReviewed() {
        Payment payment = startedWithoutCallbacks();
        staff.delete(orderOf(payment));
        pay(payment);

        passAMinute();

        assertReview(payment, ReviewReason.ORDER_MISSING);
    }

    @Test
    void twoSuccessfulAttemptsOnOnePageAreReviewed() {
        bank().set(Setting.DEFAULT_TRY_MODE, "MULTI_PAYMENT");
        Payment payment = paidWithoutCallbacks();
        pay(payment);

        passAMinute();

        assertReview(payment, ReviewReason.AMOUNT_DIFFERS);
        assertUntouched(orderOf(payment));
    }
}
