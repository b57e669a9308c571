package io.github.alliancepay.broadleaf.bank.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.testing.FuzzInput;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationReaderTests {

    private static final String KEY = "\"ecomOperationId\":\"e\",\"type\":\"PURCHASE\",\"coinAmount\":27662";

    @Test
    void theResponseInfoIsFlattened() {
        Operation operation = read(
                """
                "transactionResponseInfo":{"actionCode":"1","responseCode":"16","description":"authorisationDenied"}""");
        assertThat(operation.field("actionCode")).isEqualTo("1");
        assertThat(operation.field("responseCode")).isEqualTo("16");
        assertThat(operation.field("description")).isEqualTo("authorisationDenied");
    }

    @Test
    void flatResponseCodesAreReadToo() {
        assertThat(read("\"actionCode\":0,\"responseCode\":\"00\"").field("actionCode"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"transactionResponseInfo\":{}",
                "\"transactionResponseInfo\":null",
                "\"transactionResponseInfo\":{\"actionCode\":null}"
            })
    void aResponseInfoThatSaysNothingIsAbsent(String info) {
        assertThat(read(info).fields()).containsOnlyKeys("coinAmount", "ecomOperationId", "type");
    }

    @Test
    void thePayersDataAndCardTokensAreNeverKept() {
        Operation operation = read(
                """
                "senderFirstName":"Олена","senderEmail":"o@example.com","senderCardNumberMask":"411111••••1111",
                "externalCardToken":"token","details":{"senderPhone":"380","kept":"x"},"list":[{"senderIp":"1.2.3.4"}],
                "cardNumberMask":"411111••••1111\"""");
        assertThat(operation.fields())
                .containsOnlyKeys("cardNumberMask", "coinAmount", "details.kept", "ecomOperationId", "type");
    }

    @Test
    void whatALaterReleaseAddsIsKept() {
        Operation operation = read(
                """
                "newFlag":true,"newNumber":12.50,"newList":["a",{"b":1}],"newObject":{"c":{"d":"e"}},"status":"NEW\"""");
        assertThat(operation.fields())
                .containsEntry("newFlag", "true")
                .containsEntry("newNumber", "12.50")
                .containsEntry("newList.0", "a")
                .containsEntry("newList.1.b", "1")
                .containsEntry("newObject.c.d", "e")
                .containsEntry("status", "NEW");
        assertThat(operation.isFinal()).isFalse();
    }

    @Test
    void depthHasAnEnd() {
        assertThat(read("\"deep\":" + "{\"a\":".repeat(500) + "1" + "}".repeat(500))
                        .fields())
                .hasSize(3);
        assertThat(read("\"deep\":" + "[".repeat(500) + "]".repeat(500)).fields())
                .hasSize(3);
    }

    @Test
    void aLongNameOfALongListCostsNothing() {
        String list = "\"" + "x".repeat(200_000) + "\":[" + "1,".repeat(200_000) + "1]";
        assertThat(FuzzInput.bounded(() -> read(list + ",\"status\":\"SUCCESS\""))
                        .fields())
                .containsOnlyKeys("coinAmount", "ecomOperationId", "status", "type");
    }

    @ParameterizedTest
    @CsvSource({"27662,27662", "'\"27662\"',27662", "27662.0,27662", "2.7662e4,27662", "0,0"})
    void anAmountIsAWholeNumberHoweverItIsWritten(String written, long coins) {
        Operation operation = parse("{\"ecomOperationId\":\"e\",\"type\":\"VERIFICATION\",\"coinAmount\":" + written
                + ",\"sourceAmount\":" + written + "}");
        assertThat(operation.amount()).contains(new Coins(coins));
        assertThat(operation.sourceAmount()).contains(new Coins(coins));
    }

    static Stream<String> amountsThatAreNone() {
        return Stream.of(
                "27662.5",
                "-1",
                "\"many\"",
                "null",
                "1e99",
                "1e999999999",
                "1e-999999999",
                "999E-2999999152",
                "1e99999999999999999999",
                "{}",
                "[27662]",
                "true",
                "\"\"",
                "\"٢٧٦٦٢\"",
                "1000000000000000",
                "99999999999999999999",
                "9".repeat(500_000),
                "\"" + "9".repeat(500_000) + "\"");
    }

    @ParameterizedTest
    @MethodSource("amountsThatAreNone")
    void anOperationWhoseAmountCannotBeReadIsKeptAndNeverCounted(String written) {
        Operation operation =
                parse("{\"ecomOperationId\":\"e\",\"type\":\"PURCHASE\",\"status\":\"SUCCESS\",\"coinAmount\":"
                        + written + "}");

        assertThat(operation.amount()).isEmpty();
        assertThat(operation.isSuccessfulPurchase()).isFalse();
        assertThat(operation.fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("coinAmount"));
        assertThat(operation.fields()).hasSizeBetween(3, 4);
    }

    @Test
    void theAmountIsShownAsItCameWhenItCannotBeRead() {
        assertThat(parse("{\"ecomOperationId\":\"e\",\"type\":\"COMMISSION\",\"coinAmount\":-12}")
                        .field("coinAmount"))
                .isEqualTo("-12");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"PURCHASE\",\"coinAmount\":1}|It has no ecomOperationId",
                "{\"ecomOperationId\":\"\",\"type\":\"PURCHASE\",\"coinAmount\":1}|It has no ecomOperationId",
                "{\"ecomOperationId\":{\"id\":1},\"type\":\"PURCHASE\",\"coinAmount\":1}|It has no ecomOperationId",
                "{\"ecomOperationId\":\"e\",\"coinAmount\":1}|It has no type",
                "{\"ecomOperationId\":\"e\",\"type\":[],\"coinAmount\":1}|It has no type",
                "7|It is not a JSON object",
                "\"PURCHASE\"|It is not a JSON object",
                "[]|It is not a JSON object"
            })
    void anOperationWithoutItsKeyOrTypeIsKeptAndNeverCounted(String text, String fault) {
        Operation operation = list(text).get(0);

        assertThat(operation.fault()).contains(fault);
        assertThat(operation.amount()).isEmpty();
        assertThat(operation.isSuccessfulPurchase()).isFalse();
        assertThat(operation.ecomOperationId()).isIn("e", "unreadable-0");
        assertThat(operation.type()).isIn("PURCHASE", "UNREADABLE");
    }

    @Test
    void noNumberOfOtherFieldsCrowdsOutTheOnesThatMatter() {
        String others = IntStream.range(0, 5000)
                .mapToObj(field -> "\"a" + field + "\":" + field)
                .collect(Collectors.joining(","));
        Operation operation = parse("{" + others + ",\"status\":\"SUCCESS\"," + KEY + "}");

        assertThat(operation.amount()).contains(new Coins(27662));
        assertThat(operation.isSuccessfulPurchase()).isTrue();
        assertThat(operation.fields()).hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void nothingInsideTheResponseInfoPassesForAFieldOfTheOperation() {
        Operation operation = read(
                """
                "transactionResponseInfo":{"status":"SUCCESS","rrn":"-1","coinAmount":5},"status":"FAIL\"""");
        assertThat(operation.status()).isEqualTo("FAIL");
        assertThat(operation.amount()).contains(new Coins(27662));
        assertThat(operation.isTest()).isFalse();
    }

    @Test
    void theCallbacksAddressHasATokenAndIsNotKept() {
        assertThat(read("\"notificationUrl\":\"https://shop.example/cb?t=token\"")
                        .fields())
                .containsOnlyKeys("coinAmount", "ecomOperationId", "type");
    }

    @Test
    void theBankCannotWriteThePluginsOwnWord() {
        assertThat(read("\"unreadable\":\"by the bank\"").fault()).isEmpty();
    }

    @Test
    void aListWithoutEndIsReadInPart() {
        String many = IntStream.range(0, 1200)
                .mapToObj(number -> "{\"ecomOperationId\":\"e" + number + "\",\"type\":\"PURCHASE\",\"coinAmount\":1}")
                .collect(Collectors.joining(","));

        List<Operation> operations = list(many);

        assertThat(operations).hasSize(1001);
        assertThat(operations.get(1000).fault()).contains("200 more operations are not read");
        assertThat(operations.get(1000).amount()).isEmpty();
    }

    @Test
    void anOrderInAnotherCurrencyKeepsTheRateExact() {
        Operation operation = read("\"sourceAmount\":10,\"sourceCurrencyCode\":\"840\",\"conversionRate\":44.3500");
        assertThat(operation.sourceAmount()).contains(new Coins(10));
        assertThat(operation.field("conversionRate")).isEqualTo("44.3500");
    }

    private static Operation read(String more) {
        return parse("{" + KEY + "," + more + "}");
    }

    private static Operation parse(String text) {
        return OperationReader.read(Fields.parse(text.getBytes(UTF_8)).node(), 0);
    }

    private static List<Operation> list(String elements) {
        JsonNode list = Fields.parse(("{\"list\":[" + elements + "]}").getBytes(UTF_8))
                .node()
                .path("list");
        return OperationReader.readAll(
                StreamSupport.stream(list.spliterator(), false).toList());
    }
}
