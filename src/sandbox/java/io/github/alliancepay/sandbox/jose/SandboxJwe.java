package io.github.alliancepay.sandbox.jose;

import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonException;
import io.github.alliancepay.sandbox.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Compact JWE with ECDH-ES+A256KW and A256GCM on P-384 (protocol section 3.2). It is written from the RFCs and uses only the JDK, so that
 * it can check the plugin's own encryption independently. Stateless and thread-safe.
 */
public final class SandboxJwe {
    static final String ALG = "ECDH-ES+A256KW";
    private static final String ENC = "A256GCM";
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final Pattern COMPACT = Pattern.compile("([A-Za-z0-9_-]+\\.){4}[A-Za-z0-9_-]+");
    private static final SecureRandom RANDOM = new SecureRandom();

    private SandboxJwe() {}

    /** Whether a text has the five parts of a compact JWE. */
    public static boolean looksCompact(String text) {
        return COMPACT.matcher(text).matches();
    }

    /** Encrypts a text to a public JWK. A private one can be used too. */
    public static String encrypt(String plaintext, String publicJwk) {
        return encrypt(plaintext, Jwk.parse(publicJwk));
    }

    /** Encrypts a text to a key. */
    public static String encrypt(String plaintext, Jwk recipient) {
        try {
            KeyPair ephemeral = ephemeral();
            byte[] contentKey = random(32);
            String header = base64(header(ephemeral).toString().getBytes(StandardCharsets.UTF_8));
            byte[] wrapped = wrap(agree(ephemeral.getPrivate(), recipient.publicKey()), contentKey);
            return header + "." + base64(wrapped) + "." + sealed(plaintext, contentKey, header);
        } catch (GeneralSecurityException e) {
            throw new JweException("the text cannot be encrypted", e);
        }
    }

    /** Decrypts a compact JWE with a private JWK. */
    public static String decrypt(String compact, String privateJwk) {
        return decrypt(compact, Jwk.parse(privateJwk));
    }

    /** Decrypts a compact JWE with a key. Refuses any other algorithm and any point that is not on the curve. */
    public static String decrypt(String compact, Jwk recipient) {
        if (!looksCompact(compact)) {
            throw new JweException("the message is not a compact JWE");
        }
        String[] parts = compact.split("\\.");
        try {
            Jwk ephemeral = ephemeralOf(parts[0]);
            Key wrapping = agree(recipient.privateKey(), ephemeral.publicKey());
            return open(parts, unwrap(wrapping, bytes(parts[1])));
        } catch (GeneralSecurityException | IllegalArgumentException | JsonException e) {
            throw new JweException("the message cannot be decrypted with this key", e);
        }
    }

    private static JsonObject header(KeyPair ephemeral) {
        Jwk epk = Jwk.of((ECPublicKey) ephemeral.getPublic(), (ECPrivateKey) ephemeral.getPrivate());
        return new JsonObject().put("alg", ALG).put("enc", ENC).put("epk", epk.publicJson());
    }

    private static Jwk ephemeralOf(String encodedHeader) {
        JsonObject header = Json.readObject(new String(bytes(encodedHeader), StandardCharsets.UTF_8));
        boolean known = header.text("alg").equals(Optional.of(ALG))
                && header.text("enc").equals(Optional.of(ENC));
        if (!known || header.has("crit") || header.has("zip")) {
            throw new JweException("the message is not " + ALG + " with " + ENC);
        }
        return Jwk.of(header.object("epk").orElseThrow(() -> new JweException("the message has no epk")));
    }

    private static KeyPair ephemeral() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(P384.SPEC, RANDOM);
        return generator.generateKeyPair();
    }

    private static Key agree(java.security.PrivateKey own, java.security.PublicKey other)
            throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own);
        agreement.doPhase(other, true);
        return new SecretKeySpec(ConcatKdf.keyWrap().derive(agreement.generateSecret()), "AES");
    }

    static byte[] wrap(Key wrapping, byte[] contentKey) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AESWrap");
        cipher.init(Cipher.WRAP_MODE, wrapping);
        return cipher.wrap(new SecretKeySpec(contentKey, "AES"));
    }

    static byte[] unwrap(Key wrapping, byte[] wrapped) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AESWrap");
        cipher.init(Cipher.UNWRAP_MODE, wrapping);
        return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
    }

    private static String sealed(String plaintext, byte[] contentKey, String header) throws GeneralSecurityException {
        byte[] iv = random(IV_BYTES);
        Cipher cipher = gcm(Cipher.ENCRYPT_MODE, contentKey, iv);
        cipher.updateAAD(header.getBytes(StandardCharsets.US_ASCII));
        byte[] sealed = cipher.doFinal(plaintext.getBytes(StandardCharsets.UTF_8));
        int length = sealed.length - TAG_BYTES;
        String ciphertext = base64(Arrays.copyOf(sealed, length));
        return base64(iv) + "." + ciphertext + "." + base64(Arrays.copyOfRange(sealed, length, sealed.length));
    }

    private static String open(String[] parts, byte[] contentKey) throws GeneralSecurityException {
        byte[] iv = bytes(parts[2]);
        byte[] tag = bytes(parts[4]);
        if (iv.length != IV_BYTES || tag.length != TAG_BYTES || contentKey.length != 32) {
            throw new JweException("a part of the message has a wrong length");
        }
        Cipher cipher = gcm(Cipher.DECRYPT_MODE, contentKey, iv);
        cipher.updateAAD(parts[0].getBytes(StandardCharsets.US_ASCII));
        byte[] first = cipher.update(bytes(parts[3]));
        return text(first, cipher.doFinal(tag));
    }

    private static String text(byte[] first, byte[] rest) {
        int length = first == null ? 0 : first.length;
        byte[] all = length == 0 ? rest : Arrays.copyOf(first, length + rest.length);
        System.arraycopy(rest, 0, all, length, rest.length);
        return new String(all, StandardCharsets.UTF_8);
    }

    private static Cipher gcm(int mode, byte[] key, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * 8, iv));
        return cipher;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }
}
