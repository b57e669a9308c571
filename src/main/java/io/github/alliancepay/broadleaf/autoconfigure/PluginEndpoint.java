package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.client.EndpointLoad;
import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.connection.ConnectionCheck;
import io.github.alliancepay.broadleaf.connection.StepResult;
import io.github.alliancepay.broadleaf.payment.PaymentFigures;
import io.github.alliancepay.broadleaf.payment.PaymentFigures.HoldFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Actuator's endpoint {@code alliancepay}: how the plugin is set up and what it is doing. Reads the database, asks the bank nothing, and
 * shows no secret and nothing of a shopper.
 */
@Endpoint(id = "alliancepay")
final class PluginEndpoint {

    private final StartSummary summary;
    private final Supplier<Map<String, HttpAllianceBank>> banks;
    private final ObjectProvider<SyncClock> syncClock;
    private final Supplier<PaymentFigures> figures;
    private final ConnectionCheck connection;

    /** @param banks the plugin's own accesses to the bank, by their terminals; see {@link Terminals#connections} */
    PluginEndpoint(
            StartSummary summary,
            Supplier<Map<String, HttpAllianceBank>> banks,
            ObjectProvider<SyncClock> syncClock,
            Supplier<PaymentFigures> figures,
            ConnectionCheck connection) {
        this.summary = summary;
        this.banks = banks;
        this.syncClock = syncClock;
        this.figures = figures;
        this.connection = connection;
    }

    @ReadOperation
    public Map<String, Object> read() {
        Map<String, Object> shown = new LinkedHashMap<>(summary.facts());
        Map<String, Object> sessions = new LinkedHashMap<>();
        banks.get().forEach((terminal, http) -> sessions.put(terminal, bank(http)));
        shown.put("banks", sessions);
        syncClock.ifUnique(running -> shown.put("clock", clock(running)));
        addLedger(shown);
        shown.put("connection", connection());
        return shown;
    }

    /** People look here when something is away, so the rest is shown all the same. The message of a failure might tell a secret. */
    private void addLedger(Map<String, Object> shown) {
        try {
            PaymentFigures now = figures.get();
            shown.put("payments", payments(now));
            shown.put("holds", holds(now.holds()));
        } catch (RuntimeException unreadable) {
            shown.put("ledger", "cannot be read: " + unreadable.getClass().getSimpleName());
        }
    }

    /** How the last test of this process ended, and the steps that were not well. */
    private Map<String, Object> connection() {
        Map<String, Object> shown = new LinkedHashMap<>();
        connection.latest().ifPresent(report -> {
            shown.put("testedAt", report.at().toString());
            shown.put("result", report.outcome().name());
            report.terminals().forEach(terminal -> shown.put(terminal.terminal(), faults(terminal.steps())));
            shown.put("shop", faults(report.shop()));
        });
        return shown;
    }

    private static Map<String, String> faults(List<StepResult> steps) {
        Map<String, String> faults = new LinkedHashMap<>();
        steps.stream()
                .filter(step -> step.remedyKey().isPresent())
                .forEach(step -> faults.put(step.step().name(), step.reason()));
        return faults;
    }

    private static Map<String, Object> bank(HttpAllianceBank http) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("reachable", http.isReachable());
        shown.put("accessRefused", http.isAccessRefused());
        http.contact().lastSuccess().ifPresent(at -> shown.put("lastSuccess", at.toString()));
        http.contact().lastFailure().ifPresent(last -> shown.put("lastFailure", last.at() + " " + last.endpoint()));
        http.session()
                .ifPresent(session ->
                        shown.put("sessionExpiresAt", session.expiresAt().toString()));
        shown.put("heldBack", names(http, EndpointLoad::isHeldBack));
        shown.put(
                "callsUnderWay",
                http.loads().stream().mapToInt(EndpointLoad::underWay).sum());
        return shown;
    }

    private static List<String> names(HttpAllianceBank http, Predicate<EndpointLoad> which) {
        return http.loads().stream().filter(which).map(EndpointLoad::endpoint).toList();
    }

    private static Map<String, Object> clock(SyncClock running) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("late", running.isLate());
        running.lastRun().ifPresent(at -> shown.put("lastRun", at.toString()));
        return shown;
    }

    private static Map<String, Object> holds(HoldFigures figures) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("open", figures.open());
        figures.oldest().ifPresent(at -> shown.put("oldest", at.toString()));
        shown.put("expiring", figures.expiring());
        shown.put("unknownCompletions", figures.unknownCompletions());
        return shown;
    }

    private static Map<String, Object> payments(PaymentFigures figures) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("open", figures.open());
        figures.oldestUnsettled().ifPresent(at -> shown.put("oldestUnsettled", at.toString()));
        shown.put("unknownRefunds", figures.unknownRefunds());
        shown.put("needAttention", figures.needAttention());
        return shown;
    }
}
