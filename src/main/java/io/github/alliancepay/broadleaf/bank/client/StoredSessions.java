package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.SessionStore;
import io.github.alliancepay.broadleaf.bank.SessionStore.SealedSession;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stored session of one service code, opened with the merchant's key. When the store fails, nothing is sent to the bank. */
final class StoredSessions {

    private static final Logger LOG = LoggerFactory.getLogger(StoredSessions.class);

    private final SessionStore store;
    private final Credentials credentials;

    StoredSessions(SessionStore store, Credentials credentials) {
        this.store = store;
        this.credentials = credentials;
    }

    /** The session that was stored last; empty when there is none or it was encrypted to an older key. */
    Optional<OpenSession> latest() {
        return working(() -> store.latest(credentials.serviceCode())).flatMap(this::opened);
    }

    boolean claim(Instant now, Instant until) {
        return working(() -> store.claim(credentials.serviceCode(), now, until));
    }

    void save(OpenSession session) {
        working(() -> {
            store.save(credentials.serviceCode(), session.sealed());
            return true;
        });
    }

    void release() {
        working(() -> {
            store.release(credentials.serviceCode());
            return true;
        });
    }

    private Optional<OpenSession> opened(SealedSession sealed) {
        try {
            return Optional.of(OpenSession.open(sealed, credentials.key()));
        } catch (OutcomeUnknownException unreadable) {
            LOG.warn("The stored session with the bank cannot be used. {}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static <T> T working(Supplier<T> access) {
        try {
            return access.get();
        } catch (RuntimeException fault) {
            throw new NotDoneException("The store of the session with the bank failed. Nothing was sent", fault);
        }
    }
}
