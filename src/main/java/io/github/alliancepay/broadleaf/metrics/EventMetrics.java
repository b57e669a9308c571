package io.github.alliancepay.broadleaf.metrics;

import io.github.alliancepay.broadleaf.event.HoldExpiring;
import io.github.alliancepay.broadleaf.event.HoldReleased;
import io.github.alliancepay.broadleaf.event.NeedsAttention;
import io.github.alliancepay.broadleaf.event.PaymentCompleted;
import io.github.alliancepay.broadleaf.event.PaymentDeclined;
import io.github.alliancepay.broadleaf.event.PaymentHeld;
import io.github.alliancepay.broadleaf.event.RefundFailed;
import io.github.alliancepay.broadleaf.event.RefundSucceeded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;

/**
 * Counts payments and refunds as they change, by state and reason. The node that publishes an event counts it, so the sum over all nodes is
 * the shop's. Reasons come from small sets, so that they do not multiply. Safe for use by many threads.
 */
public final class EventMetrics implements MeterBinder {

    private static final String PAYMENTS = "alliancepay.payments";
    private static final String REFUNDS = "alliancepay.refunds";

    /** The first part of the bank's code is one of some dozen groups of reasons. */
    private static final Pattern GROUP = Pattern.compile("(\\d{1,2})(\\.\\w{1,4})?");

    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
    }

    @EventListener
    public void count(PaymentCompleted completed) {
        count(PAYMENTS, "completed", "none");
    }

    @EventListener
    public void count(PaymentHeld held) {
        count(PAYMENTS, "held", "none");
    }

    @EventListener
    public void count(HoldExpiring expiring) {
        count(PAYMENTS, "hold_expiring", "none");
    }

    @EventListener
    public void count(HoldReleased released) {
        count(PAYMENTS, "hold_released", "none");
    }

    @EventListener
    public void count(PaymentDeclined declined) {
        count(PAYMENTS, "declined", group(declined.codes()));
    }

    @EventListener
    public void count(RefundSucceeded succeeded) {
        count(REFUNDS, "succeeded", "none");
    }

    @EventListener
    public void count(RefundFailed failed) {
        count(REFUNDS, "failed", group(failed.failure()));
    }

    @EventListener
    public void count(NeedsAttention attention) {
        String reason = attention.reason().name().toLowerCase(Locale.ROOT);
        registries.forEach(registry -> Counter.builder("alliancepay.attention")
                .tag("reason", reason)
                .register(registry)
                .increment());
    }

    private void count(String name, String state, String reason) {
        registries.forEach(registry -> Counter.builder(name)
                .tag("state", state)
                .tag("reason", reason)
                .register(registry)
                .increment());
    }

    static String group(String codes) {
        Matcher code = GROUP.matcher(codes);
        return code.matches() ? code.group(1) : "other";
    }
}
