package io.github.alliancepay.broadleaf.payment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is kept of a text that must be recognised but not read: a secret, or the lines of an order. */
public final class Fingerprint {

    private Fingerprint() {}

    /** The SHA-256 of a text in lower-case hexadecimal digits. */
    public static String of(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("This JVM lacks SHA-256, which every JVM must have", broken);
        }
    }
}
