package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.client.MerchantKey;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line of an integrator: a key for the bank, and a check before the shop is started. */
class CommandLineTests {

    private static SandboxBank bank;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeAll
    static void aBank() {
        bank = SandboxBank.start(SandboxOptions.defaults());
    }

    @AfterAll
    static void noBank() {
        bank.close();
    }

    @Test
    void aNewKeyIsOneThatTheShopCanUse() throws IOException {
        Path file = folder.resolve("key.jwk");

        assertThat(run("keygen", file.toString())).isZero();

        String key = Files.readString(file);
        assertThat(MerchantKey.parse(key).publicJwk()).contains("P-384");
        assertThat(said())
                .contains("\"use\":\"enc\",\"alg\":\"ECDH-ES+A256KW\"", file.toString())
                .doesNotContain(
                        "\"d\"", key.replaceAll(".*\"d\":\"([^\"]+)\".*", "$1").strip());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aFileThatIsThereIsNotTouched() throws IOException {
        Path file = Files.writeString(folder.resolve("key.jwk"), "the only key");

        assertThat(run("keygen", file.toString())).isEqualTo(1);

        assertThat(file).hasContent("the only key");
        assertThat(said()).contains("was not touched");
    }

    @Test
    void twoKeysDiffer() throws IOException {
        run("keygen", folder.resolve("a").toString());
        run("keygen", folder.resolve("b").toString());

        assertThat(Files.readString(folder.resolve("a"))).isNotEqualTo(Files.readString(folder.resolve("b")));
    }

    @Test
    void aConnectionThatWorksEndsWithZero() throws IOException {
        assertThat(run("check", settings(bank.credentials().serviceCode()).toString()))
                .isZero();

        assertThat(said())
                .contains("Terminal default", "[Good] Session is opened", "The connection works.")
                .doesNotContain(bank.credentials().serviceCode());
    }

    @Test
    void anotherServiceCodeEndsWithOneAndARemedy() throws IOException {
        assertThat(run("check", settings("00000000-0000-4000-8000-0000000000ff").toString(), "--lang=uk"))
                .isEqualTo(1);

        assertThat(said()).contains("Банк відмовляється відкрити сесію", "Що робити: Звірте сервісний код");
    }

    @Test
    void anArgumentCountsMoreThanTheFile() throws IOException {
        Path file = settings(bank.credentials().serviceCode());

        assertThat(run("check", file.toString(), "--alliancepay.base-url=http://127.0.0.1:1"))
                .isEqualTo(1);

        assertThat(said())
                .contains("The host 127.0.0.1 refuses the connection", "What to do: Check alliancepay.base-url");
    }

    @Test
    void settingsThatAreMissingAreNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.properties"), "alliancepay.test-mode=true\n");

        assertThat(run("check", file.toString())).isEqualTo(1);

        assertThat(said()).contains("alliancepay.base-url, alliancepay.merchant-id");
    }

    @Test
    void aFileThatIsNotThereEndsWithTwo() {
        assertThat(run("check", folder.resolve("absent.properties").toString())).isEqualTo(2);

        assertThat(said()).contains("absent.properties");
    }

    @Test
    void withoutACommandTheUsageIsShown() {
        assertThat(run()).isEqualTo(2);

        assertThat(said()).contains("keygen <file>", "check [<settings file>]");
    }

    @Test
    void aFolderWithoutLibrariesHasNothingToRun() throws Exception {
        assertThat(new Libraries(Optional.of(folder), Optional.empty()).load(CommandLine.class.getName()))
                .isEmpty();
    }

    private int run(String... arguments) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new CommandLine(out, new Libraries(Optional.empty(), Optional.empty())).execute(List.of(arguments));
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Path settings(String serviceCode) throws IOException {
        return Files.writeString(
                folder.resolve("shop.properties"),
                String.join(
                        "\n",
                        "alliancepay.base-url=" + bank.baseUrl(),
                        "alliancepay.merchant-id=" + bank.credentials().merchantId(),
                        "alliancepay.service-code=" + serviceCode,
                        "alliancepay.private-jwk="
                                + bank.credentials().privateJwk().replace("\n", ""),
                        "alliancepay.test-mode=true"));
    }
}
