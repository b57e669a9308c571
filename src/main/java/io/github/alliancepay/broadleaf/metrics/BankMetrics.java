package io.github.alliancepay.broadleaf.metrics;

import io.github.alliancepay.broadleaf.bank.client.CallOutcome;
import io.github.alliancepay.broadleaf.bank.client.EndpointLoad;
import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Calls to the bank: how long they took and how they ended, by endpoint; how many are under way, and whether they are held back. With
 * several terminals, their calls count together. Safe for use by many threads.
 */
public final class BankMetrics implements MeterBinder {

    private static final String ENDPOINT = "endpoint";

    private final List<HttpAllianceBank> banks;

    public BankMetrics(List<HttpAllianceBank> banks) {
        this.banks = List.copyOf(banks);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        banks.forEach(bank -> bank.addListener((endpoint, outcome, time) -> record(registry, endpoint, outcome, time)));
        banks.stream()
                .flatMap(bank -> bank.loads().stream())
                .map(EndpointLoad::endpoint)
                .distinct()
                .forEach(endpoint -> bind(registry, endpoint));
    }

    private static void record(MeterRegistry registry, String endpoint, CallOutcome outcome, Duration time) {
        Timer.builder("alliancepay.bank.calls")
                .description("Calls to the bank")
                .tag(ENDPOINT, endpoint)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(time);
    }

    private void bind(MeterRegistry registry, String endpoint) {
        gauge(registry, "alliancepay.bank.calls.active", endpoint, EndpointLoad::underWay);
        gauge(registry, "alliancepay.bank.calls.limit", endpoint, EndpointLoad::most);
        gauge(registry, "alliancepay.bank.breaker.open", endpoint, load -> load.isHeldBack() ? 1 : 0);
    }

    private void gauge(MeterRegistry registry, String name, String endpoint, ToDoubleFunction<EndpointLoad> figure) {
        Gauge.builder(name, () -> sum(endpoint, figure)).tag(ENDPOINT, endpoint).register(registry);
    }

    private double sum(String endpoint, ToDoubleFunction<EndpointLoad> figure) {
        return banks.stream()
                .flatMap(bank -> bank.loads().stream())
                .filter(load -> load.endpoint().equals(endpoint))
                .mapToDouble(figure)
                .sum();
    }
}
