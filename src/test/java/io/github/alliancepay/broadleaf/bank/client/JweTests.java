package io.github.alliancepay.broadleaf.bank.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.sandbox.jose.Jwk;
import io.github.alliancepay.sandbox.jose.SandboxJwe;
import java.text.ParseException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is the sandbox bank's cipher, which is written from the RFCs on the JDK alone and has the RFCs' examples as its tests. */
class JweTests {

    private static final String CONTENT = "{\"сума\":27662,\"n\":null}";

    private final Jwk key = BankSide.newKey();
    private final MerchantKey own = MerchantKey.parse(key.privateJson().toString());

    @Test
    void whatTheOracleEncryptsIsRead() {
        String compact = SandboxJwe.encrypt(CONTENT, key);
        assertThat(new String(Jwe.decrypt(compact, own), UTF_8)).isEqualTo(CONTENT);
    }

    @Test
    void theOracleReadsWhatIsEncrypted() throws Exception {
        String compact = Jwe.encrypt(CONTENT.getBytes(UTF_8), recipient());
        assertThat(SandboxJwe.decrypt(compact, key)).isEqualTo(CONTENT);
        assertThat(header(compact)).contains("\"alg\":\"ECDH-ES+A256KW\"", "\"enc\":\"A256GCM\"", "\"crv\":\"P-384\"");
    }

    @Test
    void noTwoEncryptionsShareAKey() throws Exception {
        String one = Jwe.encrypt(CONTENT.getBytes(UTF_8), recipient());
        String two = Jwe.encrypt(CONTENT.getBytes(UTF_8), recipient());
        assertThat(one.split("\\.")).doesNotContain(two.split("\\."));
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
        String compact = SandboxJwe.encrypt(CONTENT, key);
        String header = header(compact);
        int place = header.indexOf("\"y\":\"") + 10;
        char other = header.charAt(place) == 'A' ? 'B' : 'A';
        String moved = header.substring(0, place) + other + header.substring(place + 1);
        refuses(base64(moved) + compact.substring(compact.indexOf('.')));
    }

    @Test
    void aPointOfAnotherCurveIsRefused() {
        String compact = SandboxJwe.encrypt(CONTENT, key);
        String header = "{\"alg\":\"ECDH-ES+A256KW\",\"enc\":\"A256GCM\",\"epk\":{\"kty\":\"EC\",\"crv\":\"P-256\","
                + "\"x\":\"weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ\",\"y\":\"e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck\"}}";
        refuses(base64(header) + compact.substring(compact.indexOf('.')));
    }

    @Test
    void aChangeOfAnyPartIsNoticed() {
        String[] parts = SandboxJwe.encrypt(CONTENT, key).split("\\.");
        for (int part = 0; part < parts.length; part++) {
            String[] changed = parts.clone();
            char first = changed[part].charAt(4);
            changed[part] = changed[part].substring(0, 4) + (first == 'A' ? 'B' : 'A') + changed[part].substring(5);
            refuses(String.join(".", changed));
        }
    }

    @Test
    void anotherKeyCannotReadIt() {
        refuses(SandboxJwe.encrypt(CONTENT, BankSide.newKey()));
    }

    @ParameterizedTest
    @ValueSource(ints = {700, 100_000})
    void aHeaderThatIsNestedTooDeepIsRefusedWithoutHarm(int depth) {
        String header = "{\"epk\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
        refuses(base64(header) + ".a.b.c.d");
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
        jwe.encrypt(new ECDHEncrypter(recipient()));
        return jwe.serialize();
    }

    private ECKey recipient() throws ParseException {
        return ECKey.parse(key.publicJson().toString());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String header(String compact) {
        return new String(Base64.getUrlDecoder().decode(compact.substring(0, compact.indexOf('.'))), UTF_8);
    }
}
