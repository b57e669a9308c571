package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.metrics.BankMetrics;
import io.github.alliancepay.broadleaf.metrics.EventMetrics;
import io.github.alliancepay.broadleaf.metrics.LedgerMetrics;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For hosts with Micrometer: figures for monitoring. Spring Boot's Actuator gives them to each of the host's registries. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnCredentials
@AutoConfigureAfter(AlliancePayAutoConfiguration.class)
public class AlliancePayMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    BankMetrics alliancePayBankMetrics(Terminals terminals, ObjectProvider<HttpAllianceBank> bank) {
        return new BankMetrics(List.copyOf(
                terminals.connections(Stream.ofNullable(bank.getIfUnique())).values()));
    }

    @Bean
    @ConditionalOnMissingBean
    LedgerMetrics alliancePayLedgerMetrics(PaymentSearch search, PluginClock clock) {
        return new LedgerMetrics(search, clock.clock());
    }

    @Bean
    @ConditionalOnMissingBean
    EventMetrics alliancePayEventMetrics() {
        return new EventMetrics();
    }
}
