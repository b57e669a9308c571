package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.HttpAllianceBank;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * How AlliancePay stands, for hosts with Spring Boot's Actuator. A bank that is out of reach or credentials that are missing do not make
 * the shop unhealthy: it works, only not with this payment.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(HealthIndicator.class)
@AutoConfigureAfter(AlliancePayCoreAutoConfiguration.class)
public class AlliancePayHealthAutoConfiguration {

    @Bean
    HealthIndicator alliancePayHealthIndicator(Environment environment, ObjectProvider<Parts> parts) {
        return () -> health(OnCredentials.missing(environment), parts.getIfAvailable());
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
}
