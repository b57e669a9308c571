package io.github.alliancepay.broadleaf.connection;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.client.BankContact.Connection;
import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.bank.client.Terminal;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the connection of one terminal. What is sent to the bank leaves nothing there: a session is opened when there is none, and the bank
 * is asked about an order that does not exist. Safe for use by many threads.
 */
public final class TerminalCheck {

    /** The bank takes a minute at its other interface (protocol section 3.5), and does not say what it takes here. */
    private static final Duration MOST_OFFSET = Duration.ofSeconds(30);

    private static final List<CheckStep> AT_THE_BANK =
            List.of(CheckStep.TLS, CheckStep.WHITE_LIST, CheckStep.AUTHORIZE, CheckStep.DECRYPT, CheckStep.TIME);

    private static final Duration CERTIFICATE_WARNING = Duration.ofDays(7);

    private final String name;
    private final Terminal terminal;
    private final HttpAllianceBank bank;
    private final Supplier<List<StepResult>> settings;
    private final Clock clock;

    /** @param settings the steps about the settings, the key and its file */
    public TerminalCheck(
            String name, Terminal terminal, HttpAllianceBank bank, Supplier<List<StepResult>> settings, Clock clock) {
        this.name = name;
        this.terminal = terminal;
        this.bank = bank;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is known without asking anybody. */
    TerminalReport known() {
        return new TerminalReport(
                name, Stream.concat(settings.get().stream(), history()).toList());
    }

    /**
     * Asks the bank, and waits for it on this thread.
     *
     * @param anew whether a session is opened even when there is one
     */
    TerminalReport ask(boolean anew) {
        List<StepResult> steps = new ArrayList<>(settings.get());
        StepResult dns = dns();
        steps.add(dns);
        if (dns.outcome() == StepOutcome.FAILED) {
            AT_THE_BANK.stream().map(StepResult::skipped).forEach(steps::add);
        } else {
            steps.addAll(bankSteps(anew));
        }
        return new TerminalReport(name, Stream.concat(steps.stream(), history()).toList());
    }

    private List<StepResult> bankSteps(boolean anew) {
        boolean held = !bank.isReachable();
        Optional<StepResult> fault = fault(anew).map(ConnectionFault::result);
        Optional<StepResult> failed = held && fault.isPresent()
                ? Optional.of(StepResult.failed(CheckStep.TLS, "held-back"))
                : fault.map(this::named);
        return AT_THE_BANK.stream().map(step -> result(step, failed)).toList();
    }

    private Optional<ConnectionFault> fault(boolean anew) {
        try {
            if (anew) {
                bank.authorize();
            } else {
                bank.keepSession();
            }
            bank.order(UUID.randomUUID().toString());
            return Optional.empty();
        } catch (BankException failure) {
            return ConnectionFault.of(failure);
        }
    }

    /** A message about an address that is not reached says which. */
    private StepResult named(StepResult failed) {
        return failed.step() == CheckStep.TLS && failed.facts().isEmpty()
                ? StepResult.failed(failed.step(), failed.reason(), host())
                : failed;
    }

    private StepResult result(CheckStep step, Optional<StepResult> failed) {
        int order = failed.map(fault -> step.compareTo(fault.step())).orElse(-1);
        if (order == 0) {
            return failed.orElseThrow();
        }
        return order > 0 ? StepResult.skipped(step) : reached(step);
    }

    private StepResult reached(CheckStep step) {
        return switch (step) {
            case TLS -> tls();
            case TIME -> time();
            case AUTHORIZE -> StepResult.good(step, "good");
            case DECRYPT -> decrypted();
            default -> StepResult.good(step, "open");
        };
    }

    /** Behind a proxy this machine need not know the name. */
    private StepResult dns() {
        boolean proxied = ProxySelector.getDefault().select(terminal.baseUrl()).stream()
                .anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
        return proxied ? StepResult.note(CheckStep.DNS, "proxy", host()) : addresses();
    }

    private StepResult addresses() {
        try {
            String addresses = Stream.of(InetAddress.getAllByName(host()))
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining(", "));
            return StepResult.good(CheckStep.DNS, "good", host(), addresses);
        } catch (UnknownHostException unknown) {
            return StepResult.failed(CheckStep.DNS, "unknown", host());
        }
    }

    private StepResult tls() {
        Optional<Connection> latest = bank.contact().connection();
        Optional<String> protocol = latest.flatMap(Connection::protocol);
        Optional<Instant> until = latest.flatMap(Connection::certificateUntil);
        if (protocol.isEmpty() || until.isEmpty()) {
            return StepResult.note(CheckStep.TLS, "none", host());
        }
        boolean ends = until.get().isBefore(clock.instant().plus(CERTIFICATE_WARNING));
        return ends
                ? StepResult.warning(CheckStep.TLS, "ends", protocol.get()).at(until.get())
                : StepResult.good(CheckStep.TLS, "good", protocol.get()).at(until.get());
    }

    private StepResult decrypted() {
        return bank.usesNewKey()
                .map(isNew -> isNew
                        ? StepResult.note(CheckStep.DECRYPT, "new")
                        : StepResult.warning(CheckStep.DECRYPT, "previous"))
                .orElseGet(() -> StepResult.good(CheckStep.DECRYPT, "good"));
    }

    private StepResult time() {
        Optional<Duration> offset =
                bank.contact().connection().flatMap(Connection::clockOffset).map(Duration::abs);
        if (offset.isEmpty()) {
            return StepResult.note(CheckStep.TIME, "unknown");
        }
        String seconds = String.valueOf(offset.get().toSeconds());
        return offset.get().compareTo(MOST_OFFSET) > 0
                ? StepResult.warning(CheckStep.TIME, "differs", seconds)
                : StepResult.good(CheckStep.TIME, "good", seconds);
    }

    private Stream<StepResult> history() {
        StepResult session = bank.session()
                .map(open -> StepResult.note(CheckStep.SESSION, "until").at(open.expiresAt()))
                .orElseGet(() -> StepResult.note(CheckStep.SESSION, "none"));
        StepResult success = bank.contact()
                .lastSuccess()
                .map(at -> StepResult.note(CheckStep.LAST_SUCCESS, "at").at(at))
                .orElseGet(() -> StepResult.note(CheckStep.LAST_SUCCESS, "none"));
        StepResult failure = bank.contact()
                .lastFailure()
                .map(last -> StepResult.note(CheckStep.LAST_FAILURE, "at", last.endpoint(), last.reason())
                        .at(last.at().truncatedTo(ChronoUnit.SECONDS)))
                .orElseGet(() -> StepResult.note(CheckStep.LAST_FAILURE, "none"));
        return Stream.of(session, success, failure);
    }

    private String host() {
        return terminal.baseUrl().getHost();
    }
}
