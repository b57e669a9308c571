package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What Actuator's endpoints show of the settings. */
class AlliancePayActuatorTests {

    private final ApplicationContextRunner host = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(AlliancePayActuatorAutoConfiguration.class));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alliancepay.private-jwk",
                "alliancepay.previous-private-jwk",
                "alliancepay.privateJwk",
                "ALLIANCEPAY_PRIVATE_JWK",
                "ALLIANCEPAY_PRIVATEJWK",
                "alliancepay.service-code",
                "ALLIANCEPAY_SERVICE_CODE"
            })
    void aSecretIsNotShown(String key) {
        assertThat(shown(key)).isEqualTo("******");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alliancepay.private-jwk-file",
                "alliancepay.merchant-id",
                "alliancepay.base-url",
                "shop.service-code"
            })
    void anyOtherSettingIs(String key) {
        assertThat(shown(key)).isEqualTo("value");
    }

    private Object shown(String key) {
        Object[] shown = new Object[1];
        host.run(context -> {
            SanitizableData setting = new SanitizableData(null, key, "value");
            shown[0] = context.getBean(SanitizingFunction.class).apply(setting).getValue();
        });
        return shown[0];
    }
}
