package io.github.alliancepay.sandbox.jose;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/** One round of the Concat KDF with SHA-256 (RFC 7518 section 4.6.2): enough for keys of up to 256 bits. */
record ConcatKdf(String algorithm, int bits, byte[] apu, byte[] apv) {
    static ConcatKdf keyWrap() {
        return new ConcatKdf(SandboxJwe.ALG, 256, new byte[0], new byte[0]);
    }

    byte[] derive(byte[] secret) throws GeneralSecurityException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(number(1));
        sha256.update(secret);
        withLength(sha256, algorithm.getBytes(StandardCharsets.US_ASCII));
        withLength(sha256, apu);
        withLength(sha256, apv);
        sha256.update(number(bits));
        return Arrays.copyOf(sha256.digest(), bits / 8);
    }

    private static void withLength(MessageDigest digest, byte[] bytes) {
        digest.update(number(bytes.length));
        digest.update(bytes);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }
}
