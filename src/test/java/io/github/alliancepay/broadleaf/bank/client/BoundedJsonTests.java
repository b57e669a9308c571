package io.github.alliancepay.broadleaf.bank.client;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import java.nio.charset.CharacterCodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedJsonTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":[1,-2.5e-7,true,false,null,\"x\"],\"b\":{\"c\":\"]}\\\"[{\"}}",
                "{\"text\":\"12345678901234567890123456789012345678901234567890\"}",
                "{\"backslash\":\"\\\\\",\"next\":[\"\\\\\\\"\"]}",
                "{\"ключ\":\"значення €𝒳\"}",
                "[[[[[[[[[[1]]]]]]]]]]"
            })
    void whatIsReasonableStaysAsItIs(String json) throws Exception {
        assertThat(BoundedJson.of(json.getBytes(UTF_8))).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({"[,]", "'{\"a\":',}"})
    void whatIsTooDeepBecomesAShortTextAndTheRestStays(String open, String close) throws Exception {
        String deep = open.repeat(100_000) + "\"]}\"" + close.repeat(100_000);
        String bounded = BoundedJson.of(("{\"deep\":" + deep + ",\"beside\":1}").getBytes(UTF_8));

        assertThat(bounded).hasSizeLessThan(300).endsWith(",\"beside\":1}");
        assertThat(new ObjectMapper().readTree(bounded).path("beside").asInt()).isEqualTo(1);
    }

    /** For a decimal of Java they are errors of another kind than a text that is no JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"999E-2999999152", "1e999999", "-1.5E+10000"})
    void aNumberWithALongExponentBecomesATextAndTheRestStays(String number) throws Exception {
        assertThat(BoundedJson.of(("[" + number + ",1e-9999]").getBytes(UTF_8)))
                .isEqualTo("[\"" + number + "…\",1e-9999]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "-9", "1.0", "1e9"})
    void aNumberThatIsTooLongBecomesAShortTextAndTheRestStays(String beginning) throws Exception {
        String number = beginning + "9".repeat(1_000_000);
        String bounded = BoundedJson.of(("{\"long\":" + number + ",\"beside\":[1]}").getBytes(UTF_8));

        assertThat(bounded).hasSizeLessThan(100);
        assertThat(new ObjectMapper().readTree(bounded).path("beside").get(0).asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "}", "]]]", "{\"a", "{\"a\":\"\\", "[1,", "-", "{\"a\":1}}", "[[[[", "nul", "{} {}"})
    void whatIsNoJsonIsLeftToTheParser(String text) {
        assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> Fields.parse(text.getBytes(UTF_8)));
    }

    @Test
    void whatIsOpenForEverComesToAnEnd() throws Exception {
        assertThat(BoundedJson.of("[".repeat(1_000_000).getBytes(UTF_8))).hasSizeLessThan(100);
        assertThat(BoundedJson.of("[".repeat(50).concat("\"").getBytes(UTF_8))).hasSizeLessThan(100);
    }

    @Test
    void onlyUtf8IsRead() {
        assertThatExceptionOfType(CharacterCodingException.class)
                .isThrownBy(() -> BoundedJson.of(new byte[] {'{', (byte) 0xC3, '}'}));
        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> Fields.parse("{\"a\":1}".getBytes(UTF_16)));
    }
}
