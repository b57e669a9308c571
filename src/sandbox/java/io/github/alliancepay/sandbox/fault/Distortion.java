package io.github.alliancepay.sandbox.fault;

import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonObject;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes the JSON of an answer as faults demand. */
public final class Distortion {
    private static final String STRANGER = "00000000-0000-4000-8000-00000000dead";

    private Distortion() {}

    /** The answer after all these faults. Does not change the original. */
    public static JsonObject of(JsonObject answer, List<Fault> faults) {
        JsonObject distorted = answer.copy();
        faults.forEach(fault -> apply(fault.kind(), distorted));
        return distorted;
    }

    private static void apply(FaultKind kind, JsonObject json) {
        switch (kind) {
            case WRONG_AMOUNT -> everywhere(json, Distortion::oneMore);
            case WRONG_MERCHANT -> everywhere(json, part -> replaced(part, "merchantId", STRANGER));
            case WRONG_REQUEST_ID -> replaced(json, "merchantRequestId", STRANGER);
            case WRONG_CURRENCY -> everywhere(json, Distortion::otherCurrency);
            case UNKNOWN_STATUS -> everywhere(json, Distortion::unknownStatus);
            case UNKNOWN_TYPE -> everywhere(json, part -> replaced(part, "type", "BARTER"));
            default -> whole(kind, json);
        }
    }

    private static void whole(FaultKind kind, JsonObject json) {
        switch (kind) {
            case INSECURE_REDIRECT -> replaced(json, "redirectUrl", "http://pay.example.org/?hpp_id=1");
            case FOREIGN_REDIRECT -> replaced(json, "redirectUrl", "https://pay.example.org/?hpp_id=1");
            case NULL_STATUS_URL -> replaced(json, "statusUrl", Json.NULL);
            case MISSING_OPERATIONS -> json.remove("operations");
            case EXTRA_FIELDS -> everywhere(json, Distortion::extended);
            default -> {}
        }
    }

    private static void everywhere(JsonObject json, UnaryOperator<JsonObject> change) {
        change.apply(json);
        if (json.has("operations")) {
            json.put(
                    "operations",
                    json.objects("operations").stream()
                            .map(JsonObject::copy)
                            .map(change)
                            .toList());
        }
    }

    private static JsonObject replaced(JsonObject json, String name, Object value) {
        return json.has(name) ? json.put(name, value) : json;
    }

    private static JsonObject oneMore(JsonObject json) {
        json.whole("sourceAmount").ifPresent(coins -> json.put("sourceAmount", coins + 1));
        json.whole("coinAmount").ifPresent(coins -> json.put("coinAmount", coins + 1));
        return json;
    }

    private static JsonObject otherCurrency(JsonObject json) {
        replaced(json, "sourceCurrencyCode", "826");
        return replaced(json, "transactionCurrency", "826");
    }

    private static JsonObject unknownStatus(JsonObject json) {
        replaced(json, "orderStatus", "ON_THE_MOON");
        return replaced(json, "status", "ON_THE_MOON");
    }

    private static JsonObject extended(JsonObject json) {
        return json.put("novelty", "2026").put("noveltyInfo", new JsonObject().put("depth", 1L));
    }
}
