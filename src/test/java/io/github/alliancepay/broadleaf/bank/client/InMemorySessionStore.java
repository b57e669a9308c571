package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.SessionStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The table that all nodes share, in the memory of one process. */
public final class InMemorySessionStore implements SessionStore {

    private final Map<String, SealedSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, Instant> claims = new ConcurrentHashMap<>();

    @Override
    public Optional<SealedSession> latest(String serviceCode) {
        return Optional.ofNullable(sessions.get(serviceCode));
    }

    @Override
    public synchronized boolean claim(String serviceCode, Instant now, Instant until) {
        boolean isFree = !claims.getOrDefault(serviceCode, Instant.MIN).isAfter(now);
        if (isFree) {
            claims.put(serviceCode, until);
        }
        return isFree;
    }

    @Override
    public void save(String serviceCode, SealedSession session) {
        sessions.put(serviceCode, session);
        release(serviceCode);
    }

    @Override
    public synchronized void release(String serviceCode) {
        claims.remove(serviceCode);
    }
}
