package io.github.alliancepay.sandbox.wire;

import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.session.Session;

/** The content of the authorize answer, all seven fields (protocol section 4.1). */
public final class SessionJson {
    private SessionJson() {}

    /** The session as the merchant decrypts it. */
    public static JsonObject of(Session session) {
        return new JsonObject()
                .put("deviceId", session.deviceId())
                .put("refreshToken", session.refreshToken())
                .put("authToken", session.authToken())
                .put("serverPublic", session.key().publicJson())
                .put("tokenExpirationDateTime", BankDates.sessionUtc(session.expires()))
                .put("tokenExpiration", BankDates.session(session.expires()))
                .put("sessionExpiration", BankDates.session(session.expires()));
    }
}
