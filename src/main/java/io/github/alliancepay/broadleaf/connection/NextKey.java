package io.github.alliancepay.broadleaf.connection;

import io.github.alliancepay.broadleaf.bank.client.MerchantKey;
import io.github.alliancepay.broadleaf.bank.client.MerchantKeyPair;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The key that is to follow the present one of a terminal (protocol section 3.1). It waits in a file until the settings name it; nothing uses
 * it before, so whoever makes it changes no access to the bank. Safe for use by many threads and nodes.
 *
 * @param terminal the name of the terminal
 * @param file where it waits, beside the present key
 */
public record NextKey(String terminal, Path file) {

    private static final String SUFFIX = ".new";

    /** @param present the file of the present key */
    public static NextKey after(String terminal, Path present) {
        return new NextKey(terminal, present.resolveSibling(present.getFileName() + SUFFIX));
    }

    /**
     * What the bank is to get, as a JWK; empty until the key is made.
     *
     * @throws IOException when the file is there and cannot be read
     * @throws IllegalArgumentException when the file holds no such key
     */
    public Optional<String> publicJwk() throws IOException {
        return Files.exists(file)
                ? Optional.of(MerchantKey.parse(Files.readString(file)).publicJwk())
                : Optional.empty();
    }

    /**
     * Makes the key; one that waits already stays.
     *
     * @return whether it was made now
     * @throws IOException when the file cannot be written
     */
    public boolean make() throws IOException {
        try {
            MerchantKeyPair.generate().write(file);
            return true;
        } catch (FileAlreadyExistsException waiting) {
            return false;
        }
    }
}
