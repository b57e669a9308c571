package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.core.env.Environment;

/**
 * The plugin's health, from what this process knows already: asks neither the bank nor the database, and never fails. A bank that is out
 * of reach or credentials that are missing do not make the shop unhealthy: it works, only not with this payment.
 */
final class PluginHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");
    private static final String REASON = "reason";
    private static final String SESSION = "sessionExpiresAt";

    private final Environment environment;
    private final Supplier<Map<String, HttpAllianceBank>> banks;
    private final ObjectProvider<SyncClock> clock;

    /** @param banks the plugin's own accesses to the bank, by their terminals; see {@link Terminals#connections} */
    PluginHealth(
            Environment environment, Supplier<Map<String, HttpAllianceBank>> banks, ObjectProvider<SyncClock> clock) {
        this.environment = environment;
        this.banks = banks;
        this.clock = clock;
    }

    /** The message of a failure might tell a secret, so only its kind is shown. */
    @Override
    public Health health() {
        try {
            List<String> missing = OnCredentials.missing(environment);
            return missing.isEmpty() ? connected() : unconnected(missing);
        } catch (Throwable failure) {
            return Health.unknown()
                    .withDetail(
                            REASON,
                            "the health cannot be told: " + failure.getClass().getSimpleName())
                    .build();
        }
    }

    private static Health unconnected(List<String> missing) {
        return Health.unknown()
                .withDetail(REASON, "credentials are missing")
                .withDetail("missing", missing)
                .build();
    }

    /** An admin has no clock, and a shop with a bank of its own no bank that is known here. */
    private Health connected() {
        Map<String, HttpAllianceBank> known = banks.get();
        Optional<SyncClock> running = Optional.ofNullable(clock.getIfUnique());
        List<String> faults = new ArrayList<>();
        running.filter(SyncClock::isLate).ifPresent(late -> faults.add("the clock does not run"));
        Terminals.names(known, http -> !http.isReachable())
                .ifPresent(silent -> faults.add("the bank does not answer" + of(silent)));
        Terminals.names(known, HttpAllianceBank::isAccessRefused)
                .ifPresent(closed -> faults.add("the bank refuses a session; check the credentials" + of(closed)));
        Health.Builder health = status(faults, !known.isEmpty());
        running.flatMap(SyncClock::lastRun).ifPresent(at -> health.withDetail("lastRun", at.toString()));
        known.forEach((name, http) -> http.session()
                .ifPresent(session -> health.withDetail(
                        known.size() == 1 ? SESSION : SESSION + "." + name,
                        session.expiresAt().toString())));
        return health.build();
    }

    private static String of(String terminals) {
        return terminals.isEmpty() ? "" : " (terminal " + terminals + ")";
    }

    private static Health.Builder status(List<String> faults, boolean isBankKnown) {
        if (!faults.isEmpty()) {
            return Health.status(DEGRADED).withDetail(REASON, String.join("; ", faults));
        }
        return isBankKnown ? Health.up() : Health.unknown().withDetail(REASON, "the bank is a part of the shop's own");
    }
}
