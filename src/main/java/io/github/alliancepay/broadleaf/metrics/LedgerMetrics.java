package io.github.alliancepay.broadleaf.metrics;

import io.github.alliancepay.broadleaf.payment.PaymentFigures;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is in the ledger: payments that are open or need a person, the age of the oldest that is not settled, holds and the age of the
 * oldest, refunds and completions whose outcome is unknown. Every node shows the figures of the whole shop. They are read when somebody asks, at most every half a minute; when they cannot
 * be read, they are no number. Safe for use by many threads.
 */
public final class LedgerMetrics implements MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(LedgerMetrics.class);

    private final PaymentSearch search;
    private final Clock clock;
    private Optional<PaymentFigures> figures = Optional.empty();
    private Instant readAt = Instant.MIN;

    public LedgerMetrics(PaymentSearch search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "alliancepay.payments.open", "", PaymentFigures::open);
        gauge(registry, "alliancepay.payments.oldest.unsettled", "seconds", now -> seconds(now.oldestUnsettled()));
        gauge(registry, "alliancepay.payments.attention", "", PaymentFigures::needAttention);
        gauge(registry, "alliancepay.refunds.unknown", "", PaymentFigures::unknownRefunds);
        gauge(registry, "alliancepay.holds.open", "", now -> now.holds().open());
        gauge(
                registry,
                "alliancepay.holds.oldest",
                "seconds",
                now -> seconds(now.holds().oldest()));
        gauge(registry, "alliancepay.holds.expiring", "", now -> now.holds().expiring());
        gauge(registry, "alliancepay.completions.unknown", "", now -> now.holds()
                .unknownCompletions());
    }

    private void gauge(MeterRegistry registry, String name, String unit, ToDoubleFunction<PaymentFigures> figure) {
        Gauge.builder(name, () -> current().map(figure::applyAsDouble).orElse(Double.NaN))
                .baseUnit(unit.isEmpty() ? null : unit)
                .register(registry);
    }

    /** The age of what may be there. */
    private double seconds(Optional<Instant> oldest) {
        return oldest.map(since -> Duration.between(since, clock.instant()).toSeconds())
                .orElse(0L);
    }

    /** Empty when the figures cannot be read. */
    public synchronized Optional<PaymentFigures> current() {
        Instant now = clock.instant();
        boolean wasSetBack = now.isBefore(readAt);
        if (wasSetBack || readAt.isBefore(now.minus(FRESH))) {
            readAt = now;
            figures = read(now);
        }
        return figures;
    }

    private Optional<PaymentFigures> read(Instant now) {
        try {
            return Optional.of(search.figures(now));
        } catch (RuntimeException unreadable) {
            LOG.debug("The figures of payments could not be read", unreadable);
            return Optional.empty();
        }
    }
}
