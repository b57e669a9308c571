package io.github.alliancepay.sandbox;

import static io.github.alliancepay.sandbox.testing.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.testing.Browser;
import io.github.alliancepay.sandbox.testing.CallbackReceiver;
import io.github.alliancepay.sandbox.testing.Reply;
import io.github.alliancepay.sandbox.testing.Shop;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlApiTests {
    private final SandboxClock clock = SandboxClock.standingAt(Instant.parse("2026-09-21T14:13:20Z"));
    private final SandboxBank bank = SandboxBank.start(SandboxOptions.defaults().withClock(clock));
    private final Shop shop = new Shop(bank.credentials(), clock);
    private final Browser browser = new Browser(bank.baseUrl());
    private final CallbackReceiver receiver = new CallbackReceiver();

    @BeforeEach
    void authorize() {
        shop.authorize();
    }

    @AfterEach
    void stop() {
        bank.close();
        receiver.close();
    }

    @Test
    void credentialsAreThereAsJson() {
        JsonObject credentials = query("/sandbox/credentials");
        assertThat(credentials.names()).containsExactly("baseUrl", "merchantId", "serviceCode", "privateJwk");
        assertThat(credentials.text("privateJwk")).contains(bank.credentials().privateJwk());
    }

    @Test
    void anOrderIsPaidAndRefundedOverHttp() {
        String order = shop.order(1_000);
        JsonObject payment = command("pay", json("hppOrderId", order)).json();
        assertThat(payment.text("status")).contains("SUCCESS");
        JsonObject refund = command(
                        "cabinet-refund",
                        json("operationId", payment.text("operationId").orElseThrow())
                                .put("coinAmount", 300))
                .json();
        assertThat(refund.text("status")).contains("PENDING");
        command(
                "settle-refund",
                json("operationId", refund.text("operationId").orElseThrow()).put("success", false));
        assertThat(query("/sandbox/api/orders/" + order)
                        .objects("operations")
                        .get(1)
                        .text("status"))
                .contains("FAIL");
    }

    @Test
    void anAttemptIsDeclinedOrStoppedOverHttp() {
        JsonObject declined = command(
                        "decline",
                        json("hppOrderId", shop.order(100))
                                .put("actionCode", "1")
                                .put("responseCode", "16"))
                .json();
        assertThat(declined.text("status")).contains("FAIL");
        JsonObject stopped =
                command("require-3ds", json("hppOrderId", shop.order(100))).json();
        assertThat(stopped.text("status")).contains("REQUIRED_3DS");
        JsonObject passed = command(
                        "approve",
                        json("operationId", stopped.text("operationId").orElseThrow()))
                .json();
        assertThat(passed.text("status")).contains("SUCCESS");
    }

    @Test
    void timePassesAndCallbacksAreSentOverHttp() {
        String order = shop.order(shop.orderRequest(100).put("notificationUrl", receiver.url()));
        receiver.answer(500);
        command("pay", json("hppOrderId", order));
        assertThat(command("advance", json("duration", "PT40S")).json().whole("ran"))
                .contains(3L);
        assertThat(query("/sandbox/api/clock").text("now")).contains("2026-09-21T14:14:00Z");
        assertThat(query("/sandbox/api/deliveries").objects("deliveries")).hasSize(3);
        String id = query("/sandbox/api/callbacks")
                .objects("callbacks")
                .get(0)
                .text("id")
                .orElseThrow();
        receiver.answer(200);
        assertThat(command("resend", json("callbackId", id)).json().whole("status"))
                .contains(200L);
        assertThat(command("forge", json("forgery", "PAID").put("hppOrderId", order))
                        .json()
                        .whole("status"))
                .contains(200L);
    }

    @Test
    void faultsAndSettingsAreSetOverHttp() {
        command(
                "fault",
                json("kind", "ERROR")
                        .put("endpoint", "CREATE_ORDER")
                        .put("argument", "b_unknown_error")
                        .put("sticky", true));
        assertThat(query("/sandbox/api/faults").objects("faults")).hasSize(1);
        assertThat(shop.create(shop.orderRequest(100)).msgCode()).isEqualTo("b_unknown_error");
        command("clear-faults", new JsonObject());
        assertThat(shop.create(shop.orderRequest(100)).status()).isEqualTo(200);
        command("setting", json("name", "CALLBACKS").put("value", "false"));
        assertThat(query("/sandbox/api/settings").text("CALLBACKS")).contains("false");
        assertThat(query("/sandbox/api/calls").whole("CREATE_ORDER")).contains(2L);
    }

    @Test
    void aSessionIsEndedAndLockedOverHttp() {
        command("kill-session", new JsonObject());
        assertThat(shop.query("x").msgCode()).isEqualTo("b_session_doesnt_exists");
        command("lock", new JsonObject());
        Reply locked = shop.send(
                "/api-gateway/authorize_virtual_device",
                Map.of(),
                json("serviceCode", bank.credentials().serviceCode()));
        assertThat(locked.msgCode()).isEqualTo("b_auth_token_expired");
        command("unlock", new JsonObject());
        assertThat(shop.authorize().has("deviceId")).isTrue();
    }

    @Test
    void aMistakeIsExplained() {
        assertMistake(
                command("setting", json("name", "REFUND_RESULT").put("value", "MAYBE")), "REFUND_RESULT cannot be");
        assertMistake(command("setting", json("name", "NOTHING").put("value", "1")), "is not one of");
        assertMistake(command("pay", new JsonObject()), "needs \\\"hppOrderId\\\"");
        assertMistake(command("advance", json("duration", "tomorrow")), "parsed");
        assertMistake(command("pay", json("hppOrderId", "none")), "b_hpp_order_not_found");
        assertThat(command("fly", new JsonObject()).status()).isEqualTo(404);
        assertThat(browser.get("/sandbox/api/nothing").status()).isEqualTo(404);
    }

    @Test
    void theControlPageShowsOrdersAndItsFormsLeadBack() {
        String order = shop.order(1_000);
        assertThat(browser.get("/sandbox").body()).contains(order, "Керування пісочницею");
        Browser.Page paid =
                browser.post("/sandbox/api/pay", Map.of("hppOrderId", order, "lang", "en", "back", "orders"));
        assertThat(paid.status()).isEqualTo(303);
        assertThat(paid.location()).isEqualTo("/sandbox?lang=en#orders");
        assertThat(browser.get("/sandbox?lang=en").body()).contains("SUCCESS", "Refund in the merchant portal");
        assertThat(browser.get("/").location()).isEqualTo("/sandbox");
    }

    @Test
    void aFormOfAnotherSiteChangesNothing() {
        String order = shop.order(1_000);
        Browser.Page page =
                browser.from("http://evil.example.org").post("/sandbox/api/pay", Map.of("hppOrderId", order));
        assertThat(page.status()).isEqualTo(403);
        assertThat(bank.control().order(order).operations()).isEmpty();
    }

    private JsonObject query(String path) {
        return Json.readObject(browser.get(path).body());
    }

    private Reply command(String name, JsonObject arguments) {
        return shop.raw("/sandbox/api/" + name, Map.of(), "application/json", arguments.toString());
    }

    private static void assertMistake(Reply reply, String explanation) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains(explanation);
    }
}
