package io.github.alliancepay.sandbox.session;

import io.github.alliancepay.sandbox.jose.Jwk;
import java.time.Instant;

/** The result of one authorization of a merchant. The key belongs to the bank; its public half is {@code serverPublic}. */
public record Session(
        Merchant merchant, String deviceId, String refreshToken, String authToken, Jwk key, Instant expires) {
    /** Shows only the device. */
    @Override
    public String toString() {
        return "session of device " + deviceId + " until " + expires;
    }
}
