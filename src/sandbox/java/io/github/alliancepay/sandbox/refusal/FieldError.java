package io.github.alliancepay.sandbox.refusal;

import io.github.alliancepay.sandbox.json.JsonObject;

/** One wrong field of a request. The message states the rule, never the value. */
public record FieldError(String field, String message) {
    JsonObject json() {
        return new JsonObject().put("field", field).put("message", field + ": " + message);
    }
}
