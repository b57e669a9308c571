package io.github.alliancepay.sandbox.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTests {
    @Test
    void whatIsReadIsWrittenAgain() {
        String text = "{\"a\":[1,-2,3.50,true,false,null,\"б\\u000a\\\"\\\\\"],\"o\":{},\"l\":[]}";
        assertThat(Json.readObject(text)).hasToString(text);
    }

    @Test
    void numbersKeepTheirKind() {
        JsonObject object = Json.readObject("{\"whole\":12,\"fraction\":1.0,\"large\":12345678901234567890123}");
        assertThat(object.whole("whole")).contains(12L);
        assertThat(object.decimal("fraction")).contains(new BigDecimal("1.0"));
        assertThat(object.whole("large")).isEmpty();
    }

    @Test
    void escapesAreUndone() {
        assertThat(Json.read("\"\\u20b4\\/\\t\"")).isEqualTo("₴/\t");
    }

    @Test
    void aNullExistsButHasNoValue() {
        JsonObject object = Json.readObject("{\"a\":null}");
        assertThat(object.has("a")).isTrue();
        assertThat(object.isNull("a")).isTrue();
        assertThat(object.value("a")).isEmpty();
    }

    @Test
    void objectsOfAListAreFound() {
        assertThat(Json.readObject("{\"l\":[{\"a\":1},2]}").objects("l")).hasSize(1);
        assertThat(new JsonObject().objects("l")).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":1}x",
                "01",
                "1.",
                "+1",
                "NaN",
                "'a'",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\t\"",
                "tru",
                "{\"a\":1,\"a\":2}",
                "[1 2]",
                "\"\\u12"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> Json.read("[".repeat(10_000))).hasMessageContaining("deeply");
    }

    @Test
    void anErrorTellsWhereAndNotWhat() {
        assertThatThrownBy(() -> Json.read("{\"card\":\"4111\",}"))
                .hasMessageContaining("position")
                .hasMessageNotContaining("4111");
    }
}
