package io.github.alliancepay.broadleaf.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.alliancepay.broadleaf.money.Coins;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTests {

    @Test
    void aKeyThatIsTooLongIsReplacedByTheSameNameEveryTime() {
        Operation first = purchase("ecomOperationId", "e".repeat(129));
        Operation again = purchase("ecomOperationId", "e".repeat(129));
        Operation other = purchase("ecomOperationId", "e".repeat(130));

        assertThat(first.ecomOperationId()).hasSize(36).isEqualTo(again.ecomOperationId());
        assertThat(other.ecomOperationId()).isNotEqualTo(first.ecomOperationId());
        assertThat(new Operation(first.fields()))
                .as("read back from the ledger")
                .isEqualTo(first);
        assertThat(first.isSuccessfulPurchase()).as("its money came").isTrue();
    }

    @Test
    void aHoldOfNothingHasNoRateForItsCompletion() {
        Operation hold = Operation.of(Map.of(
                "ecomOperationId",
                "h",
                "type",
                "PREAUTH",
                "status",
                "SUCCESS",
                "coinAmount",
                "0",
                "sourceAmount",
                "500"));
        Operation completion = Operation.of(Map.of("ecomOperationId", "c", "type", "COMPLETION", "coinAmount", "100"));

        assertThat(completion.convertedAs(hold)).isEqualTo(completion);
    }

    /** So its refunds are counted in the order's currency, too. */
    @Test
    void aCompletionThatDoesNotSayWhatWasPaidInTheOrdersCurrencyIsConvertedAsItsHold() {
        Operation hold = Operation.of(Map.of(
                "ecomOperationId",
                "h",
                "type",
                "PREAUTH",
                "status",
                "SUCCESS",
                "coinAmount",
                "41550",
                "sourceAmount",
                "1001",
                "sourceCurrencyCode",
                "840"));
        Operation completion =
                Operation.of(Map.of("ecomOperationId", "c", "type", "COMPLETION", "coinAmount", "20775"));

        Operation converted = completion.convertedAs(hold);

        assertThat(converted.sourceAmount()).contains(new Coins(501));
        assertThat(converted.field("sourceCurrencyCode")).isEqualTo("840");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "нове", "line\nbreak", "nul\0", "half\uD800"})
    void aKeyThatDatabasesCompareDifferentlyIsReplacedToo(String key) {
        assertThat(purchase("ecomOperationId", key).ecomOperationId()).matches("[0-9a-f-]{36}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"operationId", "originalOperationId", "merchantId", "merchantRequestId"})
    void anIdentifierIsNeverCutSoItsOperationIsNotCounted(String name) {
        Operation operation = purchase(name, "i".repeat(129));

        assertThat(operation.field(name)).isEmpty();
        assertThat(operation.amount()).isEmpty();
        assertThat(operation.fault()).contains(name + " is too long or not an identifier");
        assertThat(purchase(name, "i".repeat(128)).field(name)).hasSize(128);
    }

    @ParameterizedTest
    @CsvSource({"status,64", "rrn,64", "errorDetails,255", "merchantComment,1000"})
    void aTextThatIsOnlyShownIsCut(String name, int longest) {
        assertThat(purchase(name, "x".repeat(5000)).field(name)).hasSize(longest);
    }

    @Test
    void whatNoDatabaseStoresIsReplacedAndNoPairIsSplit() {
        assertThat(purchase("purpose", "a\0b\uD800c").field("purpose")).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(purchase("purpose", "x".repeat(999) + "𝒳").field("purpose")).isEqualTo("x".repeat(999));
        assertThat(purchase("n\0".repeat(10), "x").fields()).containsKey("n\uFFFD".repeat(10));
        assertThat(purchase("n".repeat(129), "x").fields()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "27662,27662", "999999999999999,999999999999999"})
    void anAmountIsDigits(String digits, long coins) {
        assertThat(purchase("coinAmount", digits).amount()).contains(new Coins(coins));
        assertThat(purchase("sourceAmount", digits).sourceAmount()).contains(new Coins(coins));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+1", "1.0", "", "٣", "1000000000000000", "0000000000000001", " 1"})
    void anythingElseIsNoAmount(String text) {
        Operation operation = purchase("coinAmount", text);

        assertThat(operation.amount()).isEmpty();
        assertThat(operation.isSuccessfulPurchase()).isFalse();
        assertThat(operation.fault()).isPresent();
        assertThat(purchase("sourceAmount", text).sourceAmount()).isEmpty();
    }

    @Test
    void aThousandOfTheLargestAmountsAddUp() {
        Coins largest = purchase("coinAmount", "999999999999999").amount().orElseThrow();
        Coins sum = Coins.ZERO;
        for (int count = 0; count < 1000; count++) {
            sum = sum.plus(largest);
        }
        assertThat(sum).isEqualTo(new Coins(999_999_999_999_999_000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecomOperationId", "type"})
    void anOperationHasAKeyAndAType(String missing) {
        assertThatIllegalArgumentException().isThrownBy(() -> purchase(missing, ""));
    }

    @Test
    void aDeclineHasTheCodesOfTheBankAndOfTheIssuer() {
        assertThat(Operation.of(Map.of(
                                "type", "PURCHASE",
                                "ecomOperationId", "o",
                                "actionCode", "1",
                                "responseCode", "16"))
                        .declineCodes())
                .isEqualTo("1.16");
        assertThat(purchase("actionCode", "").declineCodes()).isEmpty();
    }

    @Test
    void aLogTellsOnlyWhichOperationItIs() {
        assertThat(purchase("cardNumberMask", "411111••••1111"))
                .hasToString("Operation[PURCHASE SUCCESS 00000000-0000-4000-8000-0000000000dd]");
    }

    private static Operation purchase(String name, String value) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "type", "PURCHASE",
                "status", "SUCCESS",
                "coinAmount", "27662",
                "ecomOperationId", "00000000-0000-4000-8000-0000000000dd"));
        fields.put(name, value);
        return Operation.of(fields);
    }
}
