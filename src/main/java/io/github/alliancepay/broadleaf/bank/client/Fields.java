package io.github.alliancepay.broadleaf.bank.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alliancepay.broadleaf.bank.AnswerMismatchException;
import io.github.alliancepay.broadleaf.bank.BankField;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.money.Coins;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

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

    /** How an amount may be written: {@code 27662}, {@code 27662.0} or {@code 2.7662e4}. Longer texts are not parsed. */
    private static final Pattern AMOUNT = Pattern.compile("[0-9.+eE-]{1,24}");

    /** @throws OutcomeUnknownException when the text is not exactly one complete JSON object */
    static Fields parse(byte[] text) {
        JsonNode node = tree(text);
        if (node == null || !node.isObject()) {
            throw new OutcomeUnknownException("The bank's answer is not a JSON object");
        }
        return new Fields(node);
    }

    /** The object; empty when the text is not exactly one complete JSON object. */
    static Optional<Fields> ifObject(byte[] text) {
        try {
            return Optional.of(parse(text));
        } catch (OutcomeUnknownException unreadable) {
            return Optional.empty();
        }
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

    /**
     * The value as it can be kept.
     *
     * @throws OutcomeUnknownException when it is absent or empty
     * @throws AnswerMismatchException when it does not fit, so it cannot be what was asked for
     */
    String required(BankField field) {
        String text = required(field.wireName());
        if (!field.fits(text)) {
            throw new AnswerMismatchException(field.wireName() + " is longer than " + field.longest()
                    + " characters, or has characters that it cannot have");
        }
        return text;
    }

    /** The value as far as it can be kept; empty when there is nothing to keep. */
    String kept(BankField field) {
        return field.kept(text(field.wireName()));
    }

    /** @throws OutcomeUnknownException when the field is not a whole number of coins */
    Coins coins(BankField field) {
        required(field.wireName());
        return amount(field)
                .orElseThrow(() -> new OutcomeUnknownException(
                        "The field " + field.wireName() + " of the bank's answer is not a number of coins"));
    }

    /** The number of coins; empty when it is absent, negative, no whole number, or has more digits than an amount can have. */
    Optional<Coins> amount(BankField field) {
        return Optional.of(text(field.wireName()))
                .filter(text -> AMOUNT.matcher(text).matches())
                .flatMap(Fields::whole)
                .filter(coins -> Long.toString(coins.value()).length() <= field.longest());
    }

    private static Optional<Coins> whole(String text) {
        try {
            return Optional.of(new Coins(new BigDecimal(text).longValueExact()));
        } catch (ArithmeticException | IllegalArgumentException notCoins) {
            return Optional.empty();
        }
    }

    static String scalar(JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            return "";
        }
        return value.isBigDecimal() ? plain(value.decimalValue()) : value.asText();
    }

    private static String plain(BigDecimal number) {
        boolean isShort = number.precision() + Math.abs((long) number.scale()) <= BoundedJson.LONGEST_NUMBER;
        return isShort ? number.toPlainString() : number.toString();
    }

    private static JsonNode tree(byte[] text) {
        try {
            return JSON.readTree(BoundedJson.of(text));
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
