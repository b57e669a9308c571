package io.github.alliancepay.broadleaf.bank.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The only thing that is read from a callback: which order it may be about (protocol sections 8.2 to 8.5). Anybody can send a callback, so
 * it is a reason to ask the bank and never evidence.
 */
public final class CallbackHint {

    /** The longest body that is read, in bytes. */
    public static final int LONGEST_BODY = 64 * 1024;

    private static final String ORDER_ID = "hppOrderId";
    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final JsonFactory JSON = new JsonFactory();

    private CallbackHint() {}

    /**
     * Finds the order's id in the body or in its operation. The body is read as a stream and only the id is kept, so deep or large values
     * do no harm.
     *
     * @return empty when the body is too long, is no JSON object, or has no id that looks like the bank's
     */
    public static Optional<String> hppOrderId(byte[] body) {
        if (body.length > LONGEST_BODY) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(body)) {
            return json.nextToken() == JsonToken.START_OBJECT ? inEnvelope(json) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<String> inEnvelope(JsonParser json) throws IOException {
        Optional<String> inOperation = Optional.empty();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.getCurrentName();
            JsonToken value = json.nextToken();
            if (ORDER_ID.equals(name) && value == JsonToken.VALUE_STRING) {
                return safe(json.getText());
            }
            if (("operation".equals(name) || "operations".equals(name)) && inOperation.isEmpty()) {
                inOperation = inOperation(json);
            } else {
                json.skipChildren();
            }
        }
        return inOperation;
    }

    /** Reads an object, or the first object of an array. Leaves the parser at the end of it. */
    private static Optional<String> inOperation(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return json.currentToken() == JsonToken.START_OBJECT ? inObject(json) : Optional.empty();
        }
        Optional<String> first = Optional.empty();
        while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
            if (first.isEmpty() && json.currentToken() == JsonToken.START_OBJECT) {
                first = inObject(json);
            } else {
                json.skipChildren();
            }
        }
        return first;
    }

    private static Optional<String> inObject(JsonParser json) throws IOException {
        Optional<String> id = Optional.empty();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isId = ORDER_ID.equals(json.getCurrentName());
            if (json.nextToken() == JsonToken.VALUE_STRING && isId) {
                id = safe(json.getText());
            } else {
                json.skipChildren();
            }
        }
        return id;
    }

    private static Optional<String> safe(String text) {
        return Optional.of(text).filter(id -> SAFE_ID.matcher(id).matches());
    }
}
