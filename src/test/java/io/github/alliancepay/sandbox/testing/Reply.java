package io.github.alliancepay.sandbox.testing;

import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonObject;

/** What the bank answered. */
public record Reply(int status, String body) {
    /** The body as JSON. */
    public JsonObject json() {
        return Json.readObject(body);
    }

    /** The error's code, or an empty text. */
    public String msgCode() {
        return json().text("msgCode").orElse("");
    }
}
