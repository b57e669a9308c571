package io.github.alliancepay.sandbox;

import static io.github.alliancepay.sandbox.testing.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.OperationStatus;
import io.github.alliancepay.sandbox.page.Html;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.testing.Browser;
import io.github.alliancepay.sandbox.testing.CallbackReceiver;
import io.github.alliancepay.sandbox.testing.Reply;
import io.github.alliancepay.sandbox.testing.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    void aHoldIsCompletedOverHttpAndOnItsPage() {
        String hold = held();
        assertThat(browser.get("/sandbox?lang=en").body()).contains("Complete in the merchant portal");

        JsonObject completion = command(
                        "cabinet-completion", json("operationId", hold).put("coinAmount", 4_000))
                .json();

        assertThat(completion.text("status")).contains("SUCCESS");
        assertThat(browser.get("/sandbox?lang=en").body()).doesNotContain("Complete in the merchant portal");
        assertThat(command("cabinet-completion", json("operationId", hold).put("coinAmount", 4_000))
                        .status())
                .isEqualTo(400);
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

    @Test
    void aResetForgetsEverythingButTheMerchantAndItsSession() {
        String order = shop.order(shop.orderRequest(1_000).put("notificationUrl", receiver.url()));
        command("pay", json("hppOrderId", order));
        command("setting", json("name", "REFUND_RESULT").put("value", "STUCK"));
        command("fault", json("kind", "HTML_500").put("sticky", "true"));
        command("lock", new JsonObject());

        assertMistake(command("reset", new JsonObject()), "confirm");
        assertThat(command("reset", json("confirm", "true")).status()).isEqualTo(200);

        assertThat(bank.control().orders()).isEmpty();
        assertThat(bank.control().callbacks()).isEmpty();
        assertThat(bank.control().advance(java.time.Duration.ofHours(2))).isZero();
        assertThat(bank.control().setting(Setting.REFUND_RESULT)).isEqualTo("SUCCESS");
        assertThat(bank.control().calls(Endpoint.CREATE_ORDER)).isZero();
        assertThat(shop.query(order).msgCode()).isEqualTo("b_hpp_order_not_found");
        assertThat(shop.authorize().has("deviceId")).isTrue();
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void theControlPageResetsOnlyWhenTheBoxIsTicked() {
        shop.order(1_000);
        assertThat(browser.get("/sandbox?lang=en").body())
                .contains("name=\"confirm\" value=\"true\" required", "Yes, forget all orders");
        assertThat(browser.post("/sandbox/api/reset", Map.of("lang", "en")).status())
                .isEqualTo(400);
        assertThat(bank.control().orders()).hasSize(1);
        browser.post("/sandbox/api/reset", Map.of("lang", "en", "confirm", "true"));
        assertThat(bank.control().orders()).isEmpty();
    }

    @Test
    void ordersComeInPagesNewestFirst() {
        List<String> orders =
                Stream.generate(() -> shop.order(1_000)).limit(103).toList();
        JsonObject first = query("/sandbox/api/orders");
        JsonObject last = query("/sandbox/api/orders?page=3");
        assertThat(first.objects("orders")).hasSize(50);
        assertThat(first.objects("orders").get(0).text("hppOrderId")).contains(orders.get(102));
        assertThat(first.whole("total")).contains(103L);
        assertThat(first.whole("pages")).contains(3L);
        assertThat(last.objects("orders")).hasSize(3);
        assertThat(last.objects("orders").get(2).text("hppOrderId")).contains(orders.get(0));
        assertThat(query("/sandbox/api/orders?page=99").whole("page")).contains(3L);

        String page = browser.get("/sandbox?lang=en&page=2").body();
        assertThat(page).contains("2 / 3", "id=\"newer\"", "id=\"older\"", orders.get(50));
        assertThat(page).doesNotContain("/pay?hpp_id=" + orders.get(102));
        assertThat(browser.post(
                                "/sandbox/api/pay",
                                Map.of(
                                        "hppOrderId",
                                        orders.get(50),
                                        "lang",
                                        "en",
                                        "back",
                                        "orders",
                                        "page",
                                        "2",
                                        "q",
                                        "a&b"))
                        .location())
                .isEqualTo("/sandbox?lang=en&q=a%26b&page=2#orders");
    }

    @Test
    void anOrderIsFoundByAnyOfItsNumbersAndByItsAmount() {
        shop.order(1_000);
        JsonObject request = shop.orderRequest(123_456).put("purpose", "Order 2026-77");
        String order = shop.order(request);
        var payment = bank.control().pay(order);
        var refund = bank.control().cabinetRefund(payment.operationId().orElseThrow(), 555);
        Stream.of(
                        order.substring(0, 20),
                        request.text("merchantRequestId").orElseThrow().toUpperCase(),
                        payment.operationId().orElseThrow(),
                        payment.outcome().rrn().orElseThrow(),
                        payment.outcome().approvalCode().orElseThrow(),
                        refund.ecomOperationId(),
                        "2026-77",
                        "success",
                        "1234.56",
                        "1234,56",
                        "5.55")
                .forEach(text -> assertThat(found(text)).as(text).containsExactly(order));
        assertThat(found("no such number")).isEmpty();
        assertThat(browser.get("/sandbox?lang=en&q=%3Cb%3E").body())
                .contains("Found: 0", "Show all", "value=\"&lt;b&gt;\"")
                .doesNotContain("<b>");
    }

    private List<String> found(String text) {
        return query("/sandbox/api/orders?q="
                        + java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8))
                .objects("orders")
                .stream()
                .map(order -> order.text("hppOrderId").orElseThrow())
                .toList();
    }

    @Test
    void theLogOnThePageShowsWhatWasSentAndAnswered() {
        receiver.answer("<i>done</i>");
        String order = shop.order(shop.orderRequest(100).put("notificationUrl", receiver.url()));
        bank.control().pay(order);
        bank.control().runDue();
        assertThat(browser.get("/sandbox?lang=en").body())
                .contains("&quot;orderStatus&quot;:&quot;SUCCESS&quot;", "&lt;i&gt;done&lt;/i&gt;");
        JsonObject delivery = query("/sandbox/api/deliveries?hppOrderId=" + order)
                .objects("deliveries")
                .get(0);
        assertThat(delivery.text("reply")).contains("<i>done</i>");
        assertThat(delivery.text("body")).contains(receiver.received().get(0));
        assertThat(query("/sandbox/api/deliveries?hppOrderId=other").objects("deliveries"))
                .isEmpty();
    }

    /** What the guide says of a command is what the command does: it is called as the guide's JSON writes it. */
    @Test
    void everyCommandWorksAsTheGuideWritesIt() {
        List<JsonObject> routes = query("/sandbox/api").objects("routes");
        assertThat(routes).hasSizeGreaterThan(25);
        for (JsonObject route : routes) {
            Reply reply = called(route);
            assertThat(reply.status()).as(route.toString() + reply.body()).isEqualTo(200);
        }
    }

    private Reply called(JsonObject route) {
        bank.control().unlockServiceCode();
        shop.authorize();
        String order = shop.order(shop.orderRequest(5_000).put("notificationUrl", receiver.url()));
        Map<String, String> known = known(route.text("path").orElseThrow(), order);
        JsonObject body = new JsonObject();
        for (JsonObject argument : route.objects("arguments")) {
            String name = argument.text("name").orElseThrow();
            String example = argument.text("example").orElseThrow();
            body.put(name, known.getOrDefault(name, example));
        }
        String path = route.text("path").orElseThrow().replace("{hppOrderId}", order);
        return route.text("method").orElseThrow().equals("POST")
                ? shop.raw(path, Map.of(), "application/json", body.toString())
                : new Reply(browser.get(path + "?" + query(body)).status(), "");
    }

    private static String query(JsonObject arguments) {
        return arguments.names().stream()
                .map(name -> name + "=" + arguments.text(name).orElseThrow())
                .collect(Collectors.joining("&"));
    }

    @Test
    void theRegisterIsDescribedAmongTheQueries() {
        assertThat(query("/sandbox/api").objects("routes"))
                .filteredOn(route -> route.text("path").equals(Optional.of("/sandbox/register")))
                .singleElement()
                .satisfies(route -> assertThat(route.objects("arguments"))
                        .extracting(argument -> argument.text("name").orElseThrow())
                        .contains("day", "format", "LOST", "TWICE"));
        assertThat(browser.get("/sandbox/guide").body()).contains("/sandbox/register?day=2026-11-24");
    }

    @Test
    void whatTheMerchantFillsOfTheRegisterIsShown() {
        String order = shop.order(
                shop.orderRequest(100).put("purpose", "Order <2026-77>").put("merchantComment", "2026-77, 15"));

        assertThat(browser.get("/sandbox?lang=en").body())
                .contains("purpose</span>: Order &lt;2026-77&gt;", "merchantComment</span>: 2026-77, 15");
        assertThat(query("/sandbox/api/orders/" + order).text("purpose")).contains("Order <2026-77>");
        assertThat(query("/sandbox/api/orders/" + order).text("merchantComment"))
                .contains("2026-77, 15");
    }

    /** A completion in the cabinet is of a hold. */
    private String held() {
        JsonObject request = shop.orderRequest(5_000)
                .put("hppPayType", "PREAUTH")
                .put("preAuthExpDate", shop.at(bank.control().now().plus(Duration.ofDays(1))));
        return bank.control().pay(shop.order(request)).operationId().orElseThrow();
    }

    private Map<String, String> known(String path, String order) {
        var waiting = bank.control().leavePending(order);
        var paid = bank.control().pay(order);
        var refund = bank.control().cabinetRefund(paid.operationId().orElseThrow(), 1);
        bank.control().resend(bank.control().callbacks().get(0).id());
        String operation = path.endsWith("cabinet-completion")
                ? held()
                : path.endsWith("cabinet-refund")
                        ? paid.operationId().orElseThrow()
                        : path.endsWith("settle-refund")
                                ? refund.operationId().orElseThrow()
                                : waiting.operationId().orElseThrow();
        return Map.of(
                "hppOrderId",
                order,
                "operationId",
                operation,
                "callbackId",
                bank.control().callbacks().get(0).id(),
                "url",
                receiver.url(),
                "argument",
                "PT0.01S",
                "kind",
                "DELAY");
    }

    @Test
    void theGuideIsAPageInBothLanguages() {
        for (JsonObject route : query("/sandbox/api").objects("routes")) {
            assertThat(route.text("about").orElseThrow()).doesNotStartWith("api.");
            assertThat(browser.get("/sandbox/guide?lang=en").body())
                    .contains(
                            route.text("path").orElseThrow(),
                            Html.of("%s", route.text("about").orElseThrow()).markup());
        }
        assertThat(browser.get("/sandbox/guide").body()).contains("API керування", "Запити", "обов’язковий");
    }

    @Test
    void anUndocumentedArgumentIsRefused() {
        String order = shop.order(100);
        String operation = bank.control().pay(order).operationId().orElseThrow();
        String refund = bank.control().cabinetRefund(operation, 1).operationId().orElseThrow();
        assertMistake(
                command("settle-refund", json("operationId", refund).put("sucess", true)),
                "no argument [sucess]; it takes [operationId, success]");
    }

    @Test
    void theKopiykasDecideAsTheScriptSays() {
        command(
                "setting",
                json("name", "AMOUNT_SCRIPT").put("value", "pay05=1/16, pay06=STUCK,pay07=3DS,refund17=FAIL"));
        command("setting", json("name", "REFUND_DELAY").put("value", "PT0S"));
        assertThat(paid(1_005).outcome().code().orElseThrow().responseCode()).isEqualTo("16");
        assertThat(paid(1_006).status()).isEqualTo(OperationStatus.PENDING);
        assertThat(paid(1_007).status()).isEqualTo(OperationStatus.REQUIRED_3DS);
        assertThat(paid(1_008).succeeded()).isTrue();
        String operation = paid(1_000).operationId().orElseThrow();
        assertThat(bank.control().cabinetRefund(operation, 117).status()).isEqualTo(OperationStatus.FAIL);
        assertThat(bank.control().cabinetRefund(operation, 118).succeeded()).isTrue();
        assertMistake(
                command("setting", json("name", "AMOUNT_SCRIPT").put("value", "pay5=no")), "AMOUNT_SCRIPT cannot be");
        command("setting", json("name", "AMOUNT_SCRIPT"));
        assertThat(paid(1_005).succeeded()).isTrue();
    }

    private Operation paid(long coins) {
        return bank.control().pay(shop.order(coins));
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

    @Test
    void aValueThatIsNotInTheListIsRefused() {
        String order = shop.order(1_000);
        String operation = bank.control().pay(shop.order(1_000)).operationId().orElseThrow();
        String refund = bank.control().cabinetRefund(operation, 1).operationId().orElseThrow();
        assertMistake(command("settle-refund", json("operationId", refund).put("success", "yes")), "is not one of");
        assertMistake(command("pay", json("hppOrderId", order).put("transfer", "INTERN")), "is not one of");
        assertMistake(command("pay", json("hppOrderId", order).put("wallet", "CARD")), "is not one of");
        assertMistake(command("fault", json("kind", "HOLD").put("sticky", "on")), "is not one of");
        assertThat(bank.control().order(order).operations()).isEmpty();
        assertThat(bank.control().faults()).isEmpty();
    }

    @Test
    void anAmountIsNotIgnored() {
        String order = shop.order(1_000);
        assertMistake(command("pay", json("hppOrderId", order).put("coinAmount", 500)), "pay-partly");
        assertThat(bank.control().order(order).operations()).isEmpty();
        JsonObject paid = command(
                        "pay",
                        json("hppOrderId", order).put("transfer", "INTERNAL").put("coinAmount", 500))
                .json();
        assertThat(paid.whole("coinAmount")).contains(500L);
        assertThat(paid.whole("transactionType")).contains(102L);
    }

    @Test
    void noMoneyIsNoAmount() {
        String order = shop.order(1_000);
        assertMistake(command("pay-partly", json("hppOrderId", order).put("coinAmount", 0)), "whole number of coins");
        String operation = bank.control().pay(order).operationId().orElseThrow();
        assertMistake(
                command("cabinet-refund", json("operationId", operation).put("coinAmount", 0)),
                "whole number of coins");
    }

    @Test
    void attemptsAndFollowUpsEndByTheirOwnCommands() {
        String order = shop.order(1_000);
        String attempt = bank.control().leavePending(order).operationId().orElseThrow();
        assertMistake(command("settle-refund", json("operationId", attempt).put("success", true)), "approve");
        bank.control().approve(attempt);
        String refund = bank.control().cabinetRefund(attempt, 1).operationId().orElseThrow();
        assertMistake(command("approve", json("operationId", refund)), "settle-refund");
        assertMistake(command("decline-operation", json("operationId", refund)), "settle-refund");
        assertThat(bank.control().order(order).operations())
                .extracting(Operation::status)
                .containsExactly(OperationStatus.SUCCESS, OperationStatus.PENDING);
    }

    @Test
    void theTypesOfAMerchantMayBeWrittenWithSpacesButNotWrongly() {
        command("setting", json("name", "PAY_TYPES").put("value", "PURCHASE, A2A"));
        assertThat(shop.order(transfer())).isNotEmpty();
        assertMistake(
                command("setting", json("name", "PAY_TYPES").put("value", "PURCHASE,HOLD")), "PAY_TYPES cannot be");
    }

    @Test
    void aTransferIsNeverByCard() {
        String order = shop.order(transfer());
        JsonObject declined = command(
                        "decline",
                        json("hppOrderId", order).put("actionCode", "1").put("responseCode", "16"))
                .json();
        JsonObject paid = command("pay", json("hppOrderId", order)).json();
        assertThat(declined.text("status")).contains("FAIL");
        assertThat(List.of(declined, paid)).allSatisfy(operation -> {
            assertThat(operation.text("paymentServiceType")).contains("ACCOUNT");
            assertThat(operation.object("transactionResponseInfo")).contains(new JsonObject());
        });
    }

    private JsonObject transfer() {
        return shop.orderRequest(1_000).put("hppPayType", "A2A").put("merchantComment", "Payment for order 100001");
    }

    @Test
    void timeGoesForwardAndNotForEver() {
        assertMistake(command("advance", json("duration", "-PT1S")), "cannot go back");
        assertMistake(command("advance", json("duration", "P99999999999D")), "P3650D");
        assertMistake(command("setting", json("name", "ORDER_LIFETIME").put("value", "P99999999999999D")), "PT24H");
        assertMistake(command("setting", json("name", "REFUND_DELAY").put("value", "PT")), "PT3S");
        assertMistake(command("fault", json("kind", "DELAY")), "PT10S");
        assertMistake(command("fault", json("kind", "DELAY").put("argument", "-PT1S")), "PT10S");
        assertMistake(command("fault", json("kind", "DELAY").put("argument", "P106751991168D")), "PT10S");
        assertThat(shop.create(shop.orderRequest(100)).status()).isEqualTo(200);
        assertThat(bank.control().now()).isEqualTo(clock.instant());
    }

    @Test
    void theSessionOfALockedMerchantCanBeEndedToo() {
        command("lock", new JsonObject());
        assertThat(command("kill-session", new JsonObject()).status()).isEqualTo(200);
        assertThat(shop.query("x").msgCode()).isEqualTo("b_session_doesnt_exists");
    }

    @Test
    void aRegisterWithAnUnknownFlawIsRefused() {
        assertThat(browser.get("/sandbox/register?day=2026-09-21&LOTS=on").body())
                .contains("LOST", "CSV_1251");
        assertThat(browser.get("/sandbox/register?day=2026-09-21&LOTS=on").status())
                .isEqualTo(400);
        assertThat(browser.get("/sandbox/register?day=2026-09-21&LOST=on").status())
                .isEqualTo(200);
    }

    /** As curl sends it with {@code -d} alone. */
    @Test
    void jsonIsUnderstoodWithoutItsContentType() {
        String order = shop.order(1_000);
        String form = "application/x-www-form-urlencoded";
        Reply paid = shop.raw(
                "/sandbox/api/pay", Map.of(), form, json("hppOrderId", order).toString());
        assertThat(paid.json().text("status")).contains("SUCCESS");
    }

    @Test
    void aHoldThatEndedIsNotOfferedForCompletion() {
        held();
        bank.control().advance(Duration.ofDays(2));
        assertThat(browser.get("/sandbox?lang=en").body())
                .contains("PREAUTH")
                .doesNotContain("Complete in the merchant portal");
    }
}
