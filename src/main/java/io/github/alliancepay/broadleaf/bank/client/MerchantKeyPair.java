package io.github.alliancepay.broadleaf.bank.client;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A new key of a merchant (protocol section 3.1): EC on P-384, both halves as JWK. Made with the JDK alone, so that it needs no library.
 *
 * @param privateJwk the whole key; a secret
 * @param publicJwk what the bank gets
 */
public record MerchantKeyPair(String privateJwk, String publicJwk) {

    private static final int COORDINATE_BYTES = 48;

    /** Makes a pair with the random numbers of the JDK. */
    public static MerchantKeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp384r1"));
            return of(generator.generateKeyPair());
        } catch (GeneralSecurityException unsupported) {
            throw new IllegalStateException("This Java makes no keys on the curve P-384", unsupported);
        }
    }

    private static MerchantKeyPair of(KeyPair pair) {
        ECPublicKey known = (ECPublicKey) pair.getPublic();
        String shown = "{\"kty\":\"EC\",\"crv\":\"P-384\",\"use\":\"enc\",\"alg\":\"ECDH-ES+A256KW\",\"x\":\""
                + text(known.getW().getAffineX()) + "\",\"y\":\""
                + text(known.getW().getAffineY()) + "\"";
        String secret = ",\"d\":\"" + text(((ECPrivateKey) pair.getPrivate()).getS()) + "\"";
        return new MerchantKeyPair(shown + secret + "}", shown + "}");
    }

    /** Base64url of exactly 48 bytes, as RFC 7518 asks for. */
    private static String text(BigInteger coordinate) {
        byte[] signed = coordinate.toByteArray();
        byte[] bytes = new byte[COORDINATE_BYTES];
        int length = Math.min(signed.length, COORDINATE_BYTES);
        System.arraycopy(signed, signed.length - length, bytes, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "MerchantKeyPair[P-384]";
    }
}
