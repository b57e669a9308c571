package io.github.alliancepay.broadleaf.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the database keeps of a secret: enough to know it again, not enough to use it. */
final class Digest {

    private Digest() {}

    /** The SHA-256 of a secret in lower-case hexadecimal digits. */
    static String of(String secret) {
        return HexFormat.of().formatHex(sha256().digest(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("This JVM lacks SHA-256, which every JVM must have", broken);
        }
    }
}
