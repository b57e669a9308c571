package io.github.alliancepay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.order.OperationStatus;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.order.OrderStatus;
import io.github.alliancepay.sandbox.testing.Browser;
import io.github.alliancepay.sandbox.testing.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentPageTests {
    private final SandboxClock clock = SandboxClock.standingAt(Instant.parse("2026-09-21T14:13:20.123Z"));
    private final SandboxBank bank =
            SandboxBank.start(SandboxOptions.defaults().withClock(clock).withMerchantName("Крамниця <Дім>"));
    private final Shop shop = new Shop(bank.credentials(), clock);
    private final Browser browser = new Browser(bank.baseUrl());

    @BeforeEach
    void authorize() {
        shop.authorize();
    }

    @AfterEach
    void stop() {
        bank.close();
    }

    @Test
    void thePageShowsAmountMerchantAndOrderInTheOrdersLanguage() {
        String order = shop.order(127_662);
        Browser.Page page = browser.get("/pay?hpp_id=" + order);
        assertThat(page.body())
                .contains("1\u00a0276,62\u00a0₴", order, "Крамниця &lt;Дім&gt;", "lang=\"uk\"", "До сплати");
        assertThat(browser.get("/pay?hpp_id=" + order + "&lang=en").body()).contains("₴1,276.62", "To pay");
        assertThat(browser.get("/?hpp_id=" + order).body()).contains("До сплати");
    }

    @Test
    void everyPageSaysTestAndAllowsNoScript() {
        String order = shop.order(100);
        bank.control().pay(order);
        for (String path : new String[] {
            "/pay?hpp_id=" + shop.order(100),
            "/status?hpp_id=" + order,
            "/pay?hpp_id=none",
            "/sandbox",
            "/sandbox/guide"
        }) {
            Browser.Page page = browser.get(path);
            assertThat(page.body()).contains("TEST").doesNotContain("<script", "style=", "http-equiv");
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void aTestCardPaysAndTheStatusPageLeadsBack() {
        String order = shop.order(100);
        Browser.Page paid = pay(order, "4111 1111 1111 1111");
        assertThat(paid.status()).isEqualTo(303);
        Browser.Page status = browser.get(paid.location());
        assertThat(status.body()).contains("Оплачено", "href=\"http://localhost:1/success\"");
        assertThat(status.header("Refresh")).isEqualTo("60;url=http://localhost:1/success");
        assertThat(order(order).status()).isEqualTo(OrderStatus.SUCCESS);
        String receipt = shop.query(order)
                .json()
                .objects("operations")
                .get(0)
                .text("receiptUrl")
                .orElseThrow();
        assertThat(browser.get(receipt).body()).contains("ТЕСТ", "41111111••••1111");
    }

    @ParameterizedTest
    @CsvSource({"4000000000000002,1,00", "4000000000009995,1,16", "4000000000009979,2,09", "4000000000000119,9,09"})
    void aTestCardIsDeclinedWithItsCodes(String pan, String action, String response) {
        String order = shop.order(100);
        Browser.Page status = browser.get(pay(order, pan).location());
        JsonObject info = shop.query(order)
                .json()
                .objects("operations")
                .get(0)
                .object("transactionResponseInfo")
                .orElseThrow();
        assertThat(info.text("actionCode")).contains(action);
        assertThat(info.text("responseCode")).contains(response);
        assertThat(status.body())
                .contains("Не оплачено", "(" + action + "/" + response + ")", "http://localhost:1/fail");
    }

    @Test
    void aRealNumberIsRefusedAndNeitherKeptNorShown() {
        String order = shop.order(100);
        Browser.Page page = pay(order, "4242424242424242");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("role=\"alert\"").doesNotContain("4242424242424242");
        assertThat(order(order).operations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"08/26,123", "13/30,123", "x,123", "12/30,12"})
    void anExpiredCardAndABadCvvAreRefused(String expiry, String cvv) {
        String order = shop.order(100);
        Browser.Page page = browser.post(
                "/pay/card", Map.of("hpp_id", order, "pan", "4111111111111111", "expiry", expiry, "cvv", cvv));
        assertThat(page.status()).isEqualTo(422);
        assertThat(order(order).operations()).isEmpty();
    }

    @Test
    void threeDSecureIsPassedFailedOrLeftOpen() {
        String passed = challenged();
        answer(passed, "pass");
        assertThat(order(passed).status()).isEqualTo(OrderStatus.SUCCESS);
        String failed = challenged();
        answer(failed, "fail");
        assertThat(order(failed)
                        .attempts()
                        .get(0)
                        .outcome()
                        .code()
                        .orElseThrow()
                        .actionCode())
                .isEqualTo("33");
        String left = challenged();
        assertThat(answer(left, "abandon").location()).isEqualTo("http://localhost:1/fail");
        assertThat(order(left).status()).isEqualTo(OrderStatus.REQUIRED_3DS);
        bank.control().advance(Duration.ofMinutes(10));
        assertThat(order(left).status()).isEqualTo(OrderStatus.FAIL);
    }

    @Test
    void walletsPayIfTheOrderOffersThem() {
        String order =
                shop.order(shop.orderRequest(100).put("paymentMethods", java.util.List.of("CARD", "GOOGLE_PAY")));
        assertThat(browser.get("/pay?hpp_id=" + order).body())
                .contains("google-pay")
                .doesNotContain("apple-pay");
        browser.post("/pay/wallet", Map.of("hpp_id", order, "method", "APPLE_PAY"));
        assertThat(order(order).operations()).isEmpty();
        browser.post("/pay/wallet", Map.of("hpp_id", order, "method", "GOOGLE_PAY"));
        assertThat(shop.query(order).json().objects("operations").get(0).text("paymentServiceType"))
                .contains("GOOGLE_PAY");
    }

    @Test
    void aDeclineCanHaveAnyListedCode() {
        String order = shop.order(100);
        browser.post("/pay/decline", Map.of("hpp_id", order, "code", "1/65"));
        assertThat(order(order).attempts().get(0).outcome().code().orElseThrow().responseCode())
                .isEqualTo("65");
    }

    @Test
    void aSlowCardIsWaitedFor() {
        String order = shop.order(100);
        Browser.Page status = browser.get(pay(order, "4000000000000077").location());
        assertThat(status.header("Refresh")).startsWith("3;url=/status");
        assertThat(status.body()).contains("id=\"look\" href=\"/status");
        assertThat(order(order).attempts().get(0).status()).isEqualTo(OperationStatus.PENDING);
        bank.control().advance(Duration.ofSeconds(30));
        assertThat(browser.get("/status?hpp_id=" + order).body()).contains("Оплачено");
    }

    @Test
    void oneTryIsOneTryAndMoreTriesAreMore() {
        String one = shop.order(100);
        pay(one, "4000000000009995");
        pay(one, "4111111111111111");
        assertThat(order(one).operations()).hasSize(1);
        String more = shop.order(shop.orderRequest(100).put("hppTryMode", "MULTI_PAYMENT"));
        Browser.Page declined = browser.get(pay(more, "4000000000009995").location());
        assertThat(declined.body()).contains("id=\"again\"");
        pay(more, "4111111111111111");
        assertThat(order(more).operations()).hasSize(2);
        assertThat(order(more).status()).isEqualTo(OrderStatus.SUCCESS);
    }

    @Test
    void anExpiredOrderTakesNoMoney() {
        String order = shop.order(shop.orderRequest(100).put("expirationTimeMinutes", 60));
        bank.control().advance(Duration.ofMinutes(60));
        assertThat(browser.get("/pay?hpp_id=" + order).body()).contains("Час на оплату минув");
        pay(order, "4111111111111111");
        assertThat(order(order).operations()).isEmpty();
    }

    @Test
    void theStatusPageIsAsTheOrderWants() {
        String stay = shop.order(shop.orderRequest(100).put("statusPageType", "STATUS_PAGE"));
        assertThat(browser.get(pay(stay, "4111111111111111").location()).header("Refresh"))
                .isEmpty();
        String leave = shop.order(shop.orderRequest(100).put("statusPageType", "STATUS_REDIRECT_MERCHANT_PAGE"));
        assertThat(pay(leave, "4111111111111111").location()).isEqualTo("http://localhost:1/success");
    }

    @Test
    void anUnknownOrderIsNotFound() {
        assertThat(browser.get("/pay?hpp_id=none").status()).isEqualTo(404);
        assertThat(browser.get("/pay").status()).isEqualTo(404);
        assertThat(browser.get("/generate_receipt/a/b").status()).isEqualTo(404);
    }

    @Test
    void aFormOfAnotherSiteIsRejected() {
        String order = shop.order(100);
        Browser.Page page = browser.from("http://evil.example.org")
                .post("/pay/wallet", Map.of("hpp_id", order, "method", "APPLE_PAY"));
        assertThat(page.status()).isEqualTo(403);
        assertThat(order(order).operations()).isEmpty();
    }

    private Order order(String hppOrderId) {
        return bank.control().order(hppOrderId);
    }

    private Browser.Page pay(String order, String pan) {
        return browser.post("/pay/card", Map.of("hpp_id", order, "pan", pan, "expiry", "12/30", "cvv", "123"));
    }

    private String challenged() {
        String order = shop.order(100);
        Browser.Page page = browser.get(pay(order, "4000000000003220").location());
        assertThat(page.body()).contains("3-D Secure", "challenge-pass");
        return order;
    }

    private Browser.Page answer(String order, String answer) {
        return browser.post("/pay/challenge", Map.of("hpp_id", order, "answer", answer));
    }

    @Test
    void anAddressOfTheStoreMayHaveLettersOfAnyLanguage() {
        String thanks = "https://shop.example.org/дякуємо";
        String order = shop.order(shop.orderRequest(100)
                .put("statusPageType", "STATUS_REDIRECT_MERCHANT_PAGE")
                .put("successUrl", thanks));
        String ascii = java.net.URI.create(thanks).toASCIIString();
        assertThat(pay(order, "4111111111111111").location()).isEqualTo(ascii);
        assertThat(browser.get("/status?hpp_id=" + order).header("Refresh")).endsWith(";url=" + ascii);
    }

    @Test
    void aFormThatThePageDoesNotHaveChangesNothing() {
        String transfer = shop.order(
                shop.orderRequest(100).put("hppPayType", "A2A").put("merchantComment", "Payment for order 100001"));
        String wallet = shop.order(shop.orderRequest(100).put("paymentMethods", java.util.List.of("GOOGLE_PAY")));
        pay(transfer, "4111111111111111");
        browser.post("/pay/wallet", Map.of("hpp_id", transfer, "method", "APPLE_PAY"));
        pay(wallet, "4111111111111111");
        browser.post("/pay/transfer", Map.of("hpp_id", wallet, "method", "TRANSFER"));
        assertThat(bank.control().order(transfer).operations()).isEmpty();
        assertThat(bank.control().order(wallet).operations()).isEmpty();
        assertThat(browser.get("/pay?hpp_id=" + transfer).body())
                .contains("id=\"decline\"")
                .doesNotContain("id=\"code\"", "id=\"pan\"");
    }

    @Test
    void anOldTabOf3dSecureDecidesNoLaterAttempt() {
        String order = shop.order(100);
        String waiting = bank.control().leavePending(order).ecomOperationId();
        browser.post("/pay/challenge", Map.of("hpp_id", order, "answer", "pass"));
        assertThat(bank.control()
                        .order(order)
                        .operation(waiting)
                        .orElseThrow()
                        .status()
                        .isFinal())
                .isFalse();
    }
}
