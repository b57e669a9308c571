package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.host.HostServices;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.ApprovedRefund;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundRefusal;
import io.github.alliancepay.broadleaf.refund.RefundSelection.SelectedLine;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import io.github.alliancepay.sandbox.callback.Forgery;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.order.TestCard;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.testing.Crowd;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** Money and orders stay right when callbacks are forged, late or lost, and when attempts, refunds and sessions fail. */
@Tag("database")
class MoneySafetyIntegrationTests extends RefundStory {

    @Autowired
    private AllianceBank api;

    @Autowired
    private HostServices host;

    @Autowired
    private PaymentSync paymentSync;

    @Autowired
    @Qualifier("alliancePayClock")
    private Clock clock;

    @Test
    void aForgedRefundCallbackRefundsNothing() {
        Payment payment = completed();

        bank().forge(Forgery.REFUNDED, payment.hppOrderId().orElseThrow());
        pass(Duration.ofMinutes(1));

        assertNothingReturned(payment);
        assertThat(balance(payment).left()).isEqualTo(payment.bill().amount());
    }

    @Test
    void aCallbackOverwritesNoColumn() {
        Payment payment = completed();

        bank().forge(Forgery.MASS_ASSIGNMENT, payment.hppOrderId().orElseThrow());
        pass(Duration.ofMinutes(1));

        assertThat(now(payment).bill()).isEqualTo(payment.bill());
        assertNothingReturned(payment);
    }

    @Test
    void aPendingRefundIsTrackedToItsEnd() {
        Payment payment = completed();
        makeRefund(payment, honey(payment), 1);
        paymentSync.sync(payment.id(), SyncTrigger.ADMIN);
        assertThat(refundStatus(payment)).isEqualTo("PENDING");

        pass(Duration.ofHours(1));

        assertThat(refundStatus(payment)).isEqualTo("SUCCESS");
        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
    }

    private String refundStatus(Payment payment) {
        return payments().operations(payment.id()).stream()
                .filter(operation -> operation.isRefund())
                .map(operation -> operation.status())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRefundThatFailedWithoutAnOperationIdIsStored() {
        Payment payment = completed();
        bank().set(Setting.DATE_SKEW, Duration.ZERO);
        bank().advance(Duration.ofMillis(7));

        Refund refund = makeRefund(payment, honey(payment), 1);
        paymentSync.sync(payment.id(), SyncTrigger.ADMIN);

        assertThat(refundsAtBank(payment).get(0).operationId()).isEmpty();
        assertThat(refund.state()).isEqualTo(RefundState.FAILED);
        assertThat(refund.failure()).isEqualTo("b_security_time_in_request_not_correct");
        assertThat(balance(payment).left()).isEqualTo(payment.bill().amount());
    }

    @Test
    void aRefundDoesNotReopenTheOrder() {
        Payment payment = completed();
        bank().callbacks(true);
        bank().set(Setting.PARTIAL_REFUND_STATUS, true);
        refundsAreDecidedAtOnce();

        makeRefund(payment, honey(payment), 1);
        bank().runDue();
        pass(Duration.ofMinutes(1));

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertThat(shop.read(orderOf(payment)).isSubmitted()).isTrue();
    }

    @Test
    void theSuccessfulAttemptIsRefundedAndNotTheLastOne() {
        Payment payment = startedWithoutCallbacks();
        String hpp = payment.hppOrderId().orElseThrow();
        bank().pay(hpp, TestCard.NO_FUNDS);
        bank().pay(hpp);
        bank().pay(hpp, TestCard.NO_FUNDS);
        completed(payment);
        refundsAreDecidedAtOnce();

        Refund refund = makeRefund(payment, honey(payment), 1);

        assertThat(refund.state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(refund.operationId())
                .isEqualTo(purchase(payment).operationId().orElseThrow());
    }

    /** A line can cost more than its unit price times its quantity. The last unit gets the rest of the rounding. */
    @Test
    void aFullRefundLeavesNoKopiykaBehind() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        makeRefund(payment, honey(payment), "0.02");

        balance(payment).lines().forEach(line -> makeRefund(payment, line, line.leftQuantity()));

        assertThat(atBank(payment).remaining(purchase(payment))).isZero();
        assertThat(balance(payment).blocked()).contains(RefundRefusal.NOTHING_LEFT);
    }

    @Test
    void aPendingRefundIsReservedAndADoubleClickIsOneRefund() {
        Payment payment = completed();
        bank().set(Setting.REFUND_RESULT, "STUCK");
        String form = form(payment, mugs(payment), 2);

        Crowd.of16(click -> sendRefund.confirm(payment.id(), form, IRYNA).id());

        assertThat(refundsAtBank(payment)).hasSize(1);
        assertThat(balance(payment).left())
                .isEqualTo(payment.bill().amount().minus(onlyRefund(payment).amount()));
    }

    @ParameterizedTest(name = "errors inside the JWE: {0}")
    @ValueSource(booleans = {false, true})
    void nothingIsBookedBeforeTheBankAccepts(boolean inside) {
        Payment payment = completed();
        bank().set(Setting.ERRORS_IN_JWE, inside);
        bank().fault(Fault.error("b_payment_invalid_refund_status").on(Endpoint.REFUND));

        Refund refund = makeRefund(payment, mugs(payment), 1);

        assertThat(refund.state()).isEqualTo(RefundState.FAILED);
        assertThat(refund.failure()).isEqualTo("b_payment_invalid_refund_status");
        assertBooked(payment);
        assertThat(mugs(payment).leftQuantity()).isEqualTo(2);
    }

    @Test
    void theRequestIdIsStoredBeforeTheCallAndKeptForEveryRetry() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        AllianceBank dying = Dying.after(AllianceBank.class, api, "refund");
        SendRefund process = new OtherProcess(dying, payments(), ledger.refunds(), host, clock).sendRefund();
        RefundPlan plan = plan(payment, honey(payment), SelectedLine.of(1));
        ApprovedRefund approved = ApprovedRefund.of(payment.id(), plan, RefundOrigin.of(IRYNA, ""));
        assertThatThrownBy(() -> process.send(approved)).isInstanceOf(Crash.class);

        assertThat(sendRefund.send(approved).id()).isEqualTo(approved.id());
        pass(Duration.ofMinutes(2));

        assertThat(refundsAtBank(payment))
                .singleElement()
                .matches(operation -> operation.wasRequestedAs(approved.id()));
        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
    }

    /** There is no voucher to choose. The order, its stock and its lines never change. */
    @Test
    void aRefundReturnsMoneyAndDoesNotChangeTheOrder() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        var before = shop.read(orderOf(payment));

        makeRefund(payment, mugs(payment), 2);

        var after = shop.read(orderOf(payment));
        assertThat(after.total()).isEqualByComparingTo(before.total());
        assertThat(after.subTotal()).isEqualByComparingTo(before.subTotal());
        assertThat(after.status()).isEqualTo(before.status());
    }

    @Test
    void anEndedSessionIsRenewedAndTheRefundEncryptedAgain() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        for (FaultKind fault : List.of(FaultKind.UNAUTHORIZED, FaultKind.STALE_KEY)) {
            bank().fault(Fault.of(fault).on(Endpoint.REFUND));
            bank().killSession();

            assertThat(makeRefund(payment, mugs(payment), "1.00").state()).isEqualTo(RefundState.SUCCEEDED);
        }

        assertThat(refundsAtBank(payment)).hasSize(2);
    }

    @Test
    void oneAnswerThatTheOrderIsOverDoesNotEndThePursuitOfARefund() {
        Payment payment = completed();
        makeRefund(payment, honey(payment), 1);
        bank().fault(Fault.of(FaultKind.ORDER_EXPIRED).on(Endpoint.ORDER_OPERATIONS));
        pass(Duration.ofHours(1));

        pass(Duration.ofHours(1));

        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
    }

    @Test
    void aRefundWhoseCallbackIsLostIsFinishedByTheClock() {
        Payment payment = completed();
        makeRefund(payment, honey(payment), 1);

        pass(Duration.ofHours(1));

        assertBooked(payment, onlyRefund(payment).orderAmount().toString());
    }

    @Test
    void aDeclinedShopperIsNotToldThatTheOrderIsConfirmed() {
        Payment payment = declinedWithoutCallbacks();

        String page = get("/alliancepay/return/" + payment.returnToken()).body();

        // Without the shopper's session, as here, there is no way to the checkout either.
        assertThat(page)
                .contains("alliancepay-declined", "class=\"alliancepay-actions\"")
                .doesNotContain("alliancepay-paid", "/confirmation/", "href=\"/checkout");
    }

    @Test
    void aDeclineKeepsTheCartAndTheSameCartIsPaidLater() {
        Payment payment = declinedWithoutCallbacks();
        assertUntouched(orderOf(payment));

        pay(start(orderOf(payment)));
        passAMinute();

        assertPaidOnce(orderOf(payment));
    }

    @Test
    void refundSumsAreCoinsOfTheOrdersCurrency() {
        Payment payment = completed();

        assertThat(balance(payment).currency()).isEqualTo(payment.bill().currency());
        assertThat(balance(payment).paid())
                .isEqualTo(new Coins(purchase(payment).amount().coins()));
    }

    @Test
    void payerDataThatTheBankWouldRefuseIsLeftOutAndThePageOpens() {
        Guest guest = new Guest(shopUrl());
        guest.submit("/product/kosiv-mug", "/cart/add", Map.of("article", "kosiv-mug", "quantity", "1"));
        Map<String, String> delivery = Map.of(
                "firstName", "О. П.",
                "lastName", "Д’Артаньян-Коваль",
                "email", "olena@example.com",
                "phone", "+38 (050) 123-45-67",
                "city", "Переяслав-Хмельницький-на-Трубежі",
                "street", "вулиця Архітектора Городецького, будинок 11, корпус Б, під’їзд 3",
                "postalCode", "01001");
        guest.submit("/checkout", "/checkout/delivery", delivery);

        HttpResponse<String> answer = guest.startPaying();

        assertThat(Guest.bankPage(answer)).contains("/pay?hpp_id=");
    }

    @Test
    void aCallbackAboutAnUnknownOrderIsAnsweredAndNothingBreaks() {
        Payment payment = paidWithoutCallbacks();

        assertThat(bank().forge(Forgery.UNKNOWN_ORDER, payment.hppOrderId().orElseThrow())
                        .status())
                .isEqualTo(200);

        awaitState(payment, PaymentState.COMPLETED);
    }
}
