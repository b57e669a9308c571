package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.client.Credentials;
import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.bank.client.Terminal;
import io.github.alliancepay.broadleaf.payment.TerminalRule;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All terminals of the settings.
 *
 * @param standard the one of {@code alliancepay.merchant-id}
 * @param named those of {@code alliancepay.terminals}, by their names
 */
record Terminals(Terminal standard, List<NamedTerminal> named) {

    /** What people read as the name of the default terminal. */
    static final String STANDARD = "default";

    /** @throws InvalidSettingException when two have the same merchant id or service code */
    Terminals {
        named = List.copyOf(named);
        SettingProblems problems = new SettingProblems();
        requireDifferent("merchant-id", values(standard, named, Credentials::merchantId), problems);
        requireDifferent("service-code", values(standard, named, Credentials::serviceCode), problems);
        problems.complain();
    }

    private static Map<String, String> values(
            Terminal standard, List<NamedTerminal> named, Function<Credentials, String> value) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(STANDARD, value.apply(standard.credentials()));
        named.forEach(terminal ->
                values.put(terminal.name(), value.apply(terminal.terminal().credentials())));
        return values;
    }

    /**
     * Two sessions of one service code end each other (protocol section 4.2), and two terminals of one id take each other's payments.
     *
     * @param values of a setting, by the names of the terminals
     */
    static void requireDifferent(String setting, Map<String, String> values, SettingProblems problems) {
        Set<String> seen = new HashSet<>();
        values.forEach((name, value) -> problems.require(
                seen.add(value),
                () -> new InvalidSettingException(
                        "alliancepay.terminals." + name + "." + setting,
                        "Another terminal has the same. Each terminal of the bank has its own")));
    }

    /**
     * The bank by terminal.
     *
     * @param bank of the default terminal; one of the shop's own takes the payments of every terminal that is not named
     */
    AllianceBanks banks(AllianceBank bank) {
        Predicate<String> ofStandard =
                bank instanceof HttpAllianceBank ? standard.credentials().merchantId()::equals : any -> true;
        return merchantId -> find(merchantId)
                .<AllianceBank>map(NamedTerminal::bank)
                .orElseGet(() -> ofStandard.test(merchantId) ? bank : AllianceBanks.unknown(merchantId));
    }

    /** The plugin's own accesses to the bank, by the names of their terminals. */
    Map<String, HttpAllianceBank> connections(Stream<HttpAllianceBank> ofStandard) {
        Map<String, HttpAllianceBank> all = new LinkedHashMap<>();
        ofStandard.forEach(bank -> all.put(STANDARD, bank));
        named.forEach(terminal -> all.put(terminal.name(), terminal.bank()));
        return all;
    }

    /** The names of the terminals that are so; no name when there is only one terminal, empty when none is so. */
    static <T> Optional<String> names(Map<String, T> terminals, Predicate<T> condition) {
        List<String> names = terminals.entrySet().stream()
                .filter(entry -> condition.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return Optional.of(terminals.size() == 1 ? "" : String.join(", ", names))
                .filter(any -> !names.isEmpty());
    }

    /** The test terminals; see {@link #names}. */
    Optional<String> testTerminals() {
        return names(all(), Terminal::test);
    }

    /** All by their names, the default terminal first. */
    Map<String, Terminal> all() {
        Map<String, Terminal> all = new LinkedHashMap<>();
        all.put(STANDARD, standard);
        named.forEach(terminal -> all.put(terminal.name(), terminal.terminal()));
        return all;
    }

    /** Whether payments of a terminal count although it is a test terminal. */
    boolean isTest(String merchantId) {
        return find(merchantId).map(NamedTerminal::terminal).orElse(standard).test();
    }

    /** Whether people may be sent to an address. */
    boolean allowsPage(URI address) {
        return Stream.concat(Stream.of(standard), named.stream().map(NamedTerminal::terminal))
                .anyMatch(terminal -> terminal.allowsPage(address));
    }

    List<TerminalRule> rules() {
        return named.stream().map(NamedTerminal::rule).toList();
    }

    private Optional<NamedTerminal> find(String merchantId) {
        return named.stream()
                .filter(terminal -> terminal.merchantId().equals(merchantId))
                .findFirst();
    }
}
