package io.github.alliancepay.broadleaf.bank.client;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Set;

/**
 * A new key of a merchant (protocol section 3.1): EC on P-384, both halves as JWK. Made with the JDK alone, so that it needs no library.
 *
 * @param privateJwk the whole key; a secret
 * @param publicJwk what the bank gets
 */
public record MerchantKeyPair(String privateJwk, String publicJwk) {

    private static final int COORDINATE_BYTES = 48;

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

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

    /**
     * Puts the whole key into a new file that only its owner can read, from its first byte on.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the file is there; it is not touched, since a lost key cannot be made again
     * @throws IOException when it cannot be written
     */
    public void write(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file, NEW, ownersOnly(file));
                OutputStream content = Channels.newOutputStream(channel)) {
            content.write((privateJwk + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Whether the file system knows owners and groups; those of Windows know other permissions, and {@link #write} sets none there. */
    public static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
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
