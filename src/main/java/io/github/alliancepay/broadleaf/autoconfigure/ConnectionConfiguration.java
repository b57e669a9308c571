package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.bank.client.Terminal;
import io.github.alliancepay.broadleaf.checkout.CallbackController;
import io.github.alliancepay.broadleaf.connection.CallbackCheck;
import io.github.alliancepay.broadleaf.connection.ConnectionCheck;
import io.github.alliancepay.broadleaf.connection.LedgerCheck;
import io.github.alliancepay.broadleaf.connection.NextKey;
import io.github.alliancepay.broadleaf.connection.NextKeys;
import io.github.alliancepay.broadleaf.connection.TerminalCheck;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The check of the connection with the bank. It runs when somebody asks for it, never at start. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ConnectionCheck alliancePayConnectionCheck(
            AlliancePayProperties properties,
            Terminals terminals,
            ObjectProvider<HttpAllianceBank> bank,
            PaymentLedger payments,
            PaymentSearch search,
            PluginClock clock) {
        return new ConnectionCheck(
                checks(properties, terminals, Stream.ofNullable(bank.getIfUnique()), clock.clock()),
                callback(properties),
                Optional.of(new LedgerCheck(payments, search, clock.clock())),
                clock.clock());
    }

    @Bean
    NextKeys alliancePayNextKeys(AlliancePayProperties properties) {
        Map<Path, NextKey> byFile = new LinkedHashMap<>();
        Stream.concat(Stream.of(Terminals.STANDARD), properties.terminals().keySet().stream())
                .forEach(name -> properties
                        .terminal(name)
                        .presentKeyFile()
                        .ifPresent(file -> byFile.putIfAbsent(file, NextKey.after(name, file))));
        return new NextKeys(List.copyOf(byFile.values()));
    }

    /** A bank of the shop's own has nothing that can be checked here. */
    private static List<TerminalCheck> checks(
            AlliancePayProperties properties, Terminals terminals, Stream<HttpAllianceBank> ofStandard, Clock clock) {
        Map<String, Terminal> all = terminals.all();
        return terminals.connections(ofStandard).entrySet().stream()
                .map(connection -> check(
                        connection.getKey(), all.get(connection.getKey()), connection.getValue(), properties, clock))
                .toList();
    }

    static TerminalCheck check(
            String name, Terminal terminal, HttpAllianceBank bank, AlliancePayProperties properties, Clock clock) {
        return new TerminalCheck(
                name, terminal, bank, () -> SettingSteps.of(properties.terminal(name), terminal.credentials()), clock);
    }

    static CallbackCheck callback(AlliancePayProperties properties) {
        return new CallbackCheck(
                properties
                        .publicUrl()
                        .map(URI::toString)
                        .map(url -> URI.create(url.replaceAll("/+$", "") + CallbackController.PATH)),
                CallbackController.NO_SUCH_PAYMENT);
    }
}
