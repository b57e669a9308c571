package io.github.alliancepay.sandbox.refusal;

import io.github.alliancepay.sandbox.json.JsonObject;
import java.util.List;

/** The body of an error answer (protocol section 13.1). */
public record ErrorBody(Refusal refusal, String requestId, String serviceId) {
    /** The body as JSON. */
    public JsonObject json() {
        JsonObject body = new JsonObject()
                .put("requestId", requestId)
                .put("serviceId", serviceId)
                .put("msgCode", refusal.error().msgCode())
                .put("msgType", refusal.fields().isEmpty() ? "ERROR" : "VALIDATION_ERROR")
                .put("msgText", refusal.error().msgText())
                .put("isLocalized", false)
                .put("msgAttrs", new JsonObject())
                .put("errorCauses", List.of());
        return refusal.fields().isEmpty() ? body : body.put("validation", validation());
    }

    private JsonObject validation() {
        return new JsonObject()
                .put("errors", refusal.fields().stream().map(FieldError::json).toList());
    }
}
