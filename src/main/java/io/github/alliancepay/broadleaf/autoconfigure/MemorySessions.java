package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.SessionStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions of one process that shares them with no other. Safe for use by many threads. */
final class MemorySessions implements SessionStore {

    private final Map<String, SealedSession> sessions = new ConcurrentHashMap<>();

    @Override
    public Optional<SealedSession> latest(String serviceCode) {
        return Optional.ofNullable(sessions.get(serviceCode));
    }

    @Override
    public boolean claim(String serviceCode, Instant now, Instant until) {
        return true;
    }

    @Override
    public void save(String serviceCode, SealedSession session) {
        sessions.put(serviceCode, session);
    }

    @Override
    public void release(String serviceCode) {}
}
