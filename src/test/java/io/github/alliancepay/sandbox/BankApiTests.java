package io.github.alliancepay.sandbox;

import static io.github.alliancepay.sandbox.testing.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.testing.Reply;
import io.github.alliancepay.sandbox.testing.Shop;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BankApiTests {
    private static final String OPERATIONS = "/ecom/execute_request/hpp/v1/operations";

    private final SandboxClock clock = SandboxClock.standingAt(Instant.parse("2026-09-21T14:13:20.123Z"));
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
    void anAuthorizationHasAllSevenFieldsInTheBanksFormats() {
        assertThat(shop.session().names())
                .containsExactly(
                        "deviceId",
                        "refreshToken",
                        "authToken",
                        "serverPublic",
                        "tokenExpirationDateTime",
                        "tokenExpiration",
                        "sessionExpiration");
        assertThat(shop.session().text("tokenExpirationDateTime")).contains("2026-09-22 14:13:20.0123 +0000");
        assertThat(shop.session().text("tokenExpiration")).contains("2026-09-22 17:13:20.123+03:00");
        assertThat(shop.session().object("serverPublic").orElseThrow().names()).containsExactly("kty", "crv", "x", "y");
    }

    @Test
    void anUnknownServiceCodeIsAnUnknownDevice() {
        Reply reply = shop.send("/api-gateway/authorize_virtual_device", Map.of(), json("serviceCode", "nobody"));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.msgCode()).isEqualTo("b_unknown_device");
    }

    @Test
    void anAuthorizationNeedsNoVersionButAnyOtherCallDoes() {
        String serviceCode =
                json("serviceCode", bank.credentials().serviceCode()).toString();
        Reply authorized = Shop.exchange(unversioned("/api-gateway/authorize_virtual_device", serviceCode));
        Reply queried =
                Shop.exchange(unversioned(OPERATIONS, json("hppOrderId", "x").toString()));
        assertThat(shop.open(authorized).has("deviceId")).isTrue();
        assertThat(queried.msgCode()).isEqualTo("b_request_is_not_correct");
    }

    private HttpRequest unversioned(String path, String body) {
        return HttpRequest.newBuilder(URI.create(bank.baseUrl() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
    }

    /** As the bank's own modules do, whose setting ends with a slash. */
    @Test
    void aDoubledSlashBeforeThePathIsTolerated() {
        var slashed = new SandboxCredentials(
                bank.baseUrl() + "/",
                bank.credentials().merchantId(),
                bank.credentials().serviceCode(),
                bank.credentials().privateJwk());
        Shop module = new Shop(slashed, clock);
        module.authorize();
        String order = module.order(1_000);
        String operation = bank.control().pay(order).operationId().orElseThrow();
        JsonObject refund = module.open(module.refund(module.refundRequest(operation, 100)));
        assertThat(refund.text("status")).contains("PENDING");
        assertThat(module.query(order).json().objects("operations")).hasSize(2);
    }

    @Test
    void noLinkOfTheSandboxHasADoubledSlashAndOneThatHasItWorks() {
        String order = shop.order(1_000);
        bank.control().pay(order);
        String answer = shop.query(order).body();
        String receipt = Json.readObject(answer)
                .objects("operations")
                .get(0)
                .text("receiptUrl")
                .orElseThrow();
        assertThat(answer.replace("http://", "")).doesNotContain("//");
        HttpRequest doubled = HttpRequest.newBuilder(
                        URI.create(receipt.replace("/generate_receipt", "//generate_receipt")))
                .build();
        assertThat(Shop.exchange(doubled).status()).isEqualTo(200);
    }

    @Test
    void aNewerAuthorizationEndsTheSession() {
        bank.control().killSession();
        Reply reply = shop.query("1790000000123AAAAAAAAAAA");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.msgCode()).isEqualTo("b_session_doesnt_exists");
    }

    @Test
    void aSessionEndsAfterADay() {
        bank.control().advance(Duration.ofHours(24));
        assertThat(shop.query("x").msgCode()).isEqualTo("b_expired_token");
    }

    @Test
    void headersWithHyphensAreNotHeaders() {
        Map<String, String> hyphens = Map.of(
                "x-device-id", shop.session().text("deviceId").orElseThrow(),
                "x-refresh-token", shop.session().text("refreshToken").orElseThrow());
        Reply reply = shop.send(OPERATIONS, hyphens, json("hppOrderId", "x"));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.msgCode()).isEqualTo("b_unknown_device");
    }

    @Test
    void aMissingTokenAndAForeignDeviceComeWithStatus200() {
        String device = shop.session().text("deviceId").orElseThrow();
        Reply tokenless = shop.send(OPERATIONS, Map.of("x-device_id", device), json("hppOrderId", "x"));
        Reply foreign =
                shop.send(OPERATIONS, Map.of("x-device_id", "d", "x-refresh_token", "t"), json("hppOrderId", "x"));
        assertThat(List.of(tokenless.status(), foreign.status())).containsOnly(200);
        assertThat(tokenless.msgCode()).isEqualTo("b_refresh_token_absent");
        assertThat(foreign.msgCode()).isEqualTo("b_virtual_device_not_found");
    }

    @Test
    void aLockedServiceCodeCannotAuthorize() {
        bank.control().lockServiceCode();
        Reply reply = shop.send(
                "/api-gateway/authorize_virtual_device",
                Map.of(),
                json("serviceCode", bank.credentials().serviceCode()));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.msgCode()).isEqualTo("b_auth_token_expired");
    }

    @Test
    void anIdleServiceCodeIsClosedAfter200Days() {
        bank.control().advance(Duration.ofDays(201));
        Reply reply = shop.send(
                "/api-gateway/authorize_virtual_device",
                Map.of(),
                json("serviceCode", bank.credentials().serviceCode()));
        assertThat(reply.msgCode()).isEqualTo("b_auth_token_expired");
    }

    @Test
    void aNewOrderIsEchoedWithItsPageAndDates() {
        JsonObject request = shop.orderRequest(27_662);
        JsonObject order = shop.create(request).json();
        assertThat(order.text("hppOrderId").orElseThrow()).matches("\\d{13}[A-Za-z0-9_-]{11}");
        assertThat(order.text("merchantRequestId")).isEqualTo(request.text("merchantRequestId"));
        assertThat(order.whole("coinAmount")).contains(27_662L);
        assertThat(order.text("orderStatus")).contains("PENDING");
        assertThat(order.text("createDate")).contains("2026-09-21 17:13:20.12+03:00");
        assertThat(order.text("expiredOrderDate")).contains("2026-09-22 17:13:20.12+03:00");
        assertThat(order.text("redirectUrl").orElseThrow())
                .isEqualTo(bank.baseUrl() + "/pay?hpp_id="
                        + order.text("hppOrderId").orElseThrow());
        assertThat(order.isNull("nbuQrCode")).isTrue();
    }

    @Test
    void aRequestIdCanBeUsedOnce() {
        JsonObject request = shop.orderRequest(100);
        shop.create(request);
        Reply again = shop.create(request);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.msgCode()).isEqualTo("b_duplicate_field_value");
    }

    @Test
    void anotherMerchantsIdIsRefused() {
        JsonObject request = shop.orderRequest(100).put("merchantId", "00000000-0000-4000-8000-0000000000aa");
        Reply reply = shop.create(request);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.msgCode()).isEqualTo("b_user_merchant_request_mismatch");
    }

    @Test
    void badJsonAndAnUnknownRouteHaveTheirOwnCodes() {
        Reply bad = shop.raw(OPERATIONS, shop.headers(), "application/json", "{\"hppOrderId\":");
        Reply lost = shop.call("/ecom/execute_request/hpp/v2/operations", json("hppOrderId", "x"));
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.msgCode()).isEqualTo("b_error_parse_json");
        assertThat(lost.status()).isEqualTo(404);
        assertThat(lost.msgCode()).isEqualTo("b_service_unavailable");
    }

    @Test
    void aPaidOrderTellsItsOperation() {
        String order = shop.order(27_662);
        bank.control().pay(order);
        JsonObject answer = shop.query(order).json();
        JsonObject operation = answer.objects("operations").get(0);
        assertThat(answer.text("orderStatus")).contains("SUCCESS");
        assertThat(operation.text("type")).contains("PURCHASE");
        assertThat(operation.text("status")).contains("SUCCESS");
        assertThat(operation.whole("coinAmount")).contains(27_662L);
        assertThat(operation.text("rrn").orElseThrow()).matches("\\d{12}");
        assertThat(operation.text("creationDateTime")).contains("2026.09.21 17:13:20.123");
        assertThat(operation.text("cardNumberMask")).contains("41111111••••1111");
        assertThat(operation.object("transactionResponseInfo").orElseThrow().text("actionCode"))
                .contains("0");
    }

    @Test
    void anUnknownOrderIsNotFoundAndAnExpiredOneIsAnError() {
        String order = shop.order(shop.orderRequest(100).put("expirationTimeMinutes", 60));
        bank.control().advance(Duration.ofMinutes(60));
        assertThat(shop.query("1790000000123AAAAAAAAAAA").status()).isEqualTo(404);
        assertThat(shop.query(order).status()).isEqualTo(500);
        assertThat(shop.query(order).msgCode()).isEqualTo("b_hpp_order_expired");
    }

    @Test
    void moneyForAnExpiredOrderIsShown() {
        String order = shop.order(100);
        bank.control().expire(order);
        bank.control().pay(order);
        assertThat(shop.query(order).json().text("orderStatus")).contains("SUCCESS");
    }

    @Test
    void dollarsBecomeKopiykasRoundedHalfUp() {
        String order = shop.order(shop.orderRequest(10).put("currencyCode", "840"));
        bank.control().pay(order);
        JsonObject operation = shop.query(order).json().objects("operations").get(0);
        assertThat(operation.whole("coinAmount")).contains(444L);
        assertThat(operation.whole("sourceAmount")).contains(10L);
        assertThat(operation.text("sourceCurrencyCode")).contains("840");
        assertThat(operation.text("conversionRate")).contains("44.3500");
        assertThat(operation.text("transactionCurrency")).contains("980");
    }

    @Test
    void anApprovalMayBeForLess() {
        String order = shop.order(1_000);
        bank.control().payPartly(order, 400);
        JsonObject operation = shop.query(order).json().objects("operations").get(0);
        assertThat(operation.text("status")).contains("SUCCESS");
        assertThat(operation.whole("coinAmount")).contains(400L);
        assertThat(operation.object("transactionResponseInfo").orElseThrow().text("responseCode"))
                .contains("02");
    }

    @Test
    void anOperationIsFoundByItsIdAndByItsRequest() {
        JsonObject request = shop.orderRequest(100);
        String order = shop.order(request);
        String id = bank.control().pay(order).operationId().orElseThrow();
        Reply byId = shop.call("/ecom/execute_request/payments/v1/operations", json("id", id));
        Reply byRequest = shop.call(
                "/ecom/execute_request/payments/v1/operation/by_merchant_request_id",
                json("merchantRequestId", request.text("merchantRequestId").orElseThrow()));
        assertThat(byId.json().text("operationId")).contains(id);
        assertThat(byRequest.json().text("operationId")).contains(id);
    }

    @Test
    void anUnknownOperationIsNotFound() {
        Reply reply = shop.call(
                "/ecom/execute_request/payments/v1/operation/by_merchant_request_id",
                json("merchantRequestId", "none"));
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.msgCode()).isEqualTo("payment_operation_not_found");
    }

    @Test
    void onATestTerminalTheKopiykasDecide() {
        bank.control().set(io.github.alliancepay.sandbox.setting.Setting.TEST_TERMINAL, true);
        assertThat(bank.control().pay(shop.order(105)).succeeded()).isFalse();
        var paid = bank.control().pay(shop.order(104));
        assertThat(paid.outcome().rrn()).contains("-1");
        assertThat(paid.outcome().approvalCode()).isEqualTo(Optional.empty());
    }

    @Test
    void theSameSeedIsTheSameMerchant() {
        try (SandboxBank other = SandboxBank.start(SandboxOptions.defaults())) {
            assertThat(other.credentials().privateJwk())
                    .isEqualTo(bank.credentials().privateJwk());
            assertThat(other.credentials().merchantId())
                    .isEqualTo(bank.credentials().merchantId());
        }
    }

    @Test
    void credentialsDoNotPrintTheirSecrets() {
        assertThat(bank.credentials().toString())
                .doesNotContain(bank.credentials().serviceCode())
                .doesNotContain("\"d\"");
    }
}
