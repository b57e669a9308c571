package io.github.alliancepay.broadleaf.bank.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.sandbox.jose.SandboxJwe;
import java.security.KeyPair;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JweTests {

    private static final String CONTENT = "{\"сума\":27662,\"n\":null}";
    private static final HexFormat HEX = HexFormat.of();

    private final KeyPair pair = JdkJwe.newKeyPair();
    private final MerchantKey own = MerchantKey.parse(JdkJwe.privateJwk(pair));

    @Test
    void whatTheOracleEncryptsIsRead() {
        String compact = JdkJwe.encrypt(CONTENT, pair.getPublic());
        assertThat(new String(Jwe.decrypt(compact, own), UTF_8)).isEqualTo(CONTENT);
    }

    @Test
    void theOracleReadsWhatIsEncrypted() throws Exception {
        String compact = Jwe.encrypt(CONTENT.getBytes(UTF_8), ECKey.parse(JdkJwe.publicJwk(pair)));
        assertThat(JdkJwe.decrypt(compact, pair.getPrivate())).isEqualTo(CONTENT);
        assertThat(header(compact)).contains("\"alg\":\"ECDH-ES+A256KW\"", "\"enc\":\"A256GCM\"", "\"crv\":\"P-384\"");
    }

    /** The sandbox bank's own cipher, written by other hands from the same RFCs. */
    @Test
    void theSandboxBankAndTheClientReadEachOther() throws Exception {
        String fromBank = SandboxJwe.encrypt(CONTENT, JdkJwe.publicJwk(pair));
        String fromClient = Jwe.encrypt(CONTENT.getBytes(UTF_8), ECKey.parse(JdkJwe.publicJwk(pair)));
        assertThat(new String(Jwe.decrypt(fromBank, own), UTF_8)).isEqualTo(CONTENT);
        assertThat(SandboxJwe.decrypt(fromClient, JdkJwe.privateJwk(pair))).isEqualTo(CONTENT);
    }

    @Test
    void noTwoEncryptionsShareAKey() throws Exception {
        ECKey recipient = ECKey.parse(JdkJwe.publicJwk(pair));
        String one = Jwe.encrypt(CONTENT.getBytes(UTF_8), recipient);
        String two = Jwe.encrypt(CONTENT.getBytes(UTF_8), recipient);
        assertThat(one.split("\\.")).doesNotContain(two.split("\\."));
    }

    /** RFC 7518 appendix C: the example of a key agreement. */
    @Test
    void theOracleDerivesTheKeyOfTheRfc() throws Exception {
        ObjectMapper json = new ObjectMapper();
        var alice = json.readTree("{\"crv\":\"P-256\",\"d\":\"0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo\"}");
        var bob = json.readTree("{\"crv\":\"P-256\",\"x\":\"weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ\","
                + "\"y\":\"e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck\"}");

        byte[] agreed = JdkJwe.agreed(JdkJwe.privateKey(alice), JdkJwe.publicKey(bob));
        byte[] derived = JdkJwe.concatKdf(agreed, "A128GCM", new JdkJwe.KdfParties("Alice", "Bob"), 128);

        assertThat(JdkJwe.base64(derived)).isEqualTo("VqqN6vgjbSBcIijNcacQGg");
    }

    /** RFC 3394 section 4.6: 256 bits of key data with a 256-bit key. */
    @Test
    void theOracleWrapsTheKeyOfTheRfc() {
        byte[] kek = HEX.parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        byte[] key = HEX.parseHex("00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f");
        byte[] wrapped = JdkJwe.wrap(kek, key);
        assertThat(HEX.formatHex(wrapped))
                .isEqualTo("28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21");
        assertThat(JdkJwe.unwrap(kek, wrapped)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW"})
    void anotherAlgorithmIsRefused(String algorithm) throws Exception {
        refuses(nimbus(new JWEHeader(JWEAlgorithm.parse(algorithm), EncryptionMethod.A256GCM)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A128GCM", "A192GCM", "A256CBC-HS512"})
    void anotherMethodIsRefused(String method) throws Exception {
        refuses(nimbus(new JWEHeader(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.parse(method))));
    }

    @Test
    void aCompressedContentIsRefused() throws Exception {
        refuses(nimbus(new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
                .compressionAlgorithm(CompressionAlgorithm.DEF)
                .build()));
    }

    @Test
    void theOnlyKindThatIsReadIsReadFromTheLibraryToo() throws Exception {
        String compact = nimbus(new JWEHeader(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM));
        assertThat(new String(Jwe.decrypt(compact, own), UTF_8)).isEqualTo(CONTENT);
    }

    @Test
    void aPointOffTheCurveIsRefused() {
        String compact = JdkJwe.encrypt(CONTENT, pair.getPublic());
        String header = header(compact);
        int place = header.indexOf("\"y\":\"") + 10;
        char other = header.charAt(place) == 'A' ? 'B' : 'A';
        String moved = header.substring(0, place) + other + header.substring(place + 1);
        refuses(JdkJwe.base64(moved.getBytes(UTF_8)) + compact.substring(compact.indexOf('.')));
    }

    @Test
    void aPointOfAnotherCurveIsRefused() {
        String compact = JdkJwe.encrypt(CONTENT, pair.getPublic());
        String header = "{\"alg\":\"ECDH-ES+A256KW\",\"enc\":\"A256GCM\",\"epk\":{\"kty\":\"EC\",\"crv\":\"P-256\","
                + "\"x\":\"weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ\",\"y\":\"e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck\"}}";
        refuses(JdkJwe.base64(header.getBytes(UTF_8)) + compact.substring(compact.indexOf('.')));
    }

    @Test
    void aChangeOfAnyPartIsNoticed() {
        String[] parts = JdkJwe.encrypt(CONTENT, pair.getPublic()).split("\\.");
        for (int part = 0; part < parts.length; part++) {
            String[] changed = parts.clone();
            char first = changed[part].charAt(4);
            changed[part] = changed[part].substring(0, 4) + (first == 'A' ? 'B' : 'A') + changed[part].substring(5);
            refuses(String.join(".", changed));
        }
    }

    @Test
    void anotherKeyCannotReadIt() {
        refuses(JdkJwe.encrypt(CONTENT, JdkJwe.newKeyPair().getPublic()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "....", "a.b.c", "a.b.c.d.e", "{}", "e30.e30.e30.e30.e30"})
    void whatIsNoJweIsRefused(String text) {
        refuses(text);
    }

    private void refuses(String compact) {
        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> Jwe.decrypt(compact, own))
                .withMessageContaining("cannot be read")
                .withNoCause();
    }

    private String nimbus(JWEHeader header) throws Exception {
        JWEObject jwe = new JWEObject(header, new Payload(CONTENT));
        jwe.encrypt(new ECDHEncrypter(ECKey.parse(JdkJwe.publicJwk(pair))));
        return jwe.serialize();
    }

    private static String header(String compact) {
        return new String(Base64.getUrlDecoder().decode(compact.substring(0, compact.indexOf('.'))), UTF_8);
    }
}
