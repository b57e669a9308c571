package io.github.alliancepay.sandbox.session;

import io.github.alliancepay.sandbox.jose.Jwk;
import java.time.Instant;

/** What one authorization made; the key is the bank's, its public half is {@code serverPublic}. */
public record Session(String deviceId, String refreshToken, String authToken, Jwk key, Instant expires) {
    /** Names the device only. */
    @Override
    public String toString() {
        return "session of device " + deviceId + " until " + expires;
    }
}
