package io.github.alliancepay.broadleaf.bank.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * ECDH-ES+A256KW with A256GCM made of the JDK's own primitives by the recipe of protocol section 3.2: an oracle that shares nothing
 * with the library under test.
 */
final class JdkJwe {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int TAG_BYTES = 16;

    private JdkJwe() {}

    static KeyPair newKeyPair(String curve) {
        return trying(() -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        });
    }

    static KeyPair newKeyPair() {
        return newKeyPair("secp384r1");
    }

    static String publicJwk(KeyPair pair) {
        ECPoint point = ((ECPublicKey) pair.getPublic()).getW();
        return "{\"kty\":\"EC\",\"crv\":\"P-384\",\"x\":\"" + base64(point.getAffineX()) + "\",\"y\":\""
                + base64(point.getAffineY()) + "\"}";
    }

    static String privateJwk(KeyPair pair) {
        String d = base64(((ECPrivateKey) pair.getPrivate()).getS());
        return publicJwk(pair).replace("}", ",\"d\":\"" + d + "\"}");
    }

    static String encrypt(String content, PublicKey recipient) {
        return encrypt(content, recipient, "A256GCM", newKeyPair());
    }

    static String encrypt(String content, PublicKey recipient, String method, KeyPair ephemeral) {
        String header =
                base64(("{\"alg\":\"ECDH-ES+A256KW\",\"enc\":\"" + method + "\",\"epk\":" + publicJwk(ephemeral) + "}")
                        .getBytes(UTF_8));
        return trying(() -> {
            byte[] contentKey = random(32);
            byte[] iv = random(12);
            byte[] kek = keyEncryptionKey(agreed(ephemeral.getPrivate(), recipient));
            byte[] sealed = gcm(Cipher.ENCRYPT_MODE, contentKey, iv, header).doFinal(content.getBytes(UTF_8));
            return String.join(
                    ".",
                    header,
                    base64(wrap(kek, contentKey)),
                    base64(iv),
                    base64(Arrays.copyOf(sealed, sealed.length - TAG_BYTES)),
                    base64(Arrays.copyOfRange(sealed, sealed.length - TAG_BYTES, sealed.length)));
        });
    }

    static String decrypt(String compact, PrivateKey own) {
        String[] parts = compact.split("\\.");
        return trying(() -> {
            JsonNode header = JSON.readTree(bytes(parts[0]));
            byte[] kek = keyEncryptionKey(agreed(own, publicKey(header.get("epk"))));
            byte[] sealed = ByteBuffer.allocate(bytes(parts[3]).length + TAG_BYTES)
                    .put(bytes(parts[3]))
                    .put(bytes(parts[4]))
                    .array();
            byte[] contentKey = unwrap(kek, bytes(parts[1]));
            return new String(
                    gcm(Cipher.DECRYPT_MODE, contentKey, bytes(parts[2]), parts[0])
                            .doFinal(sealed),
                    UTF_8);
        });
    }

    /** RFC 7518 section 4.6, for keys of up to 256 bits: one round of the Concat KDF. */
    static byte[] concatKdf(byte[] agreed, String algorithm, KdfParties parties, int keyBits) {
        return trying(() -> {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(number(1));
            digest.update(agreed);
            for (String part : new String[] {algorithm, parties.producer(), parties.consumer()}) {
                digest.update(number(part.length()));
                digest.update(part.getBytes(US_ASCII));
            }
            digest.update(number(keyBits));
            return Arrays.copyOf(digest.digest(), keyBits / 8);
        });
    }

    static byte[] agreed(PrivateKey own, PublicKey other) {
        return trying(() -> {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(own);
            agreement.doPhase(other, true);
            return agreement.generateSecret();
        });
    }

    static byte[] wrap(byte[] kek, byte[] key) {
        return trying(() -> {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, new SecretKeySpec(kek, "AES"));
            return cipher.wrap(new SecretKeySpec(key, "AES"));
        });
    }

    static byte[] unwrap(byte[] kek, byte[] wrapped) {
        return trying(() -> {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(kek, "AES"));
            return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
        });
    }

    static PublicKey publicKey(JsonNode jwk) {
        ECPoint point = new ECPoint(integer(jwk.get("x")), integer(jwk.get("y")));
        return trying(() -> KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve(jwk.get("crv").asText()))));
    }

    static PrivateKey privateKey(JsonNode jwk) {
        return trying(() -> KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(
                        integer(jwk.get("d")), curve(jwk.get("crv").asText()))));
    }

    static String base64(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    private static byte[] keyEncryptionKey(byte[] agreed) {
        return concatKdf(agreed, "ECDH-ES+A256KW", new KdfParties("", ""), 256);
    }

    private static ECParameterSpec curve(String name) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("P-384".equals(name) ? "secp384r1" : "secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static Cipher gcm(int mode, byte[] key, byte[] iv, String header) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * 8, iv));
        cipher.updateAAD(header.getBytes(US_ASCII));
        return cipher;
    }

    /** A coordinate of P-384 always fills 48 bytes. */
    private static String base64(BigInteger coordinate) {
        byte[] unpadded = coordinate.toByteArray();
        byte[] padded = new byte[48];
        int length = Math.min(unpadded.length, padded.length);
        System.arraycopy(unpadded, unpadded.length - length, padded, padded.length - length, length);
        return base64(padded);
    }

    private static BigInteger integer(JsonNode coordinate) {
        return new BigInteger(1, bytes(coordinate.asText()));
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static <T> T trying(java.util.concurrent.Callable<T> work) {
        try {
            return work.call();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    record KdfParties(String producer, String consumer) {}
}
