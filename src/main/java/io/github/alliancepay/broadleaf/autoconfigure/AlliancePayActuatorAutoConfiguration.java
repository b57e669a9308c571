package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How AlliancePay stands, for hosts with Spring Boot's Actuator, and what its endpoints must not show. A bank that is out of reach or
 * credentials that are missing do not make the shop unhealthy: it works, only not with this payment.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(HealthIndicator.class)
@AutoConfigureAfter(AlliancePayCoreAutoConfiguration.class)
public class AlliancePayActuatorAutoConfiguration {

    /** Settings that are secret, in letters only: an environment variable writes them another way than a file. */
    private static final Set<String> SECRETS = Set.of("alliancepayservicecode", "alliancepayprivatejwk");

    @Bean
    HealthIndicator alliancePayHealthIndicator(BeanFactory host, ObjectProvider<Parts> parts) {
        return () -> health(OnCredentials.missing(Parts.environment(host)), parts.getIfAvailable());
    }

    private static Health health(List<String> missing, Parts parts) {
        if (parts == null) {
            return Health.unknown().withDetail("missing", missing).build();
        }
        HttpAllianceBank bank = parts.bank;
        Health.Builder health =
                bank.isReachable() ? Health.up() : Health.status(new Status("DEGRADED", "the bank does not answer"));
        bank.session()
                .ifPresent(session -> health.withDetail(
                        "sessionExpiresAt", session.expiresAt().toString()));
        return health.build();
    }

    /** Boot 2.7 shows the settings of every endpoint that a shop exposes, but for those whose names sound secret to it. */
    @Bean
    SanitizingFunction alliancePaySecrets() {
        return setting -> isSecret(setting) ? setting.withValue(SanitizableData.SANITIZED_VALUE) : setting;
    }

    private static boolean isSecret(SanitizableData setting) {
        String letters = setting.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return SECRETS.contains(letters);
    }
}
