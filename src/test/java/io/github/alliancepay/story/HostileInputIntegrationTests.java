package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.sandbox.callback.Forgery;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.order.Order;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Anybody can send anything. The answer is clear, nothing is lost or leaked, and nothing is taken as evidence. */
@ExtendWith(OutputCaptureExtension.class)
class HostileInputIntegrationTests extends Story {

    @ParameterizedTest
    @EnumSource(
            value = Forgery.class,
            names = {"PAID", "PAID_LESS", "REFUNDED", "UNKNOWN_ORDER", "MASS_ASSIGNMENT", "NOT_JSON", "EMPTY"})
    void aForgedCallbackOnlyMakesUsAskTheBank(Forgery forgery) {
        Payment payment = startedWithoutCallbacks();
        int asked = bank().calls(Endpoint.ORDER_OPERATIONS);

        assertThat(bank().forge(forgery, payment.hppOrderId().orElseThrow()).status())
                .isEqualTo(200);

        Awaitility.await().until(() -> bank().calls(Endpoint.ORDER_OPERATIONS) > asked && isIdle(payment));
        assertThat(stateOf(payment)).isEqualTo(PaymentState.OPEN);
        assertThat(now(payment).bill()).isEqualTo(payment.bill());
        assertUntouched(orderOf(payment));
    }

    @Test
    void aForgedFailureOfAPaidOrderIsNotBelieved() {
        Payment payment = paidWithoutCallbacks();

        bank().forge(Forgery.FAILED, payment.hppOrderId().orElseThrow());

        awaitState(payment, PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void aHugeCallbackIsRejectedAndTheBankIsNotAsked() {
        Payment payment = startedWithoutCallbacks();
        int asked = bank().calls(Endpoint.ORDER_OPERATIONS);

        assertThat(bank().forge(Forgery.HUGE, payment.hppOrderId().orElseThrow())
                        .status())
                .isEqualTo(413);

        syncEverythingDue();
        assertThat(bank().calls(Endpoint.ORDER_OPERATIONS)).isEqualTo(asked);
    }

    @ParameterizedTest
    @MethodSource("strangeBodies")
    void aStrangeBodyIsOnlyATrigger(String body) {
        Payment payment = startedWithoutCallbacks();

        assertThat(post(callbackPath(payment), body).statusCode()).isEqualTo(200);

        Awaitility.await().until(() -> now(payment).lastAskedAt().isPresent() && isIdle(payment));
        assertThat(stateOf(payment)).isEqualTo(PaymentState.OPEN);
    }

    static Stream<String> strangeBodies() {
        return Stream.of(
                "[{\"hppOrderId\":\"x\"}]",
                "{\"hppOrderId\":[[[[",
                "[".repeat(30_000),
                "{\"a\":".repeat(10_000),
                "{\"hppOrderId\":\"'; DROP TABLE ALLIANCEPAY_PAYMENT; --\"}",
                "{\"hppOrderId\":\"" + "9".repeat(5_000) + "\"}",
                "\u0000\uffff",
                "null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "multipart/mixed; boundary=x",
                "MULTIPART/FORM-DATA; boundary=x"
            })
    void aMultipartBodyIsRefusedBeforeItIsParsed(String type, CapturedOutput log) {
        Payment payment = startedWithoutCallbacks();
        int before = log.getAll().length();

        assertThat(post(callbackPath(payment), type, "--x\r\nno part").statusCode())
                .isEqualTo(415);

        assertThat(log.getAll().substring(before)).doesNotContain("ERROR", "Exception");
        assertThat(now(payment).lastAskedAt()).isEmpty();
    }

    @Test
    void aMultipartBodyAtTheReturnAddressIsNotParsedEither() {
        Payment payment = startedWithoutCallbacks();

        HttpResponse<String> answer = post(
                "/alliancepay/return/" + payment.returnToken(), "multipart/form-data; boundary=x", "--x\r\nno part");

        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "a/b/c;;;", "application/json; charset=nonsense", "text/xml"})
    void anOddContentTypeIsNoErrorOfTheShop(String type, CapturedOutput log) {
        Payment payment = startedWithoutCallbacks();
        int before = log.getAll().length();

        assertThat(post(callbackPath(payment), type, "{}").statusCode()).isLessThan(500);

        assertThat(log.getAll().substring(before)).doesNotContain("ERROR", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?t=", "?t=unknown", "?t=%00", "?t=%27%20OR%201=1", "?x=1"})
    void anUnknownCallbackTokenIsNotFoundAndChangesNothing(String query) {
        Payment payment = paidWithoutCallbacks();

        assertThat(post("/alliancepay/callback" + query, "{}").statusCode()).isEqualTo(404);

        syncEverythingDue();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void aShopperSentBackByAFormGetsThePage(String slash) {
        Payment payment = startedWithoutCallbacks();
        String path = "/alliancepay/return/" + payment.returnToken();

        HttpResponse<String> answer = post(path + slash, "{}");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains(path);
        assertThat(get(path + slash).statusCode()).isEqualTo(200);
    }

    @Test
    void aFormSentToAnUnknownReturnAddressIsNotFound() {
        assertThat(post("/alliancepay/return/no-such-token", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void aCallbackToTheAddressWithASlashAtItsEndCounts() {
        Payment payment = startedWithoutCallbacks();

        String path = callbackPath(payment).replace("/callback?", "/callback/?");

        assertThat(path).contains("/callback/?t=");
        assertThat(post(path, "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void theReturnTokenIsNoCallbackToken() {
        Payment payment = startedWithoutCallbacks();

        assertThat(post("/alliancepay/callback?t=" + payment.returnToken(), "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theCallbackTokenIsNoReturnToken() {
        Payment payment = startedWithoutCallbacks();
        String token = callbackPath(payment).replaceAll(".*t=", "");

        assertThat(get("/alliancepay/return/" + token).statusCode()).isEqualTo(404);
    }

    @Test
    void anotherPaymentsTokenWithThisOrdersNumberDoesNotChangeThisPayment() {
        Payment other = startedWithoutCallbacks();
        Payment payment = paidWithoutCallbacks();

        post(callbackPath(other), "{\"hppOrderId\":\"" + payment.hppOrderId().orElseThrow() + "\"}");

        Awaitility.await().until(() -> now(other).lastAskedAt().isPresent() && isIdle(other));
        assertThat(now(other)).isEqualTo(withLook(other));
        assertThat(now(payment).lastAskedAt()).isEmpty();
    }

    private Payment withLook(Payment payment) {
        assertThat(stateOf(payment)).isEqualTo(PaymentState.OPEN);
        assertThat(now(payment).hppOrderId()).isEqualTo(payment.hppOrderId());
        return now(payment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alliancepay/return/", "/alliancepay/status/"})
    void anUnknownReturnTokenIsNotFound(String path) {
        HttpResponse<String> answer = get(path + "no-such-token");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("Exception", "no-such-token");
    }

    @Test
    void theStatusHasNoPersonalData() {
        Payment payment = paidWithoutCallbacks();
        passAMinute();

        String status = get("/alliancepay/status/" + payment.returnToken()).body();

        assertThat(status)
                .contains("\"PAID\"")
                .doesNotContain(
                        "olena", "4111", payment.id(), payment.hppOrderId().orElseThrow());
    }

    @Test
    void theReturnPageOfAStrangerHasNoPersonalData() {
        Payment payment = paidWithoutCallbacks();
        passAMinute();

        String page = new Guest(shopUrl())
                .get("/alliancepay/return/" + payment.returnToken())
                .body();

        assertThat(page).doesNotContain("olena", "Коваль", "••••", "380501234567", payment.id());
    }

    @Test
    void aGuestPaysTheirOwnCartAlsoWithAForgedForm() {
        Payment others = startedWithoutCallbacks();
        Guest guest = Guest.atTheCheckout(shopUrl());

        HttpResponse<String> answer = guest.submit(
                "/checkout",
                Guest.START,
                Map.of("orderId", String.valueOf(orderOf(others)), "amount", "0.01", "currency", "USD"));

        String page = Guest.bankPage(guest.follow(answer));
        Order created = lastAtTheBank();
        assertThat(page).contains(created.hppOrderId());
        assertThat(paymentAt(created.hppOrderId()).bill().orderId()).isNotEqualTo(orderOf(others));
        assertThat(payments().ofOrder(orderOf(others))).hasSize(1);
    }

    @Test
    void twoGuestsNeverShareAPage() {
        String one = pageOf(Guest.atTheCheckout(shopUrl()));
        String other = pageOf(Guest.atTheCheckout(shopUrl()));

        assertThat(one).isNotEqualTo(other);
    }

    private static String pageOf(Guest guest) {
        return Guest.bankPage(guest.startPaying());
    }

    @Test
    void aGuestWhoHasPaidIsLedToTheResultAndNotToTheBank() {
        bank().callbacks(false);
        Guest guest = Guest.atTheCheckout(shopUrl());
        guest.startPaying();
        bank().pay(lastAtTheBank().hppOrderId());
        int created = bank().calls(Endpoint.CREATE_ORDER);

        HttpResponse<String> again = guest.startPaying();

        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(again.headers().firstValue("Location").orElseThrow()).startsWith("/alliancepay/return/");
        assertThat(bank().calls(Endpoint.CREATE_ORDER)).isEqualTo(created);
        Payment payment = paymentAt(lastAtTheBank().hppOrderId());
        pass(Duration.ofMinutes(2));
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void aStartByAForeignPageIsRefusedByTheHost() {
        Guest guest = Guest.atTheCheckout(shopUrl());
        int created = bank().calls(Endpoint.CREATE_ORDER);

        assertThat(guest.post(Guest.START, Map.of()).statusCode()).isEqualTo(403);

        assertThat(bank().calls(Endpoint.CREATE_ORDER)).isEqualTo(created);
    }

    @Test
    void theAddressOfTheStartIsNoPage() {
        HttpResponse<String> answer = Guest.atTheCheckout(shopUrl()).get(Guest.START);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/checkout?guest-checkout=true");
    }

    @Test
    void anEmptyCartIsNotPaid() {
        Guest guest = new Guest(shopUrl());
        guest.submit("/product/kosiv-mug", "/cart/add", Map.of("article", "kosiv-mug"));
        guest.submit("/cart", "/cart/update", Map.of("article", "kosiv-mug", "quantity", "0"));
        int created = bank().calls(Endpoint.CREATE_ORDER);

        HttpResponse<String> answer = guest.submit("/product/kosiv-mug", Guest.START, Map.of());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).doesNotContain("Exception", "cart.empty");
        assertThat(bank().calls(Endpoint.CREATE_ORDER)).isEqualTo(created);
    }

    @Test
    void aBankThatDoesNotAnswerIsExplainedAndTheCartIsStillThere() {
        Guest guest = Guest.atTheCheckout(shopUrl());
        bank().fault(Fault.of(FaultKind.HTML_500).on(Endpoint.CREATE_ORDER));

        HttpResponse<String> answer = guest.startPaying();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("Exception", "start.unknown", "HTTP 500");
        bank().advance(Duration.ofSeconds(1));
        assertThat(Guest.bankPage(guest.startPaying())).contains("/pay?hpp_id=");
    }

    private boolean isIdle(Payment payment) {
        var lease = payments().claim(payment.id(), bank().now(), bank().now());
        return lease.isPresent();
    }

    private static String callbackPath(Payment payment) {
        return bank().order(payment.hppOrderId().orElseThrow())
                .request()
                .notificationUrl()
                .orElseThrow()
                .substring(shopUrl().length());
    }

    private static Order lastAtTheBank() {
        List<Order> orders = bank().orders();
        return orders.get(orders.size() - 1);
    }
}
