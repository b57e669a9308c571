package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.connection.ConnectionCheck;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** For hosts with Spring Boot's Actuator: the plugin's health, and what the endpoints must not show. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(HealthIndicator.class)
@AutoConfigureAfter(AlliancePayAutoConfiguration.class)
public class AlliancePayActuatorAutoConfiguration {

    /**
     * Settings that are secret, of the default terminal and of others, in letters only, since environment variables and beans write them
     * another way than files.
     */
    private static final Pattern SECRET =
            Pattern.compile("alliancepay(terminals.*)?(servicecode|privatejwk|previousprivatejwk)");

    @Bean
    HealthIndicator alliancePayHealthIndicator(
            Environment environment,
            ObjectProvider<Terminals> terminals,
            ObjectProvider<HttpAllianceBank> bank,
            ObjectProvider<SyncClock> clock) {
        return new PluginHealth(environment, () -> connections(terminals, bank), clock);
    }

    private static Map<String, HttpAllianceBank> connections(
            ObjectProvider<Terminals> terminals, ObjectProvider<HttpAllianceBank> bank) {
        Stream<HttpAllianceBank> standard = Stream.ofNullable(bank.getIfUnique());
        return terminals.stream()
                .findAny()
                .map(all -> all.connections(standard))
                .orElse(Map.of());
    }

    /** Not shown over HTTP unless the host says so: {@code management.endpoints.web.exposure.include}. */
    @Bean
    @ConditionalOnCredentials
    PluginEndpoint alliancePayEndpoint(
            StartSummary summary,
            ObjectProvider<Terminals> terminals,
            ObjectProvider<HttpAllianceBank> bank,
            ObjectProvider<SyncClock> syncClock,
            PaymentSearch search,
            ConnectionCheck connection,
            PluginClock clock) {
        return new PluginEndpoint(
                summary,
                () -> connections(terminals, bank),
                syncClock,
                () -> search.figures(clock.clock().instant()),
                connection);
    }

    /** Spring Boot hides only values whose names sound secret to it. */
    @Bean
    SanitizingFunction alliancePaySecrets() {
        return setting -> isSecret(setting) ? setting.withValue(SanitizableData.SANITIZED_VALUE) : setting;
    }

    private static boolean isSecret(SanitizableData setting) {
        String letters = setting.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return SECRET.matcher(letters).matches();
    }
}
