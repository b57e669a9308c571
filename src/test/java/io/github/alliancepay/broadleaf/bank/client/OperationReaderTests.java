package io.github.alliancepay.broadleaf.bank.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.money.Coins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"27662,27662", "'\"27662\"',27662", "27662.0,27662", "2.7662e4,27662", "0,0"})
    void anAmountIsAWholeNumberHoweverItIsWritten(String written, long coins) {
        Operation operation = parse("{\"ecomOperationId\":\"e\",\"type\":\"VERIFICATION\",\"coinAmount\":" + written
                + ",\"sourceAmount\":" + written + "}");
        assertThat(operation.amount()).isEqualTo(new Coins(coins));
        assertThat(operation.sourceAmount()).contains(new Coins(coins));
    }

    @ParameterizedTest
    @ValueSource(strings = {"27662.5", "-1", "\"many\"", "null", "1e99", "1e999999999", "{}", "99999999999999999999"})
    void anAmountThatIsNoneMakesTheAnswerUnreadable(String written) {
        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(
                        () -> parse("{\"ecomOperationId\":\"e\",\"type\":\"PURCHASE\",\"coinAmount\":" + written + "}"))
                .withMessageContaining("coinAmount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"PURCHASE\",\"coinAmount\":1}",
                "{\"ecomOperationId\":\"\",\"type\":\"PURCHASE\",\"coinAmount\":1}",
                "{\"ecomOperationId\":\"e\",\"coinAmount\":1}"
            })
    void anOperationWithoutItsKeyMakesTheAnswerUnreadable(String text) {
        assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> parse(text));
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
        return OperationReader.read(Fields.parse(text.getBytes(UTF_8)).node());
    }
}
