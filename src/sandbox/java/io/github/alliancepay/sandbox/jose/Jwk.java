package io.github.alliancepay.sandbox.jose;

import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonException;
import io.github.alliancepay.sandbox.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.Optional;

/** A P-384 key in JWK form (protocol section 3.1). Its point is always on the curve. */
public record Jwk(ECPoint point, Optional<BigInteger> d) {
    private static final int BYTES = 48;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /** Refuses a point that is not on the curve: with such a point a private key can be stolen over ECDH. */
    public Jwk {
        if (!P384.contains(point)) {
            throw new JweException("the key's point is not on P-384");
        }
    }

    /** The key pair that follows from a seed and a label: the same on every machine. */
    public static Jwk derived(long seed, String label) {
        BigInteger order = P384.SPEC.getOrder();
        BigInteger d = new BigInteger(1, sha384(seed + "/" + label))
                .mod(order.subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
        return new Jwk(P384.publicPoint(d), Optional.of(d));
    }

    static Jwk of(ECPublicKey publicKey, ECPrivateKey privateKey) {
        return new Jwk(publicKey.getW(), Optional.of(privateKey.getS()));
    }

    /** Reads a JWK; {@code d} may be absent. */
    public static Jwk parse(String json) {
        try {
            return of(Json.readObject(json));
        } catch (JsonException e) {
            throw new JweException("the key is not JSON", e);
        }
    }

    static Jwk of(JsonObject jwk) {
        requireMember(jwk, "kty", "EC");
        requireMember(jwk, "crv", "P-384");
        ECPoint point = new ECPoint(number(jwk, "x"), number(jwk, "y"));
        return new Jwk(point, jwk.has("d") ? Optional.of(number(jwk, "d")) : Optional.empty());
    }

    private static void requireMember(JsonObject jwk, String name, String value) {
        if (!jwk.text(name).equals(Optional.of(value))) {
            throw new JweException("the key's " + name + " is not " + value);
        }
    }

    private static BigInteger number(JsonObject jwk, String name) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(jwk.text(name).orElse(""));
            if (bytes.length == BYTES) {
                return new BigInteger(1, bytes);
            }
        } catch (IllegalArgumentException e) {
            throw new JweException("the key's " + name + " is not base64url", e);
        }
        throw new JweException("the key's " + name + " is not " + BYTES + " bytes");
    }

    /** The public half with {@code kty}, {@code crv}, {@code x}, {@code y} only, as {@code serverPublic} is sent. */
    public JsonObject publicJson() {
        return new JsonObject()
                .put("kty", "EC")
                .put("crv", "P-384")
                .put("x", base64(point.getAffineX()))
                .put("y", base64(point.getAffineY()));
    }

    /** The whole key as a merchant keeps it, with {@code use}, {@code alg} and {@code d}. */
    public JsonObject privateJson() {
        return publicJson()
                .put("use", "enc")
                .put("alg", SandboxJwe.ALG)
                .put("d", base64(d.orElseThrow(() -> new JweException("the key has no private half"))));
    }

    PublicKey publicKey() throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, P384.SPEC));
    }

    PrivateKey privateKey() throws GeneralSecurityException {
        BigInteger secret = d.orElseThrow(() -> new JweException("the key has no private half"));
        return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(secret, P384.SPEC));
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[BYTES];
        int length = Math.min(bytes.length, BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, BYTES - length, length);
        return BASE64URL.encodeToString(fixed);
    }

    private static byte[] sha384(String text) {
        try {
            return MessageDigest.getInstance("SHA-384").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-384", e);
        }
    }

    /** Shows only the kind of key: the private number must not reach a log. */
    @Override
    public String toString() {
        return d.isPresent() ? "P-384 key pair" : "P-384 public key";
    }
}
