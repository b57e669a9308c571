package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A mistyped setting would have no effect in silence. */
@ExtendWith(OutputCaptureExtension.class)
class UnknownSettingTests {

    @ParameterizedTest
    @CsvSource({
        "alliancepay.page.lifetim, alliancepay.page.lifetime",
        "alliancepay.pagelifetime, alliancepay.page.lifetime",
        "alliancepay.testmode.enabled, alliancepay.test-mode",
        "alliancepay.checkout.placement[0], alliancepay.checkout.placements",
        "AlliancePay.Privat-Jwk, alliancepay.private-jwk",
        "ALLIANCEPAY_PAGE_LIFETIM, alliancepay.page.lifetime",
        "ALLIANCEPAY_SERVICE_KODE, alliancepay.service-code"
    })
    void aMistypedNameIsSaidWithTheNearestKnownOne(String written, String meant) {
        assertThat(said(written))
                .singleElement()
                .asString()
                .contains("The setting " + written + " is not known")
                .contains("The nearest known name is " + meant + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alliancepay.page.lifetime",
                "alliancepay.page.status-page",
                "alliancepay.page.statusPage",
                "alliancepay.page.status_page",
                "alliancepay.checkout.placements[0]",
                "alliancepay.checkout.placements[10]",
                "ALLIANCEPAY_PAGE_LIFETIME",
                "ALLIANCEPAY_PAGE_STATUS_PAGE",
                "ALLIANCEPAY_PAGE_STATUSPAGE",
                "ALLIANCEPAY_CHECKOUT_PLACEMENTS_0",
                "ALLIANCEPAY_PRIVATE_JWK_FILE"
            })
    void everySpellingOfAKnownNameIsFine(String written) {
        assertThat(said(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alliancepay.sandbox.port",
                "ALLIANCEPAY_SANDBOX_ENABLED",
                "alliancepayable.lifetim",
                "shop.alliancepay.page.lifetim",
                "ALLIANCEPAY_SERVICE_PORT_8090_TCP_ADDR"
            })
    void namesThatAreNotThePluginsAreLeftAlone(String written) {
        assertThat(said(written)).isEmpty();
    }

    @Test
    void itIsSaidOnceAtTheStartWithoutTheValue(CapturedOutput log) {
        TestHost.site().withPropertyValues("alliancepay.privat-jwk=s3cr3t").run(context -> {
            assertThat(log.getOut().lines().filter(line -> line.contains("alliancepay.privat-jwk")))
                    .singleElement()
                    .asString()
                    .contains("WARN")
                    .contains("alliancepay.private-jwk.");
            assertThat(log).doesNotContain("s3cr3t");
        });
    }

    @Test
    void aNameInTwoPlacesIsSaidOnce() {
        StandardEnvironment environment = environment("alliancepay.page.lifetim");
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("another file", Map.of("alliancepay.page.lifetim", "2h")));

        assertThat(UnknownSettings.in(environment)).hasSize(1);
    }

    private static List<String> said(String name) {
        return UnknownSettings.in(environment(name));
    }

    private static StandardEnvironment environment(String name) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("a file", Map.of(name, "value")));
        return environment;
    }
}
