package io.github.alliancepay.sandbox;

import static io.github.alliancepay.sandbox.testing.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.testing.Reply;
import io.github.alliancepay.sandbox.testing.Shop;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValidationTests {
    private final SandboxClock clock = SandboxClock.standingAt(Instant.parse("2026-09-21T14:13:20Z"));
    private final SandboxBank bank = SandboxBank.start(SandboxOptions.defaults().withClock(clock));
    private final Shop shop = new Shop(bank.credentials(), clock);

    @BeforeAll
    void authorize() {
        shop.authorize();
    }

    @AfterAll
    void stop() {
        bank.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "merchantRequestId",
                "merchantId",
                "hppPayType",
                "coinAmount",
                "paymentMethods",
                "successUrl",
                "failUrl",
                "statusPageType",
                "customerData"
            })
    void aRequiredFieldIsMissed(String name) {
        assertOffence(shop.orderRequest(100).remove(name), name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "purpose",
                "notificationUrl",
                "language",
                "currencyCode",
                "directType",
                "merchantComment",
                "priorityBankCode"
            })
    void anOptionalFieldIsNeitherNullNorEmpty(String name) {
        assertOffence(shop.orderRequest(100).put(name, Json.NULL), name);
        assertOffence(shop.orderRequest(100).put(name, ""), name);
    }

    @ParameterizedTest
    @CsvSource({
        "merchantRequestId,1234567890123456789012345678901234567",
        "hppPayType,CREDIT",
        "hppTryMode,TWICE",
        "statusPageType,NONE",
        "language,xx",
        "currencyCode,826",
        "successUrl,http://shop.example.org/",
        "failUrl,javascript:alert(1)",
        "notificationUrl,shop.example.org",
        "notificationEncryption,perhaps",
        "merchantComment,Оплата",
        "priorityBankCode,NO_BANK",
        "purposeX,unknown"
    })
    void aFieldOutOfItsRuleIsNamed(String name, String value) {
        assertOffence(shop.orderRequest(100).put(name, value), name);
    }

    @Test
    void amountsAndTimesAreWholeAndInRange() {
        assertOffence(shop.orderRequest(0), "coinAmount");
        assertOffence(shop.orderRequest(100).put("coinAmount", "100"), "coinAmount");
        assertOffence(shop.orderRequest(100).put("expirationTimeMinutes", 1441), "expirationTimeMinutes");
        assertOffence(shop.orderRequest(100).put("paymentMethods", List.of()), "paymentMethods");
        assertOffence(shop.orderRequest(100).put("paymentMethods", List.of("CASH")), "paymentMethods");
    }

    @ParameterizedTest
    @CsvSource({
        "senderFirstName,O’Neil",
        "senderFirstName,Unknown",
        "senderLastName,12345",
        "senderLastName,-Ivanenko",
        "senderMiddleName,P.",
        "senderEmail,nobody",
        "senderPhone,+380501234567",
        "senderCountry,UKR",
        "senderCountry,8040",
        "senderCity,A city with a name of more than 25",
        "senderStreet,A street with a name of more than 35 letters",
        "senderIp,localhost",
        "senderGender,Other",
        "senderСity,Kyiv"
    })
    void aFieldOfTheCustomerIsChecked(String name, String value) {
        assertOffence(customer(json("senderCustomerId", "1").put(name, value)), "customerData." + name);
    }

    @Test
    void theCustomersIdIsAText() {
        assertOffence(customer(json("senderCustomerId", 5)), "customerData.senderCustomerId");
        assertOffence(customer(new JsonObject()), "customerData.senderCustomerId");
    }

    @ParameterizedTest
    @CsvSource({
        "senderFirstName,Олена",
        "senderLastName,Нечуй-Левицька",
        "senderMiddleName,O'Neil",
        "senderEmail,olena@shop.example.org",
        "senderPhone,380501234567",
        "senderCountry,804",
        "senderCountry,8",
        "senderCountry,40",
        "senderBirthday,01.02.1990",
        "senderIp,2001:db8::1",
        "senderGender,Female"
    })
    void aValidCustomerIsAccepted(String name, String value) {
        Reply reply = shop.create(customer(json("senderCustomerId", "1").put(name, value)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    @Test
    void aBasketAddsUpToItsSum() {
        JsonObject mugs = json("name", "Горнятко").put("count", 2).put("sum", 100);
        JsonObject basket = json("productsSum", 100).put("products", List.of(mugs));

        assertThat(shop.create(basket(basket)).status()).isEqualTo(200);
        assertOffence(basket(basket.copy().put("productsSum", 99)), "hppPageAdditionalInfo.productsSum");
        assertOffence(basket(json("products", List.of("mug"))), "hppPageAdditionalInfo.products");
        assertOffence(
                basket(json("products", List.of(mugs.copy().put("count", 0)))), "hppPageAdditionalInfo.products.count");
        assertOffence(shop.orderRequest(100).put("hppPageAdditionalInfo", "mugs"), "hppPageAdditionalInfo");
    }

    private JsonObject basket(JsonObject basket) {
        return shop.orderRequest(100).put("hppPageAdditionalInfo", basket);
    }

    @Test
    void aTransferNeedsACommentAndHryvnias() {
        JsonObject transfer = shop.orderRequest(100).put("hppPayType", "A2A");
        assertOffence(transfer, "merchantComment");
        assertOffence(transfer.copy().put("merchantComment", "too short"), "merchantComment");
        transfer.put("merchantComment", "Payment for order 100001");
        assertOffence(transfer.copy().put("currencyCode", "840"), "currencyCode");
        assertOffence(transfer.copy().put("expirationTimeMinutes", 59), "expirationTimeMinutes");
        assertThat(shop.create(transfer).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-09-21 16:00:00.00+00:00",
                "2026-10-20 16:00:00.00+00:00",
                "2026-09-22T16:00:00Z",
                "2026-09-22 16:00:00.123+00:00"
            })
    void aHoldEndsInTwoHoursToFourWeeks(String end) {
        assertOffence(shop.orderRequest(100).put("hppPayType", "PREAUTH").put("preAuthExpDate", end), "preAuthExpDate");
    }

    @Test
    void allErrorsAreReportedAtOnceInTheBanksForm() {
        Reply reply = shop.create(shop.orderRequest(0).remove("successUrl"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().text("msgType")).contains("VALIDATION_ERROR");
        assertThat(reply.json().text("msgText").orElseThrow()).startsWith("@");
        assertThat(offences(reply)).containsExactlyInAnyOrder("coinAmount", "successUrl");
    }

    @Test
    void aTypeTheMerchantDoesNotHaveIsNotAllowed() {
        bank.control().set(Setting.PAY_TYPES, "A2A");
        Reply reply = shop.create(shop.orderRequest(100));
        bank.control().set(Setting.PAY_TYPES, Setting.PAY_TYPES.initial());
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.msgCode()).isEqualTo("b_txn_not_allowed");
    }

    @Test
    void aRefundsAmountMayBeANumberInAText() {
        String operation = bank.control().pay(shop.order(1_000)).operationId().orElseThrow();
        JsonObject request =
                shop.refundRequest(operation, 1).put("coinAmount", "600").put("notificationUrl", "");
        assertThat(shop.open(shop.refund(request)).whole("coinAmount")).contains(600L);
        assertThat(offences(shop.refund(request.put("date", "2026-09-21T14:13:20Z"))))
                .containsExactly("date");
    }

    private JsonObject customer(JsonObject customer) {
        return shop.orderRequest(100).put("customerData", customer);
    }

    private void assertOffence(JsonObject request, String field) {
        Reply reply = shop.create(request);
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(offences(reply)).contains(field);
    }

    private static List<String> offences(Reply reply) {
        return reply.json().object("validation").orElseThrow().objects("errors").stream()
                .map(error -> error.text("field").orElseThrow())
                .toList();
    }
}
