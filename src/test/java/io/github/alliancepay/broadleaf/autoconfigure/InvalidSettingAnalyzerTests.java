package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

/** A start that a setting forbids ends with a few lines for people, not with a stack trace. */
@ExtendWith(OutputCaptureExtension.class)
class InvalidSettingAnalyzerTests {

    @ParameterizedTest
    @CsvSource({
        "alliancepay.clock.interval, 10ms, 'It must be one second or more'",
        "alliancepay.page.lifetime, 5m, 'from 60 minutes to 24 hours'",
        "alliancepay.session-renewal, 25h, 'because the bank ends it after 24 hours'",
        "alliancepay.base-url, http://bank.example, 'is not https'",
        "alliancepay.merchant-id, no body, 'Copy it from the bank'",
        "alliancepay.checkout.placements, anywhere, 'template|tag.class|fragment'",
        "alliancepay.checkout.placements, checkout|ul.nav-pills|pil, 'one of the fragments account, assets'",
        "alliancepay.checkout.confirmation-path, thank you/{orderNumber}, 'begins with one /'",
        "alliancepay.checkout.confirmation-path, /thank you/{orderNumber}, 'begins with one /'",
        "alliancepay.checkout.confirmation-path, /thanks/{order}, 'begins with one /'",
        "alliancepay.checkout.checkout-path, checkout, 'begins with one /'",
        "alliancepay.checkout.home-path, //other.example/, 'begins with one /'",
        "alliancepay.checkout.home-path, '', 'begins with one /'",
        "alliancepay.admin.path, admin, 'It must begin with one /'"
    })
    void theSettingAndTheRemedyAreSaid(String property, String value, String complaint, CapturedOutput log) {
        assertThatThrownBy(() -> start(property, value)).isInstanceOf(Exception.class);

        assertThat(log)
                .contains("APPLICATION FAILED TO START")
                .contains("AlliancePay cannot start. The setting " + property)
                .contains(complaint)
                .contains("or remove the alliancepay.* settings to start the shop without AlliancePay");
    }

    private static void start(String property, String value) {
        SpringApplication shop = new SpringApplication(Shop.class);
        shop.setWebApplicationType(WebApplicationType.NONE);
        Map<String, String> settings = new HashMap<>(Map.of("alliancepay.sandbox.enabled", "false"));
        Arrays.stream(Merchant.credentials())
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> settings.put(setting[0], setting[1]));
        settings.put(property, value);
        shop.run(settings.entrySet().stream().map(setting -> "--" + setting).toArray(String[]::new))
                .close();
    }

    @ImportAutoConfiguration({
        AlliancePayAlwaysAutoConfiguration.class,
        AlliancePayAutoConfiguration.class,
        AlliancePaySiteAutoConfiguration.class
    })
    @Import(TestHost.class)
    static class Shop {}
}
