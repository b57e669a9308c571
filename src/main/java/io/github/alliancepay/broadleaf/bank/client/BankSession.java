package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.client.SingleFlight.FlightResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one session of a service code, shared by all threads and nodes (protocol section 4.2). A new session ends the older one, so at most
 * one thread of one node opens one at a time. All callers of the node get its result, and none of them is held. Other nodes wait for the
 * claim in the store. Safe for use by many threads.
 */
final class BankSession {

    private static final Logger LOG = LoggerFactory.getLogger(BankSession.class);

    /** A session counts as ended this long before its end, so that it does not end during a call. */
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    /** The pause after a failed renewal, while the present session can still be used. */
    private static final Duration RENEWAL_PAUSE = Duration.ofMinutes(5);

    /** How much longer than a call a claim lasts. Other nodes wait no longer than that for a node that died with a claim. */
    private static final Duration CLAIM_SLACK = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(250);

    private final StoredSessions stored;
    private final Supplier<OpenSession> authorization;
    private final Timing timing;
    private final Waiting waiting;
    private final SingleFlight<OpenSession> flight;
    private volatile Optional<OpenSession> known = Optional.empty();
    private volatile Instant nextRenewal = Instant.MIN;

    /** @param followers make the calls that waited for a session, so that the thread that opens one is free for the next */
    BankSession(
            StoredSessions stored,
            Supplier<OpenSession> authorization,
            Timing timing,
            Waiting waiting,
            Executor followers) {
        this.stored = stored;
        this.authorization = authorization;
        this.timing = timing;
        this.waiting = waiting;
        this.flight = new SingleFlight<>(waiting.threads(), followers);
    }

    /**
     * The session to make a call with. A good one is there at once. When it is due for renewal, that happens meanwhile. Fails with
     * {@link NotDoneException} when there is no session and none can be opened.
     */
    CompletableFuture<OpenSession> current() {
        Optional<OpenSession> good = known.filter(this::isAlive);
        if (good.filter(this::isFresh).isPresent()) {
            return CompletableFuture.completedFuture(good.get());
        }
        CompletableFuture<OpenSession> renewed = kept();
        return good.map(CompletableFuture::completedFuture).orElse(renewed);
    }

    /** The session after its renewal, if that was due. Fails as {@link #current()} does. */
    CompletableFuture<OpenSession> kept() {
        return known.filter(this::isFresh)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> flight.run(this::freshOrAlive).thenApply(FlightResult::value));
    }

    /**
     * The session to repeat a call with: one that another thread or node has just opened, or a new one. Fails with
     * {@link NotDoneException} when none can be opened.
     */
    CompletableFuture<OpenSession> insteadOf(OpenSession rejected) {
        return obtain(session -> !session.isSameAs(rejected) && isAlive(session));
    }

    /** Another session than the known one, which the bank may have ended; see {@link #insteadOf}. */
    CompletableFuture<OpenSession> insteadOfKnown() {
        return known.map(this::insteadOf).orElseGet(this::kept);
    }

    /** A session opened after this moment. Fails as {@link #insteadOf} does. */
    CompletableFuture<OpenSession> authorize() {
        Instant asked = now();
        return obtain(session -> session.authorizedAt().isAfter(asked));
    }

    /** The session that this node used or opened last. Asks neither the bank nor the store. */
    Optional<OpenSession> known() {
        return known;
    }

    private CompletableFuture<OpenSession> obtain(Predicate<OpenSession> wanted) {
        return known.filter(wanted)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> flight.run(() -> storedOrNew(wanted)).thenCompose(result -> suiting(result, wanted)));
    }

    /** The work that was under way may have had another purpose. Our own work always gives the wanted session. */
    private CompletableFuture<OpenSession> suiting(FlightResult<OpenSession> result, Predicate<OpenSession> wanted) {
        return result.isOwn() || wanted.test(result.value())
                ? CompletableFuture.completedFuture(result.value())
                : obtain(wanted);
    }

    private OpenSession freshOrAlive() {
        Optional<OpenSession> alive = stored.latest().or(this::known).filter(this::isAlive);
        if (alive.isEmpty()) {
            return storedOrNew(this::isAlive);
        }
        return isFresh(alive.get()) ? remember(alive.get()) : renewed(alive.get());
    }

    /** Tries to renew the session before its end. If that does not work now, the present session is still good. */
    private OpenSession renewed(OpenSession alive) {
        remember(alive);
        nextRenewal = now().plus(RENEWAL_PAUSE);
        if (!claim()) {
            return alive;
        }
        try {
            return authorizeClaimed(this::isYoung);
        } catch (BankException notNow) {
            LOG.warn(
                    "The session with the bank could not be renewed yet. The present session stays in use. {}",
                    notNow.getMessage());
            return alive;
        }
    }

    private OpenSession storedOrNew(Predicate<OpenSession> wanted) {
        Optional<OpenSession> there = stored.latest().filter(wanted);
        Instant giveUp = now().plus(claimLength()).plus(CLAIM_SLACK);
        while (there.isEmpty() && !claim()) {
            if (now().isAfter(giveUp)) {
                throw new NotDoneException(
                        "Another node has been opening the session with the bank for too long. Nothing was sent");
            }
            waiting.pause(POLL);
            there = stored.latest().filter(wanted);
        }
        return there.map(this::remember).orElseGet(() -> authorizeClaimed(wanted));
    }

    /** Reads the store once more: the claim may be free because another node has just stored a session. */
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
}
