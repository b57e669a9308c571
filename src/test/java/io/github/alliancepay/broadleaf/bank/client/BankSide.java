package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.BankTime;
import io.github.alliancepay.broadleaf.bank.SessionStore.SealedSession;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A session as the bank knows it: with its own private key. */
record BankSide(String deviceId, String refreshToken, KeyPair pair, Instant authorizedAt) {

    /** The merchant of all tests, with a key that is made anew for every run. */
    static final KeyPair MERCHANT_PAIR = JdkJwe.newKeyPair();

    static final String MERCHANT_ID = "00000000-0000-4000-8000-0000000000aa";
    static final String SERVICE_CODE = "00000000-0000-4000-8000-000000000001";
    static final Credentials CREDENTIALS =
            new Credentials(MERCHANT_ID, SERVICE_CODE, MerchantKey.parse(JdkJwe.privateJwk(MERCHANT_PAIR)));

    static BankSide opened(Instant at) {
        return new BankSide(UUID.randomUUID().toString(), UUID.randomUUID().toString(), JdkJwe.newKeyPair(), at);
    }

    /** The authorize answer, encrypted to the merchant. */
    String jwe() {
        return JdkJwe.encrypt(plain(), MERCHANT_PAIR.getPublic());
    }

    String plain() {
        return """
                {"deviceId":"%s","refreshToken":"%s","authToken":"%s","serverPublic":%s,
                 "tokenExpirationDateTime":"%s","sessionExpiration":"opaque","later":{"field":[1]}}"""
                .formatted(
                        deviceId,
                        refreshToken,
                        UUID.randomUUID(),
                        JdkJwe.publicJwk(pair),
                        BankTime.SESSION.print(authorizedAt.plus(Duration.ofHours(24))));
    }

    OpenSession asMerchantSees() {
        return OpenSession.open(new SealedSession(jwe(), authorizedAt), CREDENTIALS.key());
    }
}
