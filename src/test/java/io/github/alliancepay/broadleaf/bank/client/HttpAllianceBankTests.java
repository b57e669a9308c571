package io.github.alliancepay.broadleaf.bank.client;

import static io.github.alliancepay.broadleaf.bank.client.WireBank.HPP_ORDER_ID;
import static io.github.alliancepay.broadleaf.bank.client.WireBank.error;
import static io.github.alliancepay.broadleaf.bank.client.WireBank.json;
import static io.github.alliancepay.broadleaf.bank.client.WireBank.sealed;
import static io.github.alliancepay.broadleaf.bank.client.WireBank.sessionAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.alliancepay.broadleaf.bank.AccessClosedException;
import io.github.alliancepay.broadleaf.bank.AnswerMismatchException;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.CompletionRequest;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OrderDescription;
import io.github.alliancepay.broadleaf.bank.OrderDescription.BasketLine;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.bank.PayerField;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.bank.SessionStatus;
import io.github.alliancepay.broadleaf.bank.SessionStore;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.sandbox.jose.SandboxJwe;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAllianceBankTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WireBank wire = new WireBank();
    private final HttpAllianceBank bank = wire.client();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void anOrderIsCreatedInASessionThatIsOpenedFirst() {
        wire.answers(WireBank.CREATE_ORDER, json(200, WireBank.createdOrder()));

        CreatedOrder created = bank.createOrder(WireBank.orderRequest());

        assertThat(created)
                .isEqualTo(new CreatedOrder(
                        HPP_ORDER_ID,
                        "00000000-0000-4000-8000-0000000000bb",
                        URI.create("https://pay.alb.ua/?hpp_id=" + HPP_ORDER_ID),
                        "https://status-pay.alb.ua/?hpp_id=" + HPP_ORDER_ID,
                        Instant.parse("2026-09-22T14:13:20.120Z")));
        assertThat(wire.received(WireBank.AUTHORIZE)).hasSize(1);
    }

    @Test
    void theHeadersAreTheBanksOwnAndNoOthers() {
        wire.answers(WireBank.CREATE_ORDER, json(200, WireBank.createdOrder()));
        bank.createOrder(WireBank.orderRequest());

        LoggedRequest authorize = only(WireBank.AUTHORIZE);
        assertThat(authorize.getHeaders().keys())
                .extracting(String::toLowerCase)
                .contains("x-api_version", "x-request_id", "content-type", "accept")
                .doesNotContain("x-device_id", "x-refresh_token", "x-device-id");
        LoggedRequest create = only(WireBank.CREATE_ORDER);
        assertThat(create.getHeader("x-api_version")).isEqualTo("V1");
        assertThat(create.getHeader("x-device_id")).isEqualTo(wire.session.deviceId());
        assertThat(create.getHeader("x-refresh_token")).isEqualTo(wire.session.refreshToken());
        assertThat(UUID.fromString(create.getHeader("x-request_id")).version()).isEqualTo(4);
        assertThat(create.getHeader("x-request_id")).isNotEqualTo(authorize.getHeader("x-request_id"));
        assertThat(create.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(create.getHeader("Accept")).isEqualTo("application/json");
        assertThat(create.getHeaders().keys())
                .extracting(String::toLowerCase)
                .noneMatch(name -> name.startsWith("x-") && name.indexOf('-', 2) > 0)
                .doesNotContain("upgrade", "http2-settings");
        assertThat(create.getProtocol()).isEqualTo("HTTP/1.1");
    }

    @Test
    void anOrderSaysWhatTheBankNeedsAndNothingEmpty() throws Exception {
        wire.answers(WireBank.CREATE_ORDER, json(200, WireBank.createdOrder()));

        bank.createOrder(WireBank.orderRequest());

        assertThat(body(only(WireBank.CREATE_ORDER)))
                .isEqualTo(JSON.readTree(
                        """
                                {"merchantRequestId":"request-1","merchantId":"%s","hppPayType":"PURCHASE","coinAmount":27662,
                                 "currencyCode":"980","statusPageType":"STATUS_TIMER_PAGE",
                                 "paymentMethods":["CARD","APPLE_PAY","GOOGLE_PAY"],"language":"uk","expirationTimeMinutes":120,
                                 "notificationUrl":"https://shop.example/alliancepay/callback?t=token",
                                 "successUrl":"https://shop.example/alliancepay/return/a",
                                 "failUrl":"https://shop.example/alliancepay/return/b",
                                 "customerData":{"senderCustomerId":"42"}}"""
                                .formatted(BankSide.MERCHANT_ID)));
    }

    @Test
    void whatIsKnownOfThePayerIsSentInTheBanksForm() {
        wire.answers(WireBank.CREATE_ORDER, json(200, WireBank.createdOrder()));

        bank.createOrder(paidBy(Map.of(
                PayerField.FIRST_NAME, "Дар\u2019я",
                PayerField.LAST_NAME, "J. R.",
                PayerField.COUNTRY, "UA",
                PayerField.PHONE, "+380 67 123-45-67",
                PayerField.CITY, "a city with a name of more than 25 characters",
                PayerField.REGION, "  ")));

        JsonNode payer = body(only(WireBank.CREATE_ORDER)).get("customerData");
        assertThat(payer).hasSize(4);
        assertThat(payer.get("senderFirstName").asText()).isEqualTo("Дар'я");
        assertThat(payer.get("senderCountry").asText()).isEqualTo("804");
        assertThat(payer.get("senderPhone").asText()).isEqualTo("380671234567");
    }

    static Stream<String> refusalsOfAPayersDetail() {
        return Stream.of(
                "{\"field\":\"customerData.senderCity\",\"message\":\"is ill-formed\"}",
                "{\"field\":\"senderCity\"}",
                "{\"message\":\"customerData.senderCity: must match\"}",
                "\"senderCity must match\"");
    }

    @ParameterizedTest
    @MethodSource("refusalsOfAPayersDetail")
    void anOrderThatIsRefusedForADetailOfThePayerIsSentOnceMoreWithoutAny(String error) {
        wire.answers(WireBank.CREATE_ORDER, invalid(error), json(200, WireBank.createdOrder()));

        CreatedOrder created = bank.createOrder(paidBy(Map.of(PayerField.CITY, "Київ", PayerField.COUNTRY, "UA")));

        assertThat(created.hppOrderId()).isEqualTo(HPP_ORDER_ID);
        List<LoggedRequest> sent = wire.received(WireBank.CREATE_ORDER);
        assertThat(sent).hasSize(2);
        assertThat(body(sent.get(0)).get("customerData")).hasSize(3);
        assertThat(body(sent.get(1)).get("customerData")).hasSize(1);
        assertThat(body(sent.get(1)).get("merchantRequestId"))
                .isEqualTo(body(sent.get(0)).get("merchantRequestId"));
    }

    @Test
    void anOrderIsDescribedInTheBanksFields() {
        wire.answers(WireBank.CREATE_ORDER, json(200, WireBank.createdOrder()));

        bank.createOrder(described());

        JsonNode body = body(only(WireBank.CREATE_ORDER));
        assertThat(body.get("purpose").asText()).isEqualTo("Оплата замовлення 7");
        assertThat(body.get("merchantComment").asText()).isEqualTo("2026,7");
        assertThat(body.get("hppPageAdditionalInfo"))
                .hasToString(
                        "{\"productsSum\":27662,\"products\":[{\"name\":\"Горнятко\",\"count\":2,\"sum\":27662}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"field\":\"purpose\"}",
                "{\"field\":\"hppPageAdditionalInfo.products[0].name\"}",
                "\"merchantComment must match\""
            })
    void anOrderThatIsRefusedForItsDescriptionIsSentOnceMoreWithoutAny(String error) {
        wire.answers(WireBank.CREATE_ORDER, invalid(error), json(200, WireBank.createdOrder()));

        assertThat(bank.createOrder(described()).hppOrderId()).isEqualTo(HPP_ORDER_ID);

        List<LoggedRequest> sent = wire.received(WireBank.CREATE_ORDER);
        assertThat(sent).hasSize(2);
        assertThat(body(sent.get(1)))
                .isNotEmpty()
                .doesNotContain(
                        body(sent.get(0)).get("purpose"), body(sent.get(0)).get("merchantComment"));
        assertThat(body(sent.get(1)).has("hppPageAdditionalInfo")).isFalse();
    }

    private static OrderRequest described() {
        return WireBank.orderRequest()
                .describedAs(OrderDescription.NONE
                        .withPurpose("Оплата замовлення 7")
                        .withComment("2026,7")
                        .withBasket(List.of(new BasketLine("Горнятко", 2, new Coins(27662)))));
    }

    @Test
    void anOrderThatIsRefusedAgainIsRefused() {
        wire.answers(WireBank.CREATE_ORDER, invalid("{\"field\":\"customerData.senderCity\"}"));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> bank.createOrder(paidBy(Map.of(PayerField.CITY, "Київ"))));

        assertThat(wire.received(WireBank.CREATE_ORDER)).hasSize(2);
    }

    @Test
    void anOrderThatIsRefusedForSomethingElseIsNotSentAgain() {
        for (String error :
                List.of("{\"field\":\"coinAmount\"}", "{\"field\":\"customerData.senderCustomerId\"}", "{}")) {
            wire.answers(WireBank.CREATE_ORDER, invalid(error));
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> bank.createOrder(paidBy(Map.of(PayerField.CITY, "Київ"))));
        }
        wire.answers(WireBank.CREATE_ORDER, invalid("{\"field\":\"customerData.senderCity\"}"));
        assertThatExceptionOfType(RefusedException.class)
                .as("nothing to leave out")
                .isThrownBy(() -> bank.createOrder(WireBank.orderRequest()));
        assertThat(wire.received(WireBank.CREATE_ORDER)).hasSize(4);
    }

    @Test
    void anOrderWhoseRefusalIsNotTheBanksOwnIsNotSentAgain() {
        wire.answers(
                WireBank.CREATE_ORDER,
                json(
                        502,
                        "{\"msgType\":\"VALIDATION_ERROR\",\"msgCode\":\"b_x\",\"validation\":{\"errors\":[{\"field\":\"senderCity\"}]}}"));
        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> bank.createOrder(paidBy(Map.of(PayerField.CITY, "Київ"))));
        assertThat(wire.received(WireBank.CREATE_ORDER)).hasSize(1);
    }

    @Test
    void aLanguageThatThePageDoesNotSpeakIsLeftToTheBank() {
        wire.answers(WireBank.CREATE_ORDER, json(200, WireBank.createdOrder()));
        OrderRequest japanese = new OrderRequest(
                "request-1",
                new Coins(27662),
                Currency.USD,
                "ja",
                Optional.empty(),
                WireBank.orderRequest().addresses(),
                new Payer("42", Map.of()));

        bank.createOrder(japanese);

        JsonNode body = body(only(WireBank.CREATE_ORDER));
        assertThat(body.has("language")).isFalse();
        assertThat(body.has("expirationTimeMinutes")).isFalse();
        assertThat(body.get("currencyCode").asText()).isEqualTo("840");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00000000-0000-4000-8000-0000000000aa|00000000-0000-4000-8000-0000000000ff|merchantId",
                "request-1|request-2|merchantRequestId",
                "27662|27661|coinAmount",
                "hppOrderId\":\"1|hppOrderId\":\" 1|hppOrderId",
                "https://pay.alb.ua|http://pay.alb.ua|redirectUrl",
                "https://pay.alb.ua|https://pay.alb.ua.evil.example|redirectUrl",
                "https://pay.alb.ua|http://localhost.evil.example|redirectUrl",
                "https://pay.alb.ua/?hpp|not a uri?hpp|redirectUrl"
            })
    void anOrderThatIsNotTheOneAskedForIsNotUsed(String right, String wrong, String field) {
        wire.answers(WireBank.CREATE_ORDER, json(200, WireBank.createdOrder().replace(right, wrong)));

        assertThatExceptionOfType(AnswerMismatchException.class)
                .isThrownBy(() -> bank.createOrder(WireBank.orderRequest()))
                .withMessageContaining(field);
    }

    @ParameterizedTest
    @CsvSource({"hppOrderId,128", "merchantRequestId,128", "redirectUrl,4000"})
    void anOrderWhoseNameOrPageIsTooLongToBeStoredIsNotUsed(String field, int longest) {
        String answer = WireBank.createdOrder()
                .replaceFirst("(\"" + field + "\":\"(https://pay.alb.ua/)?)[^\"]*", "$1" + "x".repeat(longest + 1));
        wire.answers(WireBank.CREATE_ORDER, json(200, answer));

        assertThatExceptionOfType(AnswerMismatchException.class)
                .isThrownBy(() -> bank.createOrder(WireBank.orderRequest()))
                .withMessageContaining(field)
                .withMessageContaining("" + longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecomOrderId", "statusUrl"})
    void anOrderCanBePaidWithoutWhatIsOnlyShown(String field) {
        String answer = WireBank.createdOrder()
                .replaceFirst("(\"" + field + "\":\"(https://status-pay.alb.ua/)?)[^\"]*", "$1" + "x".repeat(2001));
        wire.answers(WireBank.CREATE_ORDER, json(200, answer));

        CreatedOrder created = bank.createOrder(WireBank.orderRequest());

        assertThat(created.hppOrderId()).isEqualTo(HPP_ORDER_ID);
        assertThat(List.of(created.ecomOrderId(), created.statusUrl())).containsOnlyOnce("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hppOrderId", "redirectUrl", "merchantId", "merchantRequestId", "coinAmount"})
    void anOrderThatLacksWhatMattersLeavesTheOutcomeUnknown(String field) {
        wire.answers(WireBank.CREATE_ORDER, json(200, WireBank.createdOrder().replace("\"" + field, "\"x" + field)));

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> bank.createOrder(WireBank.orderRequest()))
                .withMessageContaining(field);
    }

    @Test
    void numbersMayBeStringsAndTheRestMayBeMissing() {
        String answer =
                """
                {"coinAmount":"27662","merchantId":"%s","hppOrderId":"x","statusUrl":null,"merchantRequestId":"request-1",
                 "redirectUrl":"%s/pay"}"""
                        .formatted(BankSide.MERCHANT_ID, wire.terminal().baseUrl());
        wire.answers(WireBank.CREATE_ORDER, json(200, answer));

        CreatedOrder created = bank.createOrder(WireBank.orderRequest());

        assertThat(created.statusUrl()).isEmpty();
        assertThat(created.expiresAt()).isEqualTo(wire.time.instant().plus(Duration.ofHours(2)));
    }

    @Test
    void anOrderIsReadWithEveryOperation() {
        wire.answers(WireBank.OPERATIONS, json(200, order("\"operations\":[%s,%s]".formatted(purchase(), refund()))));

        BankOrder order = bank.order(HPP_ORDER_ID);

        assertThat(body(only(WireBank.OPERATIONS))).hasSize(1);
        assertThat(order.amount()).isEqualTo(new Coins(27662));
        assertThat(order.status()).isEqualTo("STATUS_OF_TOMORROW");
        assertThat(order.expiresAt()).contains(Instant.parse("2026-09-22T14:13:20.120Z"));
        assertThat(order.operations()).extracting(Operation::type).containsExactly("PURCHASE", "REFUND");
        assertThat(order.operations().get(0).amount()).contains(new Coins(27662));
        assertThat(order.operations().get(1).operationId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"later\":1", "\"operations\":[]", "\"operations\":null"})
    void anOrderWithoutAnAttemptHasNoOperations(String operations) {
        wire.answers(WireBank.OPERATIONS, json(200, order(operations)));
        assertThat(bank.order(HPP_ORDER_ID).operations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations", "operation"})
    void aSingleOperationIsOneToo(String name) {
        wire.answers(WireBank.OPERATIONS, json(200, order("\"" + name + "\":" + purchase())));
        assertThat(bank.order(HPP_ORDER_ID).operations()).hasSize(1);
    }

    static Stream<String> operationsThatCannotBeRead() {
        return Stream.of(
                "{\"type\":\"LOYALTY_BONUS\",\"status\":\"SUCCESS\",\"ecomOperationId\":\"e9\",\"bonusPoints\":12}",
                "{\"type\":\"COMMISSION\",\"status\":\"SUCCESS\",\"ecomOperationId\":\"e9\",\"coinAmount\":-12}",
                "{\"type\":\"PURCHASE\",\"status\":\"FAIL\",\"ecomOperationId\":\"e9\",\"coinAmount\":null}",
                "{\"type\":\"PURCHASE\",\"status\":\"SUCCESS\",\"ecomOperationId\":\"e9\",\"coinAmount\":[1]}",
                "{\"type\":\"PURCHASE\",\"status\":\"SUCCESS\",\"ecomOperationId\":\"e9\",\"coinAmount\":"
                        + "9".repeat(900_000) + "}",
                "{\"type\":\"PURCHASE\",\"status\":\"SUCCESS\",\"coinAmount\":1}",
                "{\"status\":\"SUCCESS\",\"ecomOperationId\":\"e9\",\"coinAmount\":1}",
                "{\"type\":\"PURCHASE\",\"status\":\"SUCCESS\",\"ecomOperationId\":\"e9\",\"coinAmount\":1,\"operationId\":\""
                        + "o".repeat(129) + "\"}",
                "{\"deep\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                "\"a text\"",
                "17",
                "[]",
                "{}");
    }

    @ParameterizedTest
    @MethodSource("operationsThatCannotBeRead")
    void anOperationThatCannotBeReadNeitherHidesTheMoneyBesideItNorCountsAsMoney(String unreadable) {
        wire.answers(WireBank.OPERATIONS, json(200, order("\"operations\":[%s,%s]".formatted(unreadable, purchase()))));

        List<Operation> operations = bank.order(HPP_ORDER_ID).operations();

        assertThat(operations).hasSize(2);
        assertThat(operations.get(0).fault()).isPresent();
        assertThat(operations).filteredOn(Operation::isSuccessfulPurchase).containsExactly(operations.get(1));
        assertThat(operations.get(1).amount()).contains(new Coins(27662));
    }

    @Test
    void anOrderOfAnotherIdIsNotUsed() {
        wire.answers(WireBank.OPERATIONS, json(200, order("\"operations\":[]")));
        assertThatExceptionOfType(AnswerMismatchException.class).isThrownBy(() -> bank.order("another"));
    }

    @Test
    void aRefundIsEncryptedToTheSessionAndItsAnswerDecrypted() throws Exception {
        wire.answers(WireBank.REFUND, sealed(WireBank.pendingRefund()));

        Operation refund = bank.refund(WireBank.refundRequest());

        assertThat(refund.status()).isEqualTo("PENDING");
        assertThat(refund.amount()).contains(new Coins(6960));
        LoggedRequest sent = only(WireBank.REFUND);
        assertThat(sent.getHeader("Content-Type")).isEqualTo("text/plain");
        assertThat(sent.getHeader("x-device_id")).isEqualTo(wire.session.deviceId());
        assertThat(opened(sent, wire.session))
                .isEqualTo(JSON.readTree(
                        """
                                {"merchantRequestId":"refund-1","merchantId":"%s","coinAmount":6960,
                                 "date":"2026-09-21 17:13:20.12+03:00","operationId":"1790000031495Kd8_pQ-2mNz",
                                 "notificationUrl":"https://shop.example/alliancepay/callback?t=token"}"""
                                .formatted(BankSide.MERCHANT_ID)));
    }

    @Test
    void aHoldIsCapturedByItsOriginalOperation() throws Exception {
        wire.answers(
                WireBank.COMPLETION,
                sealed(WireBank.pendingRefund().replace("REFUND", "COMPLETION").replace("refund-1", "take-1")));

        Operation completion = bank.complete(
                new CompletionRequest("take-1", "1790000031495Kd8_pQ-2mNz", new Coins(6960), Optional.empty()));

        assertThat(completion.type()).isEqualTo("COMPLETION");
        JsonNode body = opened(only(WireBank.COMPLETION), wire.session);
        assertThat(body.get("originalOperationId").asText()).isEqualTo("1790000031495Kd8_pQ-2mNz");
        assertThat(body.has("operationId")).isFalse();
        assertThat(body.has("notificationUrl")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"refund-1,refund-2", "6960,6961", "REFUND,PURCHASE", "REFUND,COMPLETION"})
    void aRefundAnswerAboutAnotherRefundLeavesTheOutcomeUnknown(String right, String wrong) {
        wire.answers(WireBank.REFUND, sealed(WireBank.pendingRefund().replace(right, wrong)));
        assertThatExceptionOfType(AnswerMismatchException.class)
                .isThrownBy(() -> bank.refund(WireBank.refundRequest()));
    }

    @Test
    void aRefusalIsReadPlainAndEncrypted() {
        wire.answers(
                WireBank.REFUND,
                error(200, "b_payment_invalid_refund_amount"),
                sealed("{\"msgType\":\"ERROR\",\"msgCode\":\"b_operation_not_found\"}"));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> bank.refund(WireBank.refundRequest()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("b_payment_invalid_refund_amount"));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> bank.refund(WireBank.refundRequest()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("b_operation_not_found"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, b_expired_token",
        "401, b_used_token",
        "401, b_auth_token_expired",
        "401, b_session_doesnt_exists",
        "200, b_session_doesnt_exists",
        "401, b_previous_auth_token_expired",
        "401, b_unknown_device",
        "200, b_virtual_device_not_found",
        "200, b_refresh_token_absent",
        "401, b_of_tomorrow",
        "200, b_encryptor_failed_decrypt_message"
    })
    void aCallWithARejectedSessionIsBuiltAgainForANewOne(int status, String code) {
        BankSide next = BankSide.opened(wire.time.instant());
        wire.authorizeAnswers(sessionAnswer(wire.session), sessionAnswer(next));
        wire.answers(WireBank.REFUND, error(status, code), sealed(WireBank.pendingRefund()));

        bank.refund(WireBank.refundRequest());

        List<LoggedRequest> sent = wire.received(WireBank.REFUND);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).getHeader("x-device_id")).isEqualTo(next.deviceId());
        assertThat(sent.get(1).getHeader("x-request_id"))
                .isNotEqualTo(sent.get(0).getHeader("x-request_id"));
        assertThat(opened(sent.get(0), wire.session).get("merchantRequestId"))
                .isEqualTo(opened(sent.get(1), next).get("merchantRequestId"));
    }

    @Test
    void theDateOfARepetitionIsTheTimeOfTheRepetition() {
        BankSide next = BankSide.opened(wire.time.instant());
        wire.authorizeAnswers(sessionAnswer(wire.session), sessionAnswer(next));
        wire.answers(WireBank.REFUND, error(401, "b_expired_token"), sealed(WireBank.pendingRefund()));
        holdTheClaimElsewhereFor(Duration.ofSeconds(2));

        bank.refund(WireBank.refundRequest());

        assertThat(opened(wire.received(WireBank.REFUND).get(1), next)
                        .get("date")
                        .asText())
                .isGreaterThan("2026-09-21 17:13:22");
    }

    @Test
    void aCallIsRepeatedOnceOnly() {
        wire.answers(WireBank.REFUND, error(401, "b_used_token"));

        assertThatExceptionOfType(NotDoneException.class)
                .isThrownBy(() -> bank.refund(WireBank.refundRequest()))
                .withMessageContaining("b_used_token");

        assertThat(wire.received(WireBank.REFUND)).hasSize(2);
        assertThat(wire.received(WireBank.AUTHORIZE)).hasSize(2);
    }

    @Test
    void aSessionThatAnotherNodeRenewedIsTakenOverWithoutAuthorizing() {
        bank.keepSession();
        BankSide theirs = BankSide.opened(wire.time.instant());
        wire.store.save(BankSide.SERVICE_CODE, new SessionStore.SealedSession(theirs.jwe(), theirs.authorizedAt()));
        wire.answers(WireBank.REFUND, error(401, "b_session_doesnt_exists"), sealed(WireBank.pendingRefund()));

        bank.refund(WireBank.refundRequest());

        assertThat(wire.received(WireBank.AUTHORIZE)).hasSize(1);
        assertThat(wire.received(WireBank.REFUND).get(1).getHeader("x-device_id"))
                .isEqualTo(theirs.deviceId());
    }

    @Test
    void aClosedServiceCodeIsFinalAndSaysWhatToDo() {
        wire.authorizeAnswers(error(401, "b_auth_token_expired"));

        assertThatExceptionOfType(AccessClosedException.class)
                .isThrownBy(() -> bank.createOrder(WireBank.orderRequest()))
                .withMessageContaining("200 days")
                .withMessageContaining("bank's support")
                .withMessageContaining("not affected");

        assertThat(wire.received(WireBank.AUTHORIZE)).hasSize(1);
        assertThat(wire.received(WireBank.CREATE_ORDER)).isEmpty();
        assertThat(bank.isAccessRefused()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"401,b_unknown_device", "200,b_merchant_not_found"})
    void aSessionThatIsRefusedMeansThatNothingWasDone(int status, String code) {
        wire.authorizeAnswers(error(status, code));
        assertThatExceptionOfType(NotDoneException.class)
                .isThrownBy(() -> bank.refund(WireBank.refundRequest()))
                .withMessageContaining(code)
                .withMessageContaining("service code");
        assertThat(wire.received(WireBank.AUTHORIZE)).hasSize(1);
    }

    @Test
    void aSessionThatTheMerchantKeyCannotOpenMeansThatNothingWasDone() {
        String foreign = SandboxJwe.encrypt(wire.session.plain(), BankSide.newKey());
        wire.authorizeAnswers(json(200, "{\"jwe\":\"" + foreign + "\"}"));
        assertThatExceptionOfType(NotDoneException.class)
                .isThrownBy(() -> bank.order(HPP_ORDER_ID))
                .withMessageContaining("cannot be read with the merchant key");
    }

    @Test
    void authorizingOpensANewSessionEachTimeAndTellsHowLongItLasts() {
        SessionStatus first = bank.authorize();
        bank.authorize();

        assertThat(first)
                .isEqualTo(new SessionStatus(
                        wire.time.instant(), wire.time.instant().plus(Duration.ofHours(24))));
        assertThat(wire.received(WireBank.AUTHORIZE)).hasSize(2);
    }

    @Test
    void theStateOfTheSessionIsToldWithoutAskingTheBank() {
        assertThat(bank.session()).isEmpty();
        SessionStatus kept = bank.keepSession();
        assertThat(bank.session()).contains(kept);
        assertThat(wire.received(WireBank.AUTHORIZE)).hasSize(1);
        assertThat(bank.isReachable()).isTrue();
    }

    /** Money that has moved must not be said to have failed. */
    @Test
    void aListenerThatFailsHarmsNoCallAndNoOtherListener() {
        List<String> told = new ArrayList<>();
        bank.addListener((endpoint, outcome, time) -> {
            throw new IllegalStateException("There is already a meter of that name");
        });
        bank.addListener((endpoint, outcome, time) -> told.add(endpoint));
        wire.answers(WireBank.REFUND, WireBank.sealed(WireBank.pendingRefund()));

        assertThat(bank.refund(WireBank.refundRequest()).status()).isEqualTo("PENDING");
        assertThat(told).containsExactly("authorize", "refund");
    }

    private void holdTheClaimElsewhereFor(Duration duration) {
        bank.keepSession();
        wire.store.claim(
                BankSide.SERVICE_CODE, wire.time.instant(), wire.time.instant().plus(duration));
    }

    private LoggedRequest only(String path) {
        List<LoggedRequest> received = wire.received(path);
        assertThat(received).hasSize(1);
        return received.get(0);
    }

    private static ResponseDefinitionBuilder invalid(String error) {
        return json(
                400,
                "{\"msgType\":\"VALIDATION_ERROR\",\"msgCode\":\"b_request_is_not_correct\",\"validation\":{\"errors\":["
                        + error + "]}}");
    }

    private static OrderRequest paidBy(Map<PayerField, String> details) {
        OrderRequest plain = WireBank.orderRequest();
        return new OrderRequest(
                plain.merchantRequestId(),
                plain.amount(),
                plain.currency(),
                plain.language(),
                plain.lifetime(),
                plain.addresses(),
                new Payer("42", details));
    }

    private static String order(String more) {
        return """
                {"coinAmount":27662,"ecomOrderId":"00000000-0000-4000-8000-0000000000bb","statusUrl":"javascript:alert(1)",
                 "merchantId":"%s","hppOrderId":"%s","redirectUrl":"","merchantRequestId":"request-1",
                 "expiredOrderDate":"2026-09-22 17:13:20.12+03:00","orderStatus":"STATUS_OF_TOMORROW",%s}"""
                .formatted(BankSide.MERCHANT_ID, HPP_ORDER_ID, more);
    }

    private static String purchase() {
        return "{\"type\":\"PURCHASE\",\"ecomOperationId\":\"e1\",\"operationId\":\"o1\",\"status\":\"SUCCESS\",\"coinAmount\":27662}";
    }

    private static String refund() {
        return "{\"type\":\"REFUND\",\"ecomOperationId\":\"e2\",\"status\":\"FAIL\",\"coinAmount\":1,\"transactionResponseInfo\":{},"
                + "\"errorDetails\":\"b_security_time_in_request_not_correct\"}";
    }

    private static JsonNode body(LoggedRequest request) {
        return tree(request.getBodyAsString());
    }

    private static JsonNode opened(LoggedRequest request, BankSide session) {
        return tree(SandboxJwe.decrypt(request.getBodyAsString(), session.key()));
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (java.io.IOException notJson) {
            throw new AssertionError(text, notJson);
        }
    }
}
