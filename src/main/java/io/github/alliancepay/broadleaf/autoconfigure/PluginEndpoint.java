package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.client.EndpointLoad;
import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.payment.PaymentFigures;
import io.github.alliancepay.broadleaf.payment.PaymentFigures.HoldFigures;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import java.time.Clock;
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
    private final PaymentSearch search;
    private final Clock clock;

    /** @param banks the plugin's own accesses to the bank, by their terminals; see {@link Terminals#connections} */
    PluginEndpoint(
            StartSummary summary,
            Supplier<Map<String, HttpAllianceBank>> banks,
            ObjectProvider<SyncClock> syncClock,
            PaymentSearch search,
            Clock clock) {
        this.summary = summary;
        this.banks = banks;
        this.syncClock = syncClock;
        this.search = search;
        this.clock = clock;
    }

    @ReadOperation
    public Map<String, Object> read() {
        Map<String, Object> shown = new LinkedHashMap<>(summary.facts());
        Map<String, Object> sessions = new LinkedHashMap<>();
        banks.get().forEach((terminal, http) -> sessions.put(terminal, bank(http)));
        shown.put("banks", sessions);
        syncClock.ifUnique(running -> shown.put("clock", clock(running)));
        PaymentFigures figures = search.figures(clock.instant());
        shown.put("payments", payments(figures));
        shown.put("holds", holds(figures.holds()));
        return shown;
    }

    private static Map<String, Object> bank(HttpAllianceBank http) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("reachable", http.isReachable());
        shown.put("accessRefused", http.isAccessRefused());
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
