package io.github.alliancepay.broadleaf.bank.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.text.ParseException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * ECDH-ES+A256KW with A256GCM on P-384 by calls of the JDK alone: no Base64, no JSON, no checks. What any client of the bank has to pay.
 */
final class BareCipher {

    private static final byte[] ALGORITHM = "ECDH-ES+A256KW".getBytes(US_ASCII);
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ECPublicKey recipient;
    private final PrivateKey own;

    private BareCipher(ECPublicKey recipient, PrivateKey own) {
        this.recipient = recipient;
        this.own = own;
    }

    static BareCipher of(ECKey key) {
        try {
            return new BareCipher(key.toECPublicKey(), key.toECPrivateKey());
        } catch (JOSEException unusable) {
            throw new IllegalArgumentException(unusable);
        }
    }

    Message encrypt(byte[] content) {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
            pairs.initialize(recipient.getParams());
            KeyPair ephemeral = pairs.generateKeyPair();
            SecretKey contentKey = new SecretKeySpec(random(32), "AES");
            Cipher wrap = Cipher.getInstance("AESWrap");
            wrap.init(Cipher.WRAP_MODE, agreed(ephemeral.getPrivate(), recipient));
            byte[] iv = random(12);
            byte[] header = {};
            byte[] sealed = gcm(Cipher.ENCRYPT_MODE, contentKey, iv, header).doFinal(content);
            ECPoint point = ((ECPublicKey) ephemeral.getPublic()).getW();
            return new Message(point, header, wrap.wrap(contentKey), iv, sealed);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    byte[] decrypt(Message message) {
        try {
            PublicKey ephemeral = KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(message.ephemeral(), recipient.getParams()));
            Cipher wrap = Cipher.getInstance("AESWrap");
            wrap.init(Cipher.UNWRAP_MODE, agreed(own, ephemeral));
            SecretKey contentKey = (SecretKey) wrap.unwrap(message.wrappedKey(), "AES", Cipher.SECRET_KEY);
            return gcm(Cipher.DECRYPT_MODE, contentKey, message.iv(), message.header())
                    .doFinal(message.sealed());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One round of the Concat KDF over the agreed secret (RFC 7518 section 4.6.2). */
    private static SecretKey agreed(PrivateKey mine, PublicKey theirs) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(mine);
        agreement.doPhase(theirs, true);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(number(1));
        sha256.update(agreement.generateSecret());
        sha256.update(number(ALGORITHM.length));
        sha256.update(ALGORITHM);
        sha256.update(new byte[8]);
        sha256.update(number(256));
        return new SecretKeySpec(sha256.digest(), "AES");
    }

    private static Cipher gcm(int mode, SecretKey key, byte[] iv, byte[] header) throws GeneralSecurityException {
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        gcm.updateAAD(header);
        return gcm;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    /** @param sealed the encrypted content with its tag */
    record Message(ECPoint ephemeral, byte[] header, byte[] wrappedKey, byte[] iv, byte[] sealed) {

        static Message of(String compact) {
            String[] parts = compact.split("\\.");
            byte[] text = bytes(parts[3]);
            byte[] tag = bytes(parts[4]);
            return new Message(
                    ephemeral(compact),
                    parts[0].getBytes(US_ASCII),
                    bytes(parts[1]),
                    bytes(parts[2]),
                    ByteBuffer.allocate(text.length + tag.length)
                            .put(text)
                            .put(tag)
                            .array());
        }

        private static ECPoint ephemeral(String compact) {
            try {
                JWK key = JWEObject.parse(compact).getHeader().getEphemeralPublicKey();
                return key.toECKey().toECPublicKey().getW();
            } catch (ParseException | JOSEException unreadable) {
                throw new IllegalArgumentException(unreadable);
            }
        }

        private static byte[] bytes(String part) {
            return Base64.getUrlDecoder().decode(part);
        }
    }
}
