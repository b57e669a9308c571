package io.github.alliancepay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys of merchants in files, as a shop keeps them. */
public final class KeyFiles {

    private KeyFiles() {}

    /** Puts a key into a file of a folder of its own, which only its owner can read. */
    public static Path holding(String privateJwk) {
        try {
            Path folder = Files.createTempDirectory("alliancepay-key");
            Path file = Files.writeString(Files.createTempFile(folder, "shop", ".jwk"), privateJwk);
            folder.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
