package io.github.alliancepay.broadleaf.bank.client;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import java.text.ParseException;
import java.util.Optional;

/** The only kind of JWE that the bank and the merchant exchange: ECDH-ES+A256KW, A256GCM, P-384, compact (protocol section 3.2). */
final class Jwe {

    private static final JWEAlgorithm ALGORITHM = JWEAlgorithm.ECDH_ES_A256KW;
    private static final EncryptionMethod METHOD = EncryptionMethod.A256GCM;

    /** Four times as long as a header with a key of P-384. So short a JSON text cannot be nested deep enough to exhaust the stack. */
    private static final int LONGEST_HEADER = 1500;

    private Jwe() {}

    /** @throws NotDoneException when the content cannot be encrypted, so nothing can be sent */
    static String encrypt(byte[] content, ECKey recipient) {
        JWEObject jwe = new JWEObject(new JWEHeader(ALGORITHM, METHOD), new Payload(content));
        try {
            jwe.encrypt(new ECDHEncrypter(recipient.toPublicJWK()));
        } catch (JOSEException unusableKey) {
            throw new NotDoneException("The request could not be encrypted to the bank's key", unusableKey);
        }
        return jwe.serialize();
    }

    /** @throws UndecipherableException when it is damaged, another kind of JWE, or encrypted to another key */
    static byte[] decrypt(String compact, MerchantKey own) {
        return own.jwks().stream()
                .flatMap(key -> decrypted(compact, key).stream())
                .findFirst()
                .orElseThrow(UndecipherableException::new);
    }

    private static Optional<byte[]> decrypted(String compact, ECKey own) {
        try {
            requireShortHeader(compact);
            JWEObject jwe = JWEObject.parse(compact);
            requireOurKind(jwe.getHeader());
            jwe.decrypt(new ECDHDecrypter(own));
            return Optional.of(jwe.getPayload().toBytes());
        } catch (ParseException | JOSEException | RuntimeException unreadable) {
            // For some malformed headers the library throws a NullPointerException.
            return Optional.empty();
        }
    }

    /** Whether it is encrypted to this key. */
    static boolean isTo(MerchantKey own, String compact) {
        return own.jwks().stream().anyMatch(key -> decrypted(compact, key).isPresent());
    }

    private static void requireShortHeader(String compact) throws JOSEException {
        if (compact.indexOf('.') > LONGEST_HEADER) {
            throw new JOSEException("The header is longer than " + LONGEST_HEADER + " characters");
        }
    }

    private static void requireOurKind(JWEHeader header) throws JOSEException {
        // A compressed answer could grow without limit.
        boolean expected = ALGORITHM.equals(header.getAlgorithm())
                && METHOD.equals(header.getEncryptionMethod())
                && header.getCompressionAlgorithm() == null
                && header.getEphemeralPublicKey() instanceof ECKey ephemeral
                && Curve.P_384.equals(ephemeral.getCurve());
        if (!expected) {
            throw new JOSEException("Not ECDH-ES+A256KW with A256GCM on P-384");
        }
    }
}
