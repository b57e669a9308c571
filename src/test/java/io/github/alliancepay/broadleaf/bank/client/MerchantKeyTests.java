package io.github.alliancepay.broadleaf.bank.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancepay.sandbox.jose.Jwk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerchantKeyTests {

    private final Jwk key = BankSide.newKey();
    private final String jwk = key.privateJson().toString();

    @Test
    void aWholePrivateKeyIsAccepted() {
        assertThat(MerchantKey.parse("\n " + jwk + " ")).hasToString("MerchantKey[P-384]");
    }

    @Test
    void thePublicHalfCanBeHandedToTheBank() {
        String handedOver = MerchantKey.parse(jwk).publicJwk();
        assertThat(handedOver).contains("\"x\"").doesNotContain("\"d\"").doesNotContain(d());
    }

    @Test
    void aKeyIsToldFromOthersWithoutShowingIt() {
        String thumbprint = MerchantKey.parse(jwk).thumbprint();

        assertThat(thumbprint)
                .matches("[\\w-]{43}")
                .isEqualTo(MerchantKey.parse(jwk).thumbprint());
        assertThat(MerchantKey.parse(BankSide.newKey().privateJson().toString()).thumbprint())
                .isNotEqualTo(thumbprint);
    }

    @Test
    void thePublicHalfAloneIsRefused() {
        assertThat(refusal(key.publicJson().toString())).contains("\"d\" is missing");
    }

    @Test
    void halvesOfTwoKeysAreRefused() {
        String other = BankSide.newKey().privateJson().toString();
        String mixed = key.publicJson().toString().replace("}", other.substring(other.indexOf(",\"d\"")));
        assertThat(refusal(mixed)).contains("do not belong together");
    }

    @Test
    void aChangedCharacterIsRefused() {
        int place = jwk.indexOf("\"y\":\"") + 10;
        char other = jwk.charAt(place) == 'A' ? 'B' : 'A';
        String changed = jwk.substring(0, place) + other + jwk.substring(place + 1);
        assertThat(refusal(changed)).contains("not on the curve");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "not json",
                "[]",
                "{}",
                "{\"keys\":[]}",
                "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-384\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-384\",\"x\":\"!\",\"y\":\"!\",\"d\":\"!\"}",
                "-----BEGIN PRIVATE KEY-----"
            })
    void whatIsNoKeyIsRefusedWithTheRemedy(String text) {
        assertThat(refusal(text)).contains("The merchant key is").contains("Paste the whole private JWK");
    }

    @Test
    void aKeyOfAnotherCurveIsRefused() {
        String p256 = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0\","
                + "\"y\":\"SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps\",\"d\":\"0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo\"}";
        assertThat(refusal(p256)).contains("P-384");
    }

    @Test
    void noRefusalQuotesTheKey() {
        for (int cut = 0; cut < jwk.length(); cut += 3) {
            IllegalArgumentException refused = refused(jwk.substring(0, cut));
            assertThat(refused).hasNoCause();
            assertThat(refused.getMessage()).doesNotContain(d().substring(0, 12));
        }
    }

    private String d() {
        return jwk.substring(jwk.indexOf("\"d\":\"") + 5, jwk.length() - 2);
    }

    private static String refusal(String text) {
        return refused(text).getMessage();
    }

    private static IllegalArgumentException refused(String text) {
        return catchThrowableOfType(() -> MerchantKey.parse(text), IllegalArgumentException.class);
    }
}
