package io.github.alliancepay.broadleaf.bank.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import io.github.alliancepay.broadleaf.bank.BankTime;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.SessionStatus;
import io.github.alliancepay.broadleaf.bank.SessionStore.SealedSession;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A session with the bank, opened with the merchant's key (protocol section 4.1).
 *
 * @param sealed the session as the bank sent it, by which sessions are compared
 * @param serverPublic the bank's public key for this session
 * @param expiresAt when the bank ends it (UTC)
 */
record OpenSession(SealedSession sealed, String deviceId, String refreshToken, ECKey serverPublic, Instant expiresAt) {

    /** Ten times as long as a public key of P-384. */
    private static final int LONGEST_KEY = 2000;

    /** @throws OutcomeUnknownException when it is encrypted to another key or lacks a field */
    static OpenSession open(SealedSession sealed, MerchantKey key) {
        Fields fields = Fields.parse(Jwe.decrypt(sealed.jwe(), key));
        return new OpenSession(
                sealed,
                header(fields, "deviceId"),
                header(fields, "refreshToken"),
                serverPublic(fields),
                expiry(fields));
    }

    Instant authorizedAt() {
        return sealed.authorizedAt();
    }

    SessionStatus status() {
        return new SessionStatus(authorizedAt(), expiresAt);
    }

    boolean isSameAs(OpenSession other) {
        return sealed.jwe().equals(other.sealed.jwe());
    }

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "OpenSession[authorizedAt=" + authorizedAt() + ", expiresAt=" + expiresAt + "]";
    }

    private static String header(Fields fields, String name) {
        String value = fields.required(name);
        if (!value.matches("[\\x21-\\x7E]{1,255}")) {
            throw new OutcomeUnknownException(
                    "The field " + name + " of the bank's session cannot be used in a header");
        }
        return value;
    }

    private static ECKey serverPublic(Fields fields) {
        JsonNode key = Stream.of("serverPublic", "serverPublicKey")
                .map(fields.node()::path)
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseThrow(() -> new OutcomeUnknownException("The bank's session lacks the field serverPublic"));
        return point(key.toString());
    }

    private static ECKey point(String jwk) {
        return parsed(jwk)
                .filter(key -> Curve.P_384.equals(key.getCurve()))
                .orElseThrow(() -> new OutcomeUnknownException("The bank's key is not a point of the curve P-384"));
    }

    private static Optional<ECKey> parsed(String jwk) {
        try {
            return jwk.length() > LONGEST_KEY
                    ? Optional.empty()
                    : Optional.of(ECKey.parse(jwk).toPublicJWK());
        } catch (ParseException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static Instant expiry(Fields fields) {
        return Stream.of("tokenExpirationDateTime", "tokenExpiration")
                .map(fields::text)
                .map(BankTime::read)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new OutcomeUnknownException("The bank's session does not say when it ends"));
    }
}
