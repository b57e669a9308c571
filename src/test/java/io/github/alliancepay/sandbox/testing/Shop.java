package io.github.alliancepay.sandbox.testing;

import io.github.alliancepay.sandbox.SandboxCredentials;
import io.github.alliancepay.sandbox.jose.SandboxJwe;
import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A merchant that calls the bank over real HTTP, by the protocol. */
public final class Shop {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSxxx").withZone(ZoneOffset.UTC);

    private final SandboxCredentials credentials;
    private final Clock clock;
    private JsonObject session = new JsonObject();

    public Shop(SandboxCredentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    public JsonObject authorize() {
        Reply reply =
                send("/api-gateway/authorize_virtual_device", Map.of(), json("serviceCode", credentials.serviceCode()));
        session = open(reply);
        return session;
    }

    public JsonObject session() {
        return session;
    }

    public JsonObject open(Reply reply) {
        return Json.readObject(SandboxJwe.decrypt(reply.json().text("jwe").orElseThrow(), credentials.privateJwk()));
    }

    public JsonObject orderRequest(long coins) {
        return json("merchantRequestId", UUID.randomUUID().toString())
                .put("merchantId", credentials.merchantId())
                .put("hppPayType", "PURCHASE")
                .put("coinAmount", coins)
                .put("paymentMethods", List.of("CARD", "APPLE_PAY", "GOOGLE_PAY"))
                .put("successUrl", "http://localhost:1/success")
                .put("failUrl", "http://localhost:1/fail")
                .put("statusPageType", "STATUS_TIMER_PAGE")
                .put("customerData", json("senderCustomerId", "guest-1"));
    }

    public String order(long coins) {
        return order(orderRequest(coins));
    }

    public String order(JsonObject request) {
        Reply reply = create(request);
        return reply.json().text("hppOrderId").orElseThrow(() -> new AssertionError(reply.body()));
    }

    public Reply create(JsonObject request) {
        return call("/ecom/execute_request/hpp/v1/create-order", request);
    }

    public Reply query(String hppOrderId) {
        return call("/ecom/execute_request/hpp/v1/operations", json("hppOrderId", hppOrderId));
    }

    public JsonObject refundRequest(String operationId, long coins) {
        return json("merchantRequestId", UUID.randomUUID().toString())
                .put("merchantId", credentials.merchantId())
                .put("operationId", operationId)
                .put("coinAmount", coins)
                .put("date", now());
    }

    public Reply refund(JsonObject request) {
        return sealed("/ecom/execute_request/payments/v3/refund", request);
    }

    public Reply complete(JsonObject request) {
        return sealed("/ecom/execute_request/payments/v1/completion", request);
    }

    public String now() {
        return DATE.format(clock.instant());
    }

    public String at(java.time.Instant time) {
        return DATE.format(time);
    }

    public Reply call(String path, JsonObject body) {
        return send(path, headers(), body);
    }

    public Reply sealed(String path, JsonObject body) {
        String key = session.object("serverPublic").orElseThrow().toString();
        return raw(path, headers(), "text/plain", SandboxJwe.encrypt(body.toString(), key));
    }

    public Map<String, String> headers() {
        return Map.of(
                "x-device_id", session.text("deviceId").orElse(""),
                "x-refresh_token", session.text("refreshToken").orElse(""));
    }

    public Reply send(String path, Map<String, String> headers, JsonObject body) {
        return raw(path, headers, "application/json", body.toString());
    }

    public Reply raw(String path, Map<String, String> headers, String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(credentials.baseUrl() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("x-api_version", "V1")
                .header("Content-Type", contentType);
        headers.forEach(request::header);
        return exchange(request.build());
    }

    public static Reply exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Reply(0, "");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonObject json(String name, Object value) {
        return new JsonObject().put(name, value);
    }
}
