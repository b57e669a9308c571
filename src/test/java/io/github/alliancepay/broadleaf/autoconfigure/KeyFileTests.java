package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.alliancepay.broadleaf.bank.client.Terminal;
import io.github.alliancepay.testing.Log;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A private key that others can read is said once, with the remedy, and is no failure. */
class KeyFileTests {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("merchant.jwk"), Merchant.KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-r-----", "r--r--r--", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void aFileThatOthersCanReadOrChangeIsSaidOnce(String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThat(warnings()).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains("chmod 600 " + file)
                .doesNotContain(Merchant.KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void aFileOfTheShopAloneIsNot(String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThat(warnings()).isEmpty();
    }

    @Test
    void aLinkIsAsOpenAsItsFile() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        file = Files.createSymbolicLink(folder.resolve("link"), file);

        assertThat(warnings()).isEmpty();
    }

    /** As on Windows: the file system of a zip file knows no such permissions. */
    @Test
    void aFileSystemWithoutPermissionsIsNotJudged() throws IOException {
        URI zip = URI.create("jar:" + folder.resolve("keys.zip").toUri());
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path inside = Files.writeString(files.getPath("/merchant.jwk"), Merchant.KEY);

            assertThat(Log.of(KeyFile.class, Level.WARN)
                            .during(() -> assertThat(new KeyFile(inside).read()).isEqualTo(Merchant.KEY)))
                    .isEmpty();
        }
    }

    @Test
    void aFileThatIsMissingStopsTheStart() {
        Path missing = folder.resolve("nowhere");

        assertThatThrownBy(() -> new KeyFile(missing).read())
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("private-jwk-file");
    }

    /** What is said while a whole host starts with that file. */
    private List<ILoggingEvent> warnings() {
        return Log.of(KeyFile.class, Level.WARN).during(() -> TestHost.site()
                .withPropertyValues(Merchant.credentials())
                .withPropertyValues("alliancepay.private-jwk=", "alliancepay.private-jwk-file=" + file)
                .run(context -> assertThat(context).hasSingleBean(Terminal.class)));
    }
}
