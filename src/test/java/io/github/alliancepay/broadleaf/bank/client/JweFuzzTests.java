package io.github.alliancepay.broadleaf.bank.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.alliancepay.sandbox.jose.Jwk;
import io.github.alliancepay.testing.FuzzInput;

/**
 * An encrypted text, changed in any way. The seeds are encrypted to the key below, so what is read must be what was encrypted: whoever can
 * change an answer on its way cannot change what it says.
 */
class JweFuzzTests {

    /** Of no merchant. The seeds hold {@link #CONTENT} for it. */
    private static final Jwk KEY = Jwk.derived(15, "fuzz");

    private static final String CONTENT =
            "{\"type\":\"REFUND\",\"coinAmount\":6960,\"merchantRequestId\":\"refund-1\"}";

    private final MerchantKey own = MerchantKey.parse(KEY.privateJson().toString());

    @DictionaryEntries({
        "eyJhbGciOiJ",
        "\"alg\":\"ECDH-ES+A256KW\"",
        "\"enc\":\"A256GCM\"",
        "\"crv\":\"P-384\"",
        "\"zip\":\"DEF\"",
        "\"epk\":{",
        "....",
        "e30"
    })
    @FuzzTest(maxDuration = "60s")
    void aTextIsDecryptedToWhatWasEncryptedOrNotAtAll(byte[] input) {
        String text = new String(FuzzInput.unrolled(input), ISO_8859_1);
        try {
            byte[] content = FuzzInput.bounded(() -> Jwe.decrypt(text, own));
            assertThat(new String(content, UTF_8)).isEqualTo(CONTENT);
        } catch (UndecipherableException refused) {
            assertThat(refused).hasNoCause();
        }
    }
}
