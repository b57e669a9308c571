package io.github.alliancepay.sandbox.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.ECPoint;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SandboxJweTests {
    private static final Jwk KEY = Jwk.derived(1, "merchant");

    @Test
    void theKeyDerivationGivesTheResultOfRfc7518AppendixC() throws GeneralSecurityException {
        byte[] z = bytes(
                158, 86, 217, 29, 129, 113, 53, 211, 114, 131, 66, 131, 191, 132, 38, 156, 251, 49, 110, 163, 218, 128,
                106, 72, 246, 218, 167, 121, 140, 254, 144, 196);
        byte[] alice = "Alice".getBytes(StandardCharsets.US_ASCII);
        byte[] bob = "Bob".getBytes(StandardCharsets.US_ASCII);
        byte[] key = new ConcatKdf("A128GCM", 128, alice, bob).derive(z);
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(key)).isEqualTo("VqqN6vgjbSBcIijNcacQGg");
    }

    @Test
    void theKeyWrapGivesTheResultOfRfc3394Section46() throws GeneralSecurityException {
        HexFormat hex = HexFormat.of().withUpperCase();
        var kek = new SecretKeySpec(
                hex.parseHex("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F"), "AES");
        byte[] data = hex.parseHex("00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F");
        byte[] wrapped = SandboxJwe.wrap(kek, data);
        assertThat(hex.formatHex(wrapped))
                .isEqualTo("28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21");
        assertThat(SandboxJwe.unwrap(kek, wrapped)).isEqualTo(data);
    }

    @Test
    void whatIsEncryptedToAKeyIsDecryptedWithIt() {
        String compact = SandboxJwe.encrypt("{\"сума\":27662}", KEY.publicJson().toString());
        assertThat(SandboxJwe.looksCompact(compact)).isTrue();
        assertThat(SandboxJwe.decrypt(compact, KEY.privateJson().toString())).isEqualTo("{\"сума\":27662}");
    }

    @Test
    void theHeaderNamesTheOnePairAndAnEphemeralKey() {
        JsonObject header = header(SandboxJwe.encrypt("x", KEY));
        assertThat(header.text("alg")).contains("ECDH-ES+A256KW");
        assertThat(header.text("enc")).contains("A256GCM");
        assertThat(header.object("epk").orElseThrow().names()).containsExactly("kty", "crv", "x", "y");
    }

    @Test
    void everyMessageHasItsOwnKey() {
        assertThat(header(SandboxJwe.encrypt("x", KEY))).isNotEqualTo(header(SandboxJwe.encrypt("x", KEY)));
    }

    @Test
    void anotherKeyDecryptsNothing() {
        String compact = SandboxJwe.encrypt("x", KEY);
        assertThatThrownBy(() -> SandboxJwe.decrypt(compact, Jwk.derived(2, "merchant")))
                .isInstanceOf(JweException.class);
    }

    @Test
    void aChangedMessageIsNotDecrypted() {
        String[] parts = SandboxJwe.encrypt("a longer text", KEY).split("\\.");
        parts[3] = (parts[3].charAt(0) == 'A' ? "B" : "A") + parts[3].substring(1);
        assertThatThrownBy(() -> SandboxJwe.decrypt(String.join(".", parts), KEY))
                .isInstanceOf(JweException.class);
    }

    @Test
    void anotherAlgorithmIsRefused() {
        String[] parts = SandboxJwe.encrypt("x", KEY).split("\\.");
        JsonObject header = header(String.join(".", parts)).put("alg", "ECDH-ES");
        parts[0] = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(header.toString().getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> SandboxJwe.decrypt(String.join(".", parts), KEY))
                .hasMessageContaining("ECDH-ES+A256KW");
    }

    @Test
    void aPointOffTheCurveIsRefused() {
        ECPoint point =
                new ECPoint(KEY.point().getAffineX(), KEY.point().getAffineY().add(BigInteger.ONE));
        assertThatThrownBy(() -> new Jwk(point, KEY.d())).hasMessageContaining("not on P-384");
    }

    @Test
    void aDerivedKeyIsAPairAndStaysTheSame() {
        assertThat(Jwk.derived(1, "merchant").privateJson()).isEqualTo(KEY.privateJson());
        assertThat(Jwk.derived(3, "merchant").privateJson()).isNotEqualTo(KEY.privateJson());
        assertThat(KEY.privateJson().text("d").orElseThrow()).hasSize(64);
    }

    @Test
    void aKeyPrintsNoSecret() {
        assertThat(KEY.toString()).isEqualTo("P-384 key pair");
    }

    private static JsonObject header(String compact) {
        byte[] header = Base64.getUrlDecoder().decode(compact.split("\\.")[0]);
        return Json.readObject(new String(header, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
