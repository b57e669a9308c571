package io.github.alliancepay.sandbox.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class SandboxEnvironmentPostProcessorTests {
    @Test
    void anApplicationWithoutCredentialsIsWiredToASandbox() {
        ConfigurableEnvironment environment = processed(Map.of("alliancepay.sandbox.port", "0"));
        assertThat(environment.getProperty("alliancepay.base-url")).startsWith("http://localhost:");
        assertThat(environment.getProperty("alliancepay.private-jwk")).contains("P-384");
        assertThat(environment.getProperty("alliancepay.test-mode")).isEqualTo("true");
        assertThat(environment.getProperty("alliancepay.sandbox.active")).isEqualTo("true");
    }

    @Test
    void aTerminalWithoutAMerchantGetsOneOfItsOwn() {
        ConfigurableEnvironment environment = processed(Map.of(
                "alliancepay.sandbox.port", "0",
                "alliancepay.terminals.account.types", "A2A",
                "alliancepay.terminals.usd.merchant-id", "its own"));
        assertThat(environment.getProperty("alliancepay.terminals.account.merchant-id"))
                .isNotBlank()
                .isNotEqualTo(environment.getProperty("alliancepay.merchant-id"));
        assertThat(environment.getProperty("alliancepay.terminals.account.private-jwk"))
                .contains("P-384");
        assertThat(environment.getProperty("alliancepay.terminals.usd.merchant-id"))
                .isEqualTo("its own");
    }

    @Test
    void aRunningSandboxIsUsed() {
        try (SandboxBank bank = SandboxBank.start(SandboxOptions.defaults().withSeed(5))) {
            ConfigurableEnvironment environment = processed(Map.of("alliancepay.sandbox.port", port(bank)));
            assertThat(environment.getProperty("alliancepay.base-url")).isEqualTo(bank.baseUrl());
            assertThat(environment.getProperty("alliancepay.private-jwk"))
                    .isEqualTo(bank.credentials().privateJwk());
        }
    }

    @Test
    void aPortOfAnotherProgramIsExplained() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread hangingUp = new Thread(() -> hangUp(other));
            hangingUp.start();
            Map<String, Object> properties = Map.of("alliancepay.sandbox.port", String.valueOf(other.getLocalPort()));
            assertThatThrownBy(() -> processed(properties))
                    .isInstanceOf(SandboxPortException.class)
                    .hasMessageContaining("alliancepay.sandbox.port");
        }
    }

    @Test
    void realCredentialsAndASandboxDoNotStartTogether() {
        assertThatThrownBy(() -> processed(Map.of("alliancepay.base-url", "https://192.0.2.10")))
                .isInstanceOf(SandboxBesideRealBankException.class)
                .hasMessageContaining("does not start")
                .hasMessageContaining("Nothing was sent")
                .hasMessageContaining("Remove the jar");
    }

    @Test
    void credentialsOfABankOnThisMachineAreLeftAlone() {
        ConfigurableEnvironment environment = processed(Map.of("alliancepay.base-url", "http://localhost:1"));
        assertThat(environment.getPropertySources().contains(SandboxEnvironmentPostProcessor.SOURCE))
                .isFalse();
    }

    @Test
    void aSandboxSwitchedOffDoesNothing() {
        ConfigurableEnvironment environment =
                processed(Map.of("alliancepay.sandbox.enabled", "false", "alliancepay.base-url", "https://192.0.2.10"));
        assertThat(environment.getProperty("alliancepay.sandbox.active", "false"))
                .isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({
        "alliancepay.test-mode=false, ''",
        "alliancepay.test-mode=false, alliancepay.base-url=http://localhost:1",
        "alliancepay.shop-url=https://shop.example, ''",
        "alliancepay.shop-url=https://shop.example, alliancepay.base-url=http://localhost:1",
        "alliancepay.test-mode=false, alliancepay.shop-url=https://shop.example"
    })
    void aShopThatIsLiveDoesNotSellForPlayMoney(String one, String other) {
        assertThatThrownBy(() -> processed(settings(one, other)))
                .isInstanceOf(SandboxInLiveShopException.class)
                .hasMessageContaining("does not start")
                .hasMessageContaining("remove the jar");
    }

    @ParameterizedTest
    @CsvSource({
        "alliancepay.shop-url=https://shop.example, alliancepay.test-mode=true",
        "alliancepay.shop-url=https://localhost:8443, ''",
        "alliancepay.shop-url=http://shop.example, ''",
        "'', ''"
    })
    void aTestShopSaysAtEveryStartThatItsMoneyIsNotReal(String one, String other, CapturedOutput log) {
        processed(settings(one, other));

        assertThat(log.getAll()).containsOnlyOnce("play money").contains("WARN", "TEST SHOP");
    }

    private static Map<String, Object> settings(String... lines) {
        return Stream.concat(Stream.of(lines), Stream.of("alliancepay.sandbox.port=0"))
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    @Test
    void theRefusalToSellForPlayMoneyIsExplained() {
        var analysis = new SandboxFailureAnalyzer().analyze(new SandboxInLiveShopException());
        assertThat(analysis.getDescription()).contains("play money");
        assertThat(analysis.getAction()).contains("alliancepay.test-mode=true");
    }

    @Test
    void theSandboxesOwnFactoriesAreTheOnesRegistered() throws IOException {
        Properties factories = new Properties();
        String own = SandboxBank.class.getResource("SandboxBank.class").toString();
        URI root = URI.create(own.substring(0, own.indexOf("io/github/")));
        try (InputStream file =
                root.resolve("META-INF/spring.factories").toURL().openStream()) {
            factories.load(file);
        }
        assertThat(factories)
                .containsOnlyKeys(
                        "org.springframework.boot.env.EnvironmentPostProcessor",
                        "org.springframework.boot.diagnostics.FailureAnalyzer");
        assertThat(factories.values())
                .allMatch(name -> name.toString().startsWith("io.github.alliancepay.sandbox.spring."));
    }

    @Test
    void theFailureIsExplained() {
        var analysis =
                new SandboxFailureAnalyzer().analyze(new IllegalStateException(new SandboxBesideRealBankException()));
        assertThat(analysis.getDescription()).contains("real bank");
        assertThat(analysis.getAction()).contains("alliancepay.sandbox.enabled=false");
    }

    private static ConfigurableEnvironment processed(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        new SandboxEnvironmentPostProcessor(Supplier::get).postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    private static String port(SandboxBank bank) {
        return String.valueOf(URI.create(bank.baseUrl()).getPort());
    }

    private static void hangUp(ServerSocket server) {
        try {
            while (true) {
                server.accept().close();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }
}
