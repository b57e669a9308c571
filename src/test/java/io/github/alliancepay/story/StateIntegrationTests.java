package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.sandbox.callback.Sequence;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.order.TestCard;
import io.github.alliancepay.sandbox.setting.Setting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every state of a payment except REVIEW, and how a payment gets there. */
@Tag("database")
class StateIntegrationTests extends Story {

    @Test
    void aStartedPaymentIsOpenAtTheBankForWhatTheOrderCosts() {
        long order = cart();

        Payment payment = start(order);

        assertThat(payment.state()).isEqualTo(PaymentState.OPEN);
        assertThat(payment.bill().amount().toDecimal())
                .isEqualByComparingTo(shop.read(order).total());
        assertThat(atTheBank(payment).request().coins())
                .isEqualTo(payment.bill().amount().value());
        assertUntouched(order);
    }

    @Test
    void aPaymentWithAnUnansweredCreationIsCreatedAndTheShopperCanTryAgain() {
        long order = cart();
        theAnswerToTheCreationIsLost();

        assertThat(startRefused(order)).hasMessageContaining("the order is unchanged");

        Payment unanswered = last(order);
        assertThat(unanswered.state()).isEqualTo(PaymentState.CREATED);
        bank().advance(Duration.ofSeconds(1));
        assertThat(start(order).id()).isNotEqualTo(unanswered.id());
    }

    @Test
    void aPaymentThatTheBankRefusesToCreateIsAbandoned() {
        long order = cart();
        bank().fault(Fault.error("b_txn_not_allowed").on(Endpoint.CREATE_ORDER));

        startRefused(order);

        assertThat(last(order).state()).isEqualTo(PaymentState.ABANDONED);
        assertUntouched(order);
    }

    @Test
    void anUnansweredCreationWithoutACallbackIsAbandonedByTheClock() {
        bank().callbacks(false);
        long order = cart();
        theAnswerToTheCreationIsLost();
        startRefused(order);

        passAMinute();
        assertThat(last(order).state()).isEqualTo(PaymentState.CREATED);
        pass(Duration.ofMinutes(2));

        assertThat(last(order).state()).isEqualTo(PaymentState.ABANDONED);
    }

    @Test
    void anUnansweredCreationIsFoundByItsCallbackAndCompletes() {
        long order = cart();
        theAnswerToTheCreationIsLost();
        startRefused(order);

        bank().pay(lastAtTheBank().hppOrderId());
        bank().runDue();

        awaitState(last(order), PaymentState.COMPLETED);
        assertPaidOnce(order);
    }

    @Test
    void anAbandonedPaymentIsFoundByALateCallbackAndCompletes() {
        bank().set(Setting.CALLBACKS_HELD, true);
        long order = cart();
        theAnswerToTheCreationIsLost();
        startRefused(order);
        bank().pay(lastAtTheBank().hppOrderId());
        pass(Duration.ofMinutes(3));
        assertThat(last(order).state()).isEqualTo(PaymentState.ABANDONED);

        bank().releaseCallbacks(Sequence.OLDEST_FIRST);

        awaitState(last(order), PaymentState.COMPLETED);
        assertPaidOnce(order);
    }

    @Test
    void aHintAtAnotherOrderIsNotAdoptedAndThePaymentIsAbandoned() {
        Payment other = paidWithoutCallbacks();
        long order = cart();
        theAnswerToTheCreationIsLost();
        startRefused(order);
        assertThat(hintAt(other.hppOrderId().orElseThrow())).isEqualTo(200);

        pass(Duration.ofMinutes(3));
        pass(Duration.ofHours(1));

        assertThat(last(order).state()).isEqualTo(PaymentState.ABANDONED);
        assertThat(last(order).page()).isEmpty();
        assertUntouched(order);
    }

    @Test
    void aHintAtAnUnknownOrderIsDroppedAndThePaymentIsAbandoned() {
        bank().callbacks(false);
        long order = cart();
        theAnswerToTheCreationIsLost();
        startRefused(order);
        assertThat(hintAt("1790000000123AAAAAAAAAAA")).isEqualTo(200);

        pass(Duration.ofMinutes(3));
        pass(Duration.ofHours(1));

        assertThat(last(order).state()).isEqualTo(PaymentState.ABANDONED);
    }

    /** Somebody who knows the callback address of the newest order sends what the bank never sent. */
    private static int hintAt(String hppOrderId) {
        String address = lastAtTheBank().request().notificationUrl().orElseThrow();
        return post(address.substring(shopUrl().length()), "{\"hppOrderId\":\"" + hppOrderId + "\"}")
                .statusCode();
    }

    @Test
    void aLockedPaidOrderStaysPaidAndCompletesLater() {
        Payment payment = paidWithoutCallbacks();
        staff.lock(orderOf(payment));
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.PAID);
        assertUntouched(orderOf(payment));

        staff.unlock(orderOf(payment));
        passAMinute();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void aPaidOrderWithASoldOutItemStaysPaidAndCompletesWhenTheItemIsBack() {
        Payment payment = paidWithoutCallbacks();
        warehouse.sellOut();
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.PAID);
        assertThat(shop.read(orderOf(payment)).isSubmitted()).isFalse();

        warehouse.restock();
        passAMinute();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void anOrderThatCannotBeCompletedIsTriedEveryMinuteForHalfAnHourAndThenEveryTenMinutes() {
        Payment payment = paidWithoutCallbacks();
        warehouse.sellOut();
        passAMinute();

        for (int minute = 0; minute < 60; minute++) {
            passAMinute();
        }

        assertThat(warehouse.refusals()).isBetween(1 + 30 + 2, 1 + 30 + 4);
        assertThat(history(payment))
                .filteredOn(what -> what.startsWith("SUBMISSION_POSTPONED"))
                .hasSize(1);
        assertThat(staff.isLocked(orderOf(payment))).isFalse();
    }

    @Test
    void aDeclinedPaymentSaysWhyAndLeavesTheCart() {
        Payment payment = startedWithoutCallbacks();
        bank().pay(payment.hppOrderId().orElseThrow(), TestCard.NO_FUNDS);

        passAMinute();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.DECLINED);
        assertThat(now(payment).decline()).isEqualTo("1.16");
        assertUntouched(orderOf(payment));
    }

    @Test
    void anUnpaidPageExpires() {
        Payment payment = startedWithoutCallbacks();

        pass(Duration.ofHours(3));

        assertThat(stateOf(payment)).isEqualTo(PaymentState.EXPIRED);
        assertUntouched(orderOf(payment));
    }

    @Test
    void anUnpaidPageExpiresAlsoWhenTheBankLeavesItPending() {
        bank().set(Setting.EXPIRED_ORDER, "PENDING");
        Payment payment = startedWithoutCallbacks();

        pass(Duration.ofHours(3));

        assertThat(stateOf(payment)).isEqualTo(PaymentState.EXPIRED);
    }

    @Test
    void anAttemptInProgressIsNeitherDeclinedNorExpired() {
        Payment payment = startedWithoutCallbacks();
        var attempt = bank().leavePending(payment.hppOrderId().orElseThrow());
        pass(Duration.ofHours(3));
        assertThat(stateOf(payment)).isEqualTo(PaymentState.OPEN);

        bank().approve(attempt.ecomOperationId());
        pass(Duration.ofHours(1));

        assertPaidOnce(orderOf(payment));
    }

    @Test
    void theHistoryTellsEveryState() {
        Payment payment = paidWithoutCallbacks();

        passAMinute();

        assertThat(history(payment))
                .containsExactly(
                        "STARTED " + payment.bill().amount().value(),
                        "STATE_CHANGED CREATED OPEN",
                        "STATE_CHANGED OPEN PAID",
                        "STATE_CHANGED PAID COMPLETED");
    }

    private static void theAnswerToTheCreationIsLost() {
        bank().fault(Fault.of(FaultKind.DROP_ANSWER).on(Endpoint.CREATE_ORDER));
    }

    private static Order atTheBank(Payment payment) {
        return bank().order(payment.hppOrderId().orElseThrow());
    }

    private static Order lastAtTheBank() {
        List<Order> orders = bank().orders();
        return orders.get(orders.size() - 1);
    }
}
