package io.github.alliancepay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.testing.Reply;
import io.github.alliancepay.sandbox.testing.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefundTests {
    private final SandboxClock clock = SandboxClock.standingAt(Instant.parse("2026-09-21T15:00:00.050Z"));
    private final SandboxBank bank = SandboxBank.start(SandboxOptions.defaults().withClock(clock));
    private final Shop shop = new Shop(bank.credentials(), clock);

    @BeforeEach
    void authorize() {
        shop.authorize();
    }

    @AfterEach
    void stop() {
        bank.close();
    }

    @Test
    void aRefundIsPendingAndThenDone() {
        String order = shop.order(27_662);
        JsonObject request = shop.refundRequest(paid(order), 6_960);
        JsonObject answer = shop.open(shop.refund(request));
        assertThat(answer.text("status")).contains("PENDING");
        assertThat(answer.whole("transactionType")).contains(76L);
        assertThat(answer.text("merchantRequestId")).isEqualTo(request.text("merchantRequestId"));
        assertThat(answer.whole("originalCoinAmount")).contains(27_662L);
        bank.control().advance(Duration.ofSeconds(3));
        JsonObject refund = shop.query(order).json().objects("operations").get(1);
        assertThat(refund.text("status")).contains("SUCCESS");
        assertThat(refund.text("ecomOperationId")).isEqualTo(answer.text("ecomOperationId"));
        assertThat(shop.query(order).json().text("orderStatus")).contains("SUCCESS");
    }

    @Test
    void aPendingRefundCountsAsSpent() {
        String operation = paid(shop.order(1_000));
        shop.refund(shop.refundRequest(operation, 600));
        Reply tooMuch = shop.refund(shop.refundRequest(operation, 401));
        Reply rest = shop.refund(shop.refundRequest(operation, 400));
        assertThat(tooMuch.status()).isEqualTo(200);
        assertThat(tooMuch.msgCode()).isEqualTo("b_payment_invalid_refund_amount");
        assertThat(shop.open(rest).text("status")).contains("PENDING");
    }

    @Test
    void aFailedRefundFreesItsAmount() {
        bank.control().set(Setting.REFUND_RESULT, "FAIL");
        bank.control().set(Setting.REFUND_DELAY, Duration.ZERO);
        String operation = paid(shop.order(1_000));
        assertThat(shop.open(shop.refund(shop.refundRequest(operation, 1_000))).text("status"))
                .contains("FAIL");
        bank.control().set(Setting.REFUND_RESULT, "SUCCESS");
        assertThat(shop.open(shop.refund(shop.refundRequest(operation, 1_000))).text("status"))
                .contains("SUCCESS");
    }

    @Test
    void aDateFarFromTheBanksClockFailsWithoutAnOperationId() {
        JsonObject request = shop.refundRequest(paid(shop.order(1_000)), 100)
                .put("date", shop.at(clock.instant().minus(Duration.ofMinutes(6))));
        JsonObject answer = shop.open(shop.refund(request));
        assertThat(answer.text("status")).contains("FAIL");
        assertThat(answer.has("operationId")).isFalse();
        assertThat(answer.text("errorDetails")).contains("b_security_time_in_request_not_correct");
    }

    @Test
    void aRequestIdCanBeUsedOnceForRefundsToo() {
        JsonObject request = shop.refundRequest(paid(shop.order(1_000)), 100);
        shop.refund(request);
        assertThat(shop.refund(request).msgCode()).isEqualTo("b_duplicate_field_value");
    }

    @Test
    void aBodyForAnOlderSessionsKeyCannotBeOpened() {
        JsonObject request = shop.refundRequest(paid(shop.order(1_000)), 100);
        JsonObject oldKey = shop.session().object("serverPublic").orElseThrow();
        shop.authorize().put("serverPublic", oldKey);
        Reply reply = shop.refund(request);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.msgCode()).isEqualTo("b_encryptor_failed_decrypt_message");
    }

    @Test
    void aDeclinedPaymentCannotBeRefunded() {
        String operation = bank.control()
                .decline(shop.order(1_000), "1", "16")
                .operationId()
                .orElseThrow();
        assertThat(shop.refund(shop.refundRequest(operation, 1)).msgCode())
                .isEqualTo("b_payment_invalid_refund_status");
        assertThat(shop.refund(shop.refundRequest("nothing", 1)).msgCode()).isEqualTo("b_operation_not_found");
    }

    @Test
    void aTransferInsideTheBankCannotBeRefundedAndOneFromOutsideCan() {
        JsonObject transfer =
                shop.orderRequest(1_000).put("hppPayType", "A2A").put("merchantComment", "Payment for order 100001");
        String order = shop.order(transfer);
        String inside =
                bank.control().payByInternalTransfer(order).operationId().orElseThrow();
        String outside = bank.control().payByTransfer(order).operationId().orElseThrow();
        assertThat(shop.refund(shop.refundRequest(inside, 1)).msgCode()).isEqualTo("b_payment_refund_not_supported");
        assertThat(shop.open(shop.refund(shop.refundRequest(outside, 1))).text("status"))
                .contains("PENDING");
        assertThat(shop.query(order).json().isNull("statusUrl")).isTrue();
    }

    @Test
    void aRefundInTheCabinetIsSeenInAQuery() {
        String order = shop.order(1_000);
        bank.control().cabinetRefund(paid(order), 300);
        bank.control().advance(Duration.ofSeconds(3));
        JsonObject refund = shop.query(order).json().objects("operations").get(1);
        assertThat(refund.whole("coinAmount")).contains(300L);
        assertThat(refund.text("status")).contains("SUCCESS");
    }

    @Test
    void aPendingRefundHasTheReferenceThatItKeeps() {
        JsonObject pending = shop.open(shop.refund(shop.refundRequest(paid(shop.order(1_000)), 100)));
        assertThat(pending.text("status")).contains("PENDING");
        assertThat(pending.text("rrn").orElseThrow()).matches("\\d{12}");
        bank.control().advance(Duration.ofSeconds(3));
        JsonObject done = shop.query(pending.text("hppOrderId").orElseThrow())
                .json()
                .objects("operations")
                .get(1);
        assertThat(done.text("status")).contains("SUCCESS");
        assertThat(done.text("rrn")).isEqualTo(pending.text("rrn"));
    }

    @Test
    void aPendingRefundMayHaveNoReference() {
        bank.control().set(Setting.PENDING_RRN, false);
        JsonObject pending = shop.open(shop.refund(shop.refundRequest(paid(shop.order(1_000)), 100)));
        assertThat(pending.has("rrn")).isFalse();
    }

    @Test
    void anAnswerMayContainNulls() {
        bank.control().set(Setting.PENDING_RRN, false);
        bank.control().set(Setting.REFUND_NULLS, true);
        JsonObject answer = shop.open(shop.refund(shop.refundRequest(paid(shop.order(1_000)), 100)));
        assertThat(answer.isNull("rrn")).isTrue();
        assertThat(answer.object("transactionResponseInfo").orElseThrow().isNull("actionCode"))
                .isTrue();
    }

    @Test
    void anErrorMayBeEncrypted() {
        bank.control().set(Setting.ERRORS_IN_JWE, true);
        JsonObject error = shop.open(shop.refund(shop.refundRequest("nothing", 1)));
        assertThat(error.text("msgCode")).contains("b_operation_not_found");
        bank.control().fault(Fault.error("b_overload_error"));
        assertThat(shop.open(shop.refund(shop.refundRequest("nothing", 1))).text("msgCode"))
                .contains("b_overload_error");
    }

    @Test
    void aPartlyRefundedOrderMaySaySo() {
        bank.control().set(Setting.PARTIAL_REFUND_STATUS, true);
        bank.control().set(Setting.REFUND_DELAY, Duration.ZERO);
        String order = shop.order(1_000);
        String operation = paid(order);
        shop.refund(shop.refundRequest(operation, 400));
        assertThat(shop.query(order).json().text("orderStatus")).contains("PARTIAL_REFUND");
        shop.refund(shop.refundRequest(operation, 600));
        assertThat(shop.query(order).json().text("orderStatus")).contains("SUCCESS");
    }

    @Test
    void onATestTerminalTheKopiykasOfARefundDecide() {
        bank.control().set(Setting.TEST_TERMINAL, true);
        bank.control().set(Setting.REFUND_DELAY, Duration.ZERO);
        String operation = paid(shop.order(1_000));
        assertThat(shop.open(shop.refund(shop.refundRequest(operation, 116))).text("status"))
                .contains("SUCCESS");
        assertThat(shop.open(shop.refund(shop.refundRequest(operation, 117))).text("status"))
                .contains("FAIL");
    }

    @Test
    void aHoldIsCompletedOnceWithinAFifthOfItsAmount() {
        String order = shop.order(hold(Duration.ofHours(3)));
        String hold = paid(order);
        assertThat(shop.complete(completion(hold, 1_201)).msgCode()).isEqualTo("b_request_is_not_correct");
        JsonObject done = shop.open(shop.complete(completion(hold, 1_200)));
        assertThat(done.text("type")).contains("COMPLETION");
        assertThat(done.whole("transactionType")).contains(196L);
        assertThat(done.text("preauthOperationId")).isEqualTo(Optional.of(hold));
        assertThat(shop.complete(completion(hold, 1_000)).msgCode()).isEqualTo("b_cannot_process_logic_transaction");
        JsonObject refund = shop.open(
                shop.refund(shop.refundRequest(done.text("operationId").orElseThrow(), 1_200)));
        assertThat(refund.whole("transactionType")).contains(214L);
    }

    @Test
    void aHoldCannotBeCompletedAfterItsEnd() {
        String hold = paid(shop.order(hold(Duration.ofHours(3))));
        bank.control().advance(Duration.ofHours(3));
        shop.authorize();
        assertThat(shop.complete(completion(hold, 1_000)).msgCode()).isEqualTo("b_cannot_process_logic_transaction");
    }

    @Test
    void aHoldIsReleasedByARefund() {
        String hold = paid(shop.order(hold(Duration.ofHours(3))));
        JsonObject released = shop.open(shop.refund(shop.refundRequest(hold, 1_000)));
        assertThat(released.whole("transactionType")).contains(213L);
        assertThat(shop.complete(completion(hold, 1_000)).msgCode()).isEqualTo("b_cannot_process_logic_transaction");
    }

    private String paid(String order) {
        return bank.control().pay(order).operationId().orElseThrow();
    }

    private JsonObject hold(Duration length) {
        return shop.orderRequest(1_000)
                .put("hppPayType", "PREAUTH")
                .put("preAuthExpDate", shop.at(clock.instant().plus(length)));
    }

    private JsonObject completion(String hold, long coins) {
        return shop.refundRequest(hold, coins).remove("operationId").put("originalOperationId", hold);
    }

    @Test
    void aUsedRequestIdIsNamedAlsoWhenNothingIsLeftToRefund() {
        JsonObject request = shop.refundRequest(paid(shop.order(1_000)), 1_000);
        shop.refund(request);
        assertThat(shop.refund(request).msgCode()).isEqualTo("b_duplicate_field_value");
    }

    @Test
    void aUsedRequestIdIsNamedAlsoWhenTheHoldIsCompleted() {
        JsonObject request = completion(paid(shop.order(hold(Duration.ofHours(3)))), 1_000);
        shop.complete(request);
        assertThat(shop.complete(request).msgCode()).isEqualTo("b_duplicate_field_value");
    }

    @Test
    void aRefusedRequestDoesNotUseUpItsId() {
        JsonObject request = shop.refundRequest(paid(shop.order(1_000)), 1_001);
        assertThat(shop.refund(request).msgCode()).isEqualTo("b_payment_invalid_refund_amount");
        assertThat(shop.open(shop.refund(request.put("coinAmount", 1_000))).text("status"))
                .contains("PENDING");
    }
}
