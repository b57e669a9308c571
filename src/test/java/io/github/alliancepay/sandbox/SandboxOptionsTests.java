package io.github.alliancepay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SandboxOptionsTests {
    @Test
    void theCommandLineSetsPortSeedAndTerminal() {
        SandboxOptions options = SandboxMain.options(
                "--port", "9000", "--test-terminal", "--seed", "7", "--public-url", "https://bank.example.org/");
        assertThat(options.port()).isEqualTo(9000);
        assertThat(options.testTerminal()).isTrue();
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.publicUrl()).contains("https://bank.example.org");
    }

    @Test
    void theUsualPortIs8090() {
        assertThat(SandboxMain.options().port()).isEqualTo(8090);
    }

    @Test
    void aMistakeOnTheCommandLineIsNamed() {
        assertThatThrownBy(() -> SandboxMain.options("--prot", "1")).hasMessageContaining("--prot");
        assertThatThrownBy(() -> SandboxMain.options("--testterminal"))
                .hasMessageContaining("there is no option --testterminal");
        assertThatThrownBy(() -> SandboxMain.options("--port", "http")).hasMessageContaining("--port", "http");
        assertThatThrownBy(() -> SandboxMain.options("--port", "99999999999")).hasMessageContaining("99999999999");
        assertThatThrownBy(() -> SandboxMain.options("--seed", "many")).hasMessageContaining("--seed", "many");
        assertThatThrownBy(() -> SandboxMain.options("--port")).hasMessageContaining("--port needs a value");
        assertThatThrownBy(() -> SandboxMain.options("--port", "70000")).hasMessageContaining("70000");
    }

    @Test
    void helpNamesEveryOptionAndStartsNoBank(CapturedOutput output) throws InterruptedException {
        SandboxMain.main("--port", "0", "--help");
        assertThat(output.getOut())
                .startsWith("usage: ")
                .contains("--port", "--public-url", "--seed", "--merchant-name", "--test-terminal")
                .doesNotContain("private-jwk");
    }

    @Test
    void aTakenPortIsExplained() {
        try (SandboxBank bank = SandboxBank.start(SandboxOptions.defaults())) {
            int port = java.net.URI.create(bank.baseUrl()).getPort();
            assertThatThrownBy(() -> SandboxBank.start(SandboxOptions.defaults().withPort(port)))
                    .hasMessageContaining("cannot use port " + port);
        }
    }

    @Test
    void aStandingClockMovesOnlyForwardAndByHand() {
        SandboxClock clock = SandboxClock.standingAt(Instant.EPOCH);
        clock.advance(Duration.ofMinutes(1));
        clock.advanceTo(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(60));
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).hasMessageContaining("cannot go back");
    }

    @Test
    void differentSeedsAreDifferentMerchantsAndIdsRepeatOnlyWithSeedAndClock() {
        assertThat(firstDevice(1)).isEqualTo(firstDevice(1)).isNotEqualTo(firstDevice(2));
    }

    private static String firstDevice(long seed) {
        SandboxOptions options =
                SandboxOptions.defaults().withSeed(seed).withClock(SandboxClock.standingAt(Instant.EPOCH));
        try (SandboxBank bank = SandboxBank.start(options)) {
            var shop = new io.github.alliancepay.sandbox.testing.Shop(bank.credentials(), options.clock());
            return shop.authorize().text("deviceId").orElseThrow();
        }
    }
}
