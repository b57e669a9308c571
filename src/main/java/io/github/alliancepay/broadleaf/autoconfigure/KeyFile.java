package io.github.alliancepay.broadleaf.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file with the merchant's private key. Says so when other users of the machine can read it.
 *
 * @param property the setting that names it
 */
record KeyFile(Path path, String property) {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    KeyFile(Path path) {
        this(path, "alliancepay.private-jwk-file");
    }

    /** @throws InvalidSettingException when it cannot be read */
    String read() {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new InvalidSettingException(
                    property,
                    "The file cannot be read: " + unreadable.getMessage()
                            + ". Check the path, and that the user that runs the shop may read it");
        }
    }

    /** Whether other users of the machine can read or change it; false when that cannot be told. */
    boolean isOpenToOthers() {
        try {
            return permissions().stream().anyMatch(OF_OTHERS::contains);
        } catch (IOException unknown) {
            return false;
        }
    }

    void warnWhenOthersCanReadIt() {
        if (isOpenToOthers()) {
            LOG.warn(
                    "Other users of this machine can read or change the private key in {}. Make the file the shop's own: chmod 600 {}",
                    path,
                    path);
        }
    }

    /** None on file systems that do not know them, such as those of Windows. */
    private Set<PosixFilePermission> permissions() throws IOException {
        try {
            return Files.getPosixFilePermissions(path);
        } catch (UnsupportedOperationException notPosix) {
            return Set.of();
        }
    }
}
