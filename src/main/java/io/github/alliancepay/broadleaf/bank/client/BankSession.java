package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one session of a service code, shared by all threads and nodes (protocol section 4.2). Since a new session ends the older one,
 * at most one thread of one node authorizes at a time: threads join a running authorization, nodes wait for the claim in the store.
 * Safe for use by many threads.
 */
final class BankSession {

    private static final Logger LOG = LoggerFactory.getLogger(BankSession.class);

    /** A session is treated as ended this long before it is, so that a call under way is not caught by its end. */
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    /** How long a failed renewal is left alone while the present session still serves. */
    private static final Duration RENEWAL_PAUSE = Duration.ofMinutes(5);

    /** How much longer than a call a claim lasts; a node that died with it holds the others up no longer than that. */
    private static final Duration CLAIM_SLACK = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(250);

    private final StoredSessions stored;
    private final Supplier<OpenSession> authorization;
    private final Timing timing;
    private final Waiting waiting;
    private final SingleFlight<OpenSession> flight = new SingleFlight<>();
    private volatile Optional<OpenSession> known = Optional.empty();
    private volatile Instant nextRenewal = Instant.MIN;

    BankSession(StoredSessions stored, Supplier<OpenSession> authorization, Timing timing, Waiting waiting) {
        this.stored = stored;
        this.authorization = authorization;
        this.timing = timing;
        this.waiting = waiting;
    }

    /**
     * The session to make a call with, renewed ahead of its end.
     *
     * @throws NotDoneException when there is none and none can be opened
     */
    OpenSession current() {
        return known.filter(this::isFresh)
                .orElseGet(() -> flight.run(this::freshOrAlive).value());
    }

    /**
     * The session to repeat a call with: the one that another thread or node opened meanwhile, or else a new one.
     *
     * @throws NotDoneException when none can be opened
     */
    OpenSession insteadOf(OpenSession rejected) {
        return obtain(session -> !session.isSameAs(rejected) && isAlive(session));
    }

    /** A session opened after this moment. */
    OpenSession authorize() {
        Instant asked = now();
        return obtain(session -> session.authorizedAt().isAfter(asked));
    }

    /** The session that is known here or stored, without asking the bank. */
    Optional<OpenSession> peek() {
        return stored.latest().or(() -> known);
    }

    private OpenSession obtain(Predicate<OpenSession> wanted) {
        return known.filter(wanted).orElseGet(() -> shared(wanted));
    }

    /** The flight that was joined may have had another purpose; one's own always brings what is wanted. */
    private OpenSession shared(Predicate<OpenSession> wanted) {
        SingleFlight.Outcome<OpenSession> first = flight.run(() -> storedOrNew(wanted));
        boolean suits = first.isOwn() || wanted.test(first.value());
        return suits ? first.value() : flight.run(() -> storedOrNew(wanted)).value();
    }

    private OpenSession freshOrAlive() {
        Optional<OpenSession> alive = peek().filter(this::isAlive);
        if (alive.isEmpty()) {
            return storedOrNew(this::isAlive);
        }
        return isFresh(alive.get()) ? remember(alive.get()) : renewed(alive.get());
    }

    /** Renews ahead of the end when that works at once; otherwise the present session is still good. */
    private OpenSession renewed(OpenSession alive) {
        remember(alive);
        nextRenewal = now().plus(RENEWAL_PAUSE);
        if (!claim()) {
            return alive;
        }
        try {
            return authorizeClaimed(this::isYoung);
        } catch (BankException notNow) {
            LOG.warn("The session with the bank could not be renewed yet and serves on: {}", notNow.getMessage());
            return alive;
        }
    }

    private OpenSession storedOrNew(Predicate<OpenSession> wanted) {
        Optional<OpenSession> there = stored.latest().filter(wanted);
        Instant giveUp = now().plus(claimLength()).plus(CLAIM_SLACK);
        while (there.isEmpty() && !claim()) {
            if (now().isAfter(giveUp)) {
                throw new NotDoneException(
                        "Another node has been opening the session with the bank for too long;" + " nothing was sent");
            }
            waiting.pause(POLL);
            there = stored.latest().filter(wanted);
        }
        return there.map(this::remember).orElseGet(() -> authorizeClaimed(wanted));
    }

    /** Looks once more, since the claim may have become free by a session that was just stored. */
    private OpenSession authorizeClaimed(Predicate<OpenSession> wanted) {
        boolean saved = false;
        try {
            Optional<OpenSession> meanwhile = stored.latest().filter(wanted);
            if (meanwhile.isPresent()) {
                return remember(meanwhile.get());
            }
            OpenSession opened = authorization.get();
            stored.save(opened);
            saved = true;
            LOG.info("Opened a session with the bank that lasts until {}", opened.expiresAt());
            return remember(opened);
        } finally {
            if (!saved) {
                stored.release();
            }
        }
    }

    private OpenSession remember(OpenSession session) {
        known = Optional.of(session);
        return session;
    }

    private boolean claim() {
        return stored.claim(now(), now().plus(claimLength()));
    }

    private Duration claimLength() {
        return timing.total().plus(CLAIM_SLACK);
    }

    private boolean isFresh(OpenSession session) {
        return isAlive(session) && (isYoung(session) || now().isBefore(nextRenewal));
    }

    private boolean isYoung(OpenSession session) {
        return now().isBefore(session.authorizedAt().plus(timing.renewAfter())) && isAlive(session);
    }

    private boolean isAlive(OpenSession session) {
        return now().isBefore(session.expiresAt().minus(LEEWAY));
    }

    private Instant now() {
        return waiting.clock().instant();
    }

    /** Time as it passes here: what it is, and letting some of it pass. */
    interface Waiting {

        Clock clock();

        void pause(Duration duration);
    }
}
