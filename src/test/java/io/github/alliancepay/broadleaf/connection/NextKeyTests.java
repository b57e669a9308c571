package io.github.alliancepay.broadleaf.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.alliancepay.broadleaf.bank.client.MerchantKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextKeyTests {

    @TempDir
    private Path folder;

    private NextKey key;

    @BeforeEach
    void thereIsAPresentKey() throws IOException {
        key = NextKey.after("default", Files.writeString(folder.resolve("shop.jwk"), "the present key"));
    }

    @Test
    void itIsMadeBesideThePresentOne() throws IOException {
        assertThat(key.publicJwk()).isEmpty();

        assertThat(key.make()).isTrue();

        Path waiting = folder.resolve("shop.jwk.new");
        String publicHalf = MerchantKey.parse(Files.readString(waiting)).publicJwk();
        assertThat(key.publicJwk()).hasValue(publicHalf);
        assertThat(publicHalf).contains("P-384").doesNotContain("\"d\"");
        assertThat(Files.getPosixFilePermissions(waiting)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.resolve("shop.jwk")).hasContent("the present key");
    }

    @Test
    void oneThatWaitsIsNotReplaced() throws IOException {
        key.make();
        String made = Files.readString(key.file());

        assertThat(key.make()).isFalse();

        assertThat(key.file()).hasContent(made);
    }

    @Test
    void aFileThatHoldsNoKeyIsSaidWithoutItsText() throws IOException {
        Files.writeString(key.file(), "{\"kty\":\"EC\",\"d\":\"secret\"");

        assertThatIllegalArgumentException()
                .isThrownBy(key::publicJwk)
                .withMessageContaining("JSON Web Key")
                .withMessageNotContaining("secret");
    }

    @Test
    void aFolderThatIsGoneIsSaid() {
        NextKey elsewhere = NextKey.after("default", folder.resolve("gone").resolve("shop.jwk"));

        assertThatIOException().isThrownBy(elsewhere::make);
    }
}
