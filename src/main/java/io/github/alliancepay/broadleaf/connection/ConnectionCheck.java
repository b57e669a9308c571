package io.github.alliancepay.broadleaf.connection;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The check of the connection with the bank, and of what the shop needs for it. Safe for use by many threads.
 */
public final class ConnectionCheck {

    private final List<TerminalCheck> terminals;
    private final CallbackCheck callback;
    private final Optional<LedgerCheck> ledger;
    private final Clock clock;
    private final AtomicReference<Optional<ConnectionReport>> latest = new AtomicReference<>(Optional.empty());

    /** @param ledger empty where the shop's database is not known */
    public ConnectionCheck(
            List<TerminalCheck> terminals, CallbackCheck callback, Optional<LedgerCheck> ledger, Clock clock) {
        this.terminals = List.copyOf(terminals);
        this.callback = callback;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What is known already: reads the ledger, and asks nobody else. */
    public ConnectionReport known() {
        return report(false, TerminalCheck::known, callback.known());
    }

    /** Asks the bank and the shop's public address, one after another, and waits for them on this thread: up to a minute for each terminal. */
    public ConnectionReport test() {
        return kept(report(true, terminal -> terminal.ask(false), callback.ask()));
    }

    /** As {@link #test}, after opening a new session for each terminal. The older sessions end; all nodes take over the new ones. */
    public ConnectionReport authorize() {
        return kept(report(true, terminal -> terminal.ask(true), callback.ask()));
    }

    /** What this process found when it last asked the bank; empty when it has not. */
    public Optional<ConnectionReport> latest() {
        return latest.get();
    }

    private ConnectionReport kept(ConnectionReport report) {
        latest.set(Optional.of(report));
        return report;
    }

    private ConnectionReport report(
            boolean asked, Function<TerminalCheck, TerminalReport> check, StepResult ofCallback) {
        List<TerminalReport> ofTerminals = terminals.stream().map(check).toList();
        Stream<StepResult> ofLedger = ledger.stream().flatMap(LedgerCheck::steps);
        return new ConnectionReport(
                clock.instant(),
                asked,
                ofTerminals,
                Stream.concat(Stream.of(ofCallback), ofLedger).toList());
    }
}
