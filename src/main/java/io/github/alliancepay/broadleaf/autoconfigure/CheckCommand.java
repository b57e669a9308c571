package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.bank.client.Terminal;
import io.github.alliancepay.broadleaf.bank.client.Timing;
import io.github.alliancepay.broadleaf.connection.CheckStep;
import io.github.alliancepay.broadleaf.connection.ConnectionCheck;
import io.github.alliancepay.broadleaf.connection.ConnectionReport;
import io.github.alliancepay.broadleaf.connection.LedgerCheck;
import io.github.alliancepay.broadleaf.connection.StepOutcome;
import io.github.alliancepay.broadleaf.connection.StepResult;
import io.github.alliancepay.broadleaf.connection.TerminalCheck;
import io.github.alliancepay.broadleaf.connection.TerminalReport;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.text.Texts;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Checks the connection with the bank from the command line, as the admin's page does. Settings are read as Spring Boot reads them. It opens
 * a session of its own, which ends that of a running shop; the shop takes a new one at its next call. It changes nothing else.
 */
final class CheckCommand {

    /** The process is a command of its own, which no clock is injected into. */
    private static final Clock CLOCK = Clock.systemUTC();

    private static final String LANGUAGE = "--lang=";

    private final PrintStream out;
    private final Texts texts = new Texts();

    CheckCommand(PrintStream out) {
        this.out = out;
    }

    /** The report says what log lines would say. For a process of its own: it holds for all of the process. */
    static void silenceLogs() {
        LoggingSystem.get(CheckCommand.class.getClassLoader()).beforeInitialize();
    }

    int run(Map<String, String> variables, List<String> arguments) {
        String language = arguments.stream()
                .filter(argument -> argument.startsWith(LANGUAGE))
                .map(argument -> argument.substring(LANGUAGE.length()))
                .findFirst()
                .orElse("en");
        try {
            ConnectionReport report = report(variables, arguments);
            print(report, language);
            return report.outcome() == StepOutcome.FAILED ? 1 : 0;
        } catch (RuntimeException unusable) {
            out.println(message(unusable));
            return 2;
        }
    }

    private static ConnectionReport report(Map<String, String> variables, List<String> arguments) {
        ConfigurableEnvironment environment = environment(arguments);
        List<String> missing = OnCredentials.missing(environment);
        if (!missing.isEmpty()) {
            return failed(StepResult.failed(CheckStep.SETTINGS, "missing", String.join(", ", missing)));
        }
        try {
            new SettingsCheck(environment).run(false);
            AlliancePayProperties properties =
                    Binder.get(environment).bindOrCreate("alliancepay", AlliancePayProperties.class);
            return check(properties, variables).test();
        } catch (RuntimeException wrong) {
            return failed(StepResult.failed(CheckStep.SETTINGS, "wrong", message(wrong)));
        }
    }

    private static ConnectionReport failed(StepResult settings) {
        return new ConnectionReport(
                CLOCK.instant(), true, List.of(new TerminalReport("default", List.of(settings))), List.of());
    }

    /** The deepest message names the setting. */
    private static String message(RuntimeException failure) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
    }

    /** An argument without dashes is a file of settings. */
    private static ConfigurableEnvironment environment(List<String> arguments) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SimpleCommandLinePropertySource(arguments.toArray(String[]::new)));
        arguments.stream()
                .filter(argument -> !argument.startsWith("--"))
                .findFirst()
                .map(file -> Path.of(file).toUri().toString())
                .ifPresent(file -> environment
                        .getPropertySources()
                        .addLast(new MapPropertySource("file", Map.of("spring.config.location", file))));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }

    private static ConnectionCheck check(AlliancePayProperties properties, Map<String, String> variables) {
        Map<String, Terminal> terminals = new LinkedHashMap<>();
        TerminalReader reader = new TerminalReader(properties);
        terminals.put(Terminals.STANDARD, reader.read());
        properties.terminals().keySet().forEach(name -> terminals.put(name, reader.read(name)));
        return new ConnectionCheck(
                terminals.entrySet().stream()
                        .map(entry -> check(entry.getKey(), entry.getValue(), properties))
                        .toList(),
                ConnectionConfiguration.callback(properties),
                ledger(variables),
                CLOCK);
    }

    private static TerminalCheck check(String name, Terminal terminal, AlliancePayProperties properties) {
        HttpAllianceBank bank = new HttpAllianceBank(terminal, new MemorySessions(), CLOCK, Timing.DEFAULT);
        return ConnectionConfiguration.check(name, terminal, bank, properties, CLOCK);
    }

    private static Optional<LedgerCheck> ledger(Map<String, String> variables) {
        return Optional.ofNullable(variables.get("ALLIANCEPAY_DB_URL"))
                .map(url -> JdbcLedger.over(new DataSourceTransactionManager(new DriverManagerDataSource(
                        url,
                        variables.getOrDefault("ALLIANCEPAY_DB_USER", ""),
                        variables.getOrDefault("ALLIANCEPAY_DB_PASSWORD", "")))))
                .map(found -> new LedgerCheck(found.payments(), found.search(), CLOCK));
    }

    private void print(ConnectionReport report, String language) {
        report.terminals().forEach(terminal -> {
            out.println(texts.text(language, "connection.terminal", terminal.terminal()));
            terminal.steps().forEach(step -> print(step, language));
        });
        out.println(texts.text(language, "connection.shop"));
        report.shop().forEach(step -> print(step, language));
        out.println(texts.text(language, "connection.outcome." + report.outcome()));
    }

    private void print(StepResult step, String language) {
        Object[] arguments = step.arguments(at -> texts.time(language, at.atZone(ZoneId.systemDefault())));
        out.println("  [" + texts.text(language, "connection.is." + step.outcome()) + "] "
                + texts.text(language, "connection.step." + step.step()) + ": "
                + texts.text(language, step.key(), arguments));
        step.bankCode()
                .flatMap(code -> texts.find(language, "bank." + code))
                .ifPresent(words -> out.println("      " + words));
        step.remedyKey()
                .ifPresent(key -> out.println("      " + texts.text(language, "connection.next") + ": "
                        + texts.text(language, key, arguments)));
    }
}
