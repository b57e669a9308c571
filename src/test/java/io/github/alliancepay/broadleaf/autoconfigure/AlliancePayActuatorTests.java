package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AlliancePayActuatorTests {

    private final ApplicationContextRunner host = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(AlliancePayActuatorAutoConfiguration.class));

    @Test
    void withoutCredentialsTheHealthSaysWhatIsMissing() {
        host.withPropertyValues("alliancepay.base-url=https://bank.example").run(context -> {
            Health health = context.getBean(HealthIndicator.class).health();

            assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
            assertThat(health.getDetails())
                    .containsEntry(
                            "missing",
                            List.of("alliancepay.merchant-id", "alliancepay.service-code", "alliancepay.private-jwk"));
        });
    }

    @Test
    void aBankThatWasNotCalledYetIsUp() {
        TestHost.site().withPropertyValues(Merchant.credentials()).run(context -> assertThat(
                        context.getBean(HealthIndicator.class).health().getStatus())
                .isEqualTo(Status.UP));
    }

    @Test
    void aBankOfTheShopsOwnHasAHealthThatThePluginDoesNotKnow() {
        TestHost.site()
                .withPropertyValues(Merchant.credentials())
                .withBean(AllianceBank.class, () -> TestHost.unused(AllianceBank.class))
                .run(context -> assertThat(
                                context.getBean(HealthIndicator.class).health())
                        .isEqualTo(Health.unknown().build()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alliancepay.private-jwk",
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
