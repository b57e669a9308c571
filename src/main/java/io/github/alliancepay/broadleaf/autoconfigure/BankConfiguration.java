package io.github.alliancepay.broadleaf.autoconfigure;

import static io.github.alliancepay.broadleaf.autoconfigure.InvalidSettingException.check;

import io.github.alliancepay.broadleaf.autoconfigure.AlliancePayProperties.TerminalSettings;
import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.SessionStore;
import io.github.alliancepay.broadleaf.bank.client.CallTracing;
import io.github.alliancepay.broadleaf.bank.client.Capacity;
import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.bank.client.Terminal;
import io.github.alliancepay.broadleaf.bank.client.Timing;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bank, and the merchant's access to it. No call is made at start. */
@Configuration(proxyBeanMethods = false)
class BankConfiguration {

    /** Questions about orders that persons and the host ask, beside those of the clock. */
    private static final int OTHER_QUESTIONS = 28;

    @Bean
    @ConditionalOnMissingBean
    Terminal alliancePayTerminal(AlliancePayProperties properties) {
        return new TerminalReader(properties).read();
    }

    @Bean
    @ConditionalOnMissingBean
    Timing alliancePayTiming(AlliancePayProperties properties) {
        return timing(properties);
    }

    static Timing timing(AlliancePayProperties properties) {
        return check(
                "alliancepay.session-renewal",
                () -> new Timing(
                        Timing.DEFAULT.connect(),
                        Timing.DEFAULT.total(),
                        properties.sessionRenewal(),
                        Capacity.forQuestions(properties.clock().atOnce() + OTHER_QUESTIONS)));
    }

    /** Of a host without Micrometer Tracing. */
    @Bean
    @ConditionalOnMissingBean
    CallTracing alliancePayNoTracing() {
        return CallTracing.NONE;
    }

    @Bean
    Terminals alliancePayTerminals(
            AlliancePayProperties properties,
            Terminal standard,
            SessionStore sessions,
            PluginClock clock,
            Timing timing,
            CallTracing tracing) {
        warnOfOpenKeyFiles(properties);
        TerminalReader reader = new TerminalReader(properties);
        return new Terminals(
                standard,
                properties.terminals().entrySet().stream()
                        .map(entry -> {
                            Terminal terminal = reader.read(entry.getKey());
                            return new NamedTerminal(
                                    entry.getKey(),
                                    terminal,
                                    entry.getValue().rule(),
                                    new HttpAllianceBank(terminal, sessions, clock.clock(), timing, tracing));
                        })
                        .toList());
    }

    /** Once for each file, however many terminals share it. */
    private static void warnOfOpenKeyFiles(AlliancePayProperties properties) {
        Stream.concat(Stream.of(properties.terminal()), properties.terminals().values().stream())
                .flatMap(TerminalSettings::keyFiles)
                .distinct()
                .forEach(file -> new KeyFile(file).warnWhenOthersCanReadIt());
    }

    @Bean
    @ConditionalOnMissingBean
    AllianceBanks alliancePayBanks(Terminals terminals, AllianceBank standard) {
        return terminals.banks(standard);
    }

    @Bean
    StartSummary alliancePayStartSummary(
            Terminal terminal, AlliancePayProperties properties, ConfigurableListableBeanFactory beans) {
        return new StartSummary(terminal, properties, beans);
    }

    @Bean
    @ConditionalOnMissingBean(AllianceBank.class)
    HttpAllianceBank alliancePayBank(
            Terminal terminal, SessionStore sessions, PluginClock clock, Timing timing, CallTracing tracing) {
        return new HttpAllianceBank(terminal, sessions, clock.clock(), timing, tracing);
    }
}
