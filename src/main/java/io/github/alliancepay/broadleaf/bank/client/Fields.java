package io.github.alliancepay.broadleaf.bank.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.money.Coins;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * The fields of a JSON object of the bank. A number may be written as a string. A field that is absent or null reads as an empty string.
 * Unknown fields are ignored. When a mandatory field is missing, the answer cannot be read and the outcome of the call is unknown.
 */
record Fields(JsonNode node) {

    /** Keeps decimals exact. Keeps the text of an answer out of exception messages. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    /** The longest number that is written in full. A longer one is no amount and would only fill the memory. */
    private static final int LONGEST_NUMBER = 40;

    /** @throws OutcomeUnknownException when the text is not exactly one complete JSON object */
    static Fields parse(byte[] text) {
        JsonNode node = tree(text);
        if (node == null || !node.isObject()) {
            throw new OutcomeUnknownException("The bank's answer is not a JSON object");
        }
        return new Fields(node);
    }

    static ObjectNode newObject() {
        return JSON.createObjectNode();
    }

    static byte[] bytes(ObjectNode object) {
        try {
            return JSON.writeValueAsBytes(object);
        } catch (IOException impossible) {
            throw new IllegalStateException("A request to the bank cannot be written as JSON", impossible);
        }
    }

    /** The value as text; empty when it is absent, null, an object or a list. */
    String text(String name) {
        return scalar(node.path(name));
    }

    /** @throws OutcomeUnknownException when the field is absent or empty */
    String required(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            throw new OutcomeUnknownException("The bank's answer lacks the field " + name);
        }
        return text;
    }

    /** @throws OutcomeUnknownException when the field is not a whole number of coins */
    Coins coins(String name) {
        try {
            return new Coins(new BigDecimal(required(name)).longValueExact());
        } catch (ArithmeticException | IllegalArgumentException notCoins) {
            throw new OutcomeUnknownException("The field " + name + " of the bank's answer is not a number of coins");
        }
    }

    static String scalar(JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            return "";
        }
        return value.isBigDecimal() ? plain(value.decimalValue()) : value.asText();
    }

    private static String plain(BigDecimal number) {
        boolean isShort = number.precision() + Math.abs((long) number.scale()) <= LONGEST_NUMBER;
        return isShort ? number.toPlainString() : number.toString();
    }

    private static JsonNode tree(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            throw new OutcomeUnknownException("The bank's answer is not JSON, or not complete");
        }
    }

    /** Keeps the answer out of logs. */
    @Override
    public String toString() {
        return "Fields[" + node.size() + "]";
    }
}
