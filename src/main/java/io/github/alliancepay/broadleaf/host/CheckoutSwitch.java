package io.github.alliancepay.broadleaf.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Whether payments may be started. A system property of Broadleaf, which admins change while the shop runs, counts more than the setting
 * of the same name. Its row is read at most every ten seconds: Broadleaf's own service keeps a value for ten minutes, and each process
 * for itself (host section 6.4). Safe for use by many threads.
 */
public final class CheckoutSwitch implements BooleanSupplier {

    /** The name of the setting and of the system property. */
    public static final String NAME = "alliancepay.checkout.enabled";

    private static final Logger LOG = LoggerFactory.getLogger(CheckoutSwitch.class);

    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final String ROW = "SELECT PROPERTY_VALUE FROM BLC_SYSTEM_PROPERTY WHERE PROPERTY_NAME = ?";

    private final JdbcOperations database;
    private final Clock clock;
    private final boolean configured;
    private final AtomicReference<SwitchPosition> last;

    /** @param configured what counts while there is no such system property */
    public CheckoutSwitch(JdbcOperations database, Clock clock, boolean configured) {
        this.database = database;
        this.clock = clock;
        this.configured = configured;
        this.last = new AtomicReference<>(new SwitchPosition(configured, Instant.MIN));
    }

    /** When the row cannot be read, what was last known still counts. */
    @Override
    public boolean getAsBoolean() {
        SwitchPosition known = last.get();
        Instant now = clock.instant();
        if (!known.isOld(now) || !last.compareAndSet(known, new SwitchPosition(known.on(), now))) {
            return known.on();
        }
        boolean on = read(known.on());
        last.set(new SwitchPosition(on, now));
        return on;
    }

    private boolean read(boolean known) {
        try {
            boolean on = database.queryForList(ROW, String.class, NAME).stream()
                    .flatMap(value -> parse(value).stream())
                    .findFirst()
                    .orElse(configured);
            if (on != known) {
                LOG.info("{} is {} now", NAME, on);
            }
            return on;
        } catch (DataAccessException unread) {
            LOG.debug("The system property {} could not be read", NAME, unread);
            return known;
        }
    }

    /** Anything but true and false is no answer. */
    private static Optional<Boolean> parse(String value) {
        return switch (value == null ? "" : value.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private record SwitchPosition(boolean on, Instant readAt) {

        /** A machine whose clock was set back must not wait until it has caught up. */
        boolean isOld(Instant now) {
            return now.isBefore(readAt) || !now.isBefore(readAt.plus(KEPT));
        }
    }
}
