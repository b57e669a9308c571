package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.BankTime;
import io.github.alliancepay.broadleaf.bank.SessionStore.SealedSession;
import io.github.alliancepay.sandbox.jose.Jwk;
import io.github.alliancepay.sandbox.jose.SandboxJwe;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** A session as the bank knows it: with its own private key. */
record BankSide(String deviceId, String refreshToken, Jwk key, Instant authorizedAt) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The merchant of all tests, with a new key for every run. */
    static final Jwk MERCHANT_KEY = newKey();

    static final String MERCHANT_ID = "00000000-0000-4000-8000-0000000000aa";
    static final String SERVICE_CODE = "00000000-0000-4000-8000-000000000001";
    static final Credentials CREDENTIALS = new Credentials(
            MERCHANT_ID,
            SERVICE_CODE,
            MerchantKey.parse(MERCHANT_KEY.privateJson().toString()));

    /** Every payment method, on the bank's own hosts. */
    static final PageOptions PAGE = new PageOptions(
            Set.of(PaymentMethod.values()), StatusPage.STATUS_TIMER_PAGE, false, Set.of("alb.ua", "bankalliance.ua"));

    static BankSide opened(Instant at) {
        return new BankSide(UUID.randomUUID().toString(), UUID.randomUUID().toString(), newKey(), at);
    }

    /** A key pair that nobody has seen before. */
    static Jwk newKey() {
        return Jwk.derived(RANDOM.nextLong(), "test");
    }

    /** The authorize answer, encrypted to the merchant. */
    String jwe() {
        return SandboxJwe.encrypt(plain(), MERCHANT_KEY);
    }

    String plain() {
        return """
                {"deviceId":"%s","refreshToken":"%s","authToken":"%s","serverPublic":%s,
                 "tokenExpirationDateTime":"%s","sessionExpiration":"opaque","later":{"field":[1]}}"""
                .formatted(
                        deviceId,
                        refreshToken,
                        UUID.randomUUID(),
                        key.publicJson(),
                        BankTime.SESSION.print(authorizedAt.plus(Duration.ofHours(24))));
    }

    OpenSession asMerchantSees() {
        return OpenSession.open(new SealedSession(jwe(), authorizedAt), CREDENTIALS.key());
    }
}
