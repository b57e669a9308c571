package io.github.alliancepay.broadleaf.bank.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The merchant's private key (protocol section 3.1): an EC key on P-384. The bank holds the public half and encrypts its answers to it.
 * Immutable, hence safe for use by many threads. Never shows its private half.
 */
public final class MerchantKey {

    private static final String REMEDY =
            " Paste the whole private JWK as one JSON object: {\"kty\":\"EC\",\"crv\":\"P-384\",\"x\":…,\"y\":…,\"d\":…}.";

    private final ECKey jwk;
    private final Optional<MerchantKey> previous;

    private MerchantKey(ECKey jwk, Optional<MerchantKey> previous) {
        this.jwk = jwk;
        this.previous = previous;
    }

    /**
     * Reads and checks a private JWK.
     *
     * @throws IllegalArgumentException when the key cannot be used; the message says what to do and never contains the key
     */
    public static MerchantKey parse(String privateJwk) {
        JWK key = parsed(privateJwk);
        require(KeyType.EC.equals(key.getKeyType()), "The merchant key is not an EC key.");
        ECKey ec = key.toECKey();
        require(Curve.P_384.equals(ec.getCurve()), "The merchant key is not on the curve P-384.");
        require(ec.isPrivate(), "The merchant key is only the public half: \"d\" is missing.");
        require(halvesMatch(ec), "The private and the public half of the merchant key do not belong together.");
        return new MerchantKey(ec, Optional.empty());
    }

    /** This key, and another one that answers may still be encrypted to, until the bank has taken over the public half of this one. */
    public MerchantKey withPrevious(MerchantKey former) {
        return new MerchantKey(jwk, Optional.of(former));
    }

    boolean hasPrevious() {
        return previous.isPresent();
    }

    /** This key alone. */
    MerchantKey alone() {
        return new MerchantKey(jwk, Optional.empty());
    }

    /** All keys that an answer may be encrypted to, this one first. */
    List<ECKey> jwks() {
        return Stream.concat(Stream.of(jwk), previous.stream().flatMap(former -> former.jwks().stream()))
                .toList();
    }

    /** The public half as JSON, to be sent to the bank. */
    public String publicJwk() {
        return jwk.toPublicJWK().toJSONString();
    }

    /** Tells the key from others without showing it: the SHA-256 of the public half (RFC 7638), in Base64url. */
    public String thumbprint() {
        try {
            return jwk.computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("A key of this machine cannot be digested with SHA-256", impossible);
        }
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "MerchantKey[P-384]";
    }

    private static JWK parsed(String text) {
        require(!text.isBlank(), "The merchant key is empty.");
        try {
            return JWK.parse(text.strip());
        } catch (ParseException | RuntimeException unreadable) {
            // The cause would contain parts of the key, so it is dropped.
            boolean offCurve = String.valueOf(unreadable.getMessage()).contains("not on the");
            throw new IllegalArgumentException(
                    offCurve
                            ? "The merchant key is damaged: its point x, y is not on the curve. A character was lost or changed."
                                    + REMEDY
                            : "The merchant key is not a JSON Web Key." + REMEDY);
        }
    }

    /** Signs with the private half and verifies with the public half, which works only when they belong together. */
    private static boolean halvesMatch(ECKey key) {
        try {
            Signature signature = Signature.getInstance("SHA384withECDSA");
            signature.initSign(key.toECPrivateKey());
            byte[] signed = signature.sign();
            signature.initVerify(key.toECPublicKey());
            return signature.verify(signed);
        } catch (GeneralSecurityException | JOSEException outOfRange) {
            return false;
        }
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(fault + REMEDY);
        }
    }
}
