package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.client.CallTracing;
import io.github.alliancepay.broadleaf.tracing.MicrometerTracing;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.AutoConfigureBefore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For hosts with Micrometer Tracing: calls to the bank are part of the host's traces. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({Tracer.class, Propagator.class})
@ConditionalOnSingleCandidate(Tracer.class)
@ConditionalOnCredentials
@AutoConfigureBefore(AlliancePayAutoConfiguration.class)
@AutoConfigureAfter(
        name = {
            "org.springframework.boot.actuate.autoconfigure.tracing.BraveAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.tracing.OpenTelemetryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.tracing.OpenTelemetryTracingAutoConfiguration"
        })
public class AlliancePayTracingAutoConfiguration {

    @Bean
    @ConditionalOnSingleCandidate(Propagator.class)
    @ConditionalOnMissingBean
    CallTracing alliancePayCallTracing(Tracer tracer, Propagator propagator) {
        return new MicrometerTracing(tracer, propagator);
    }
}
