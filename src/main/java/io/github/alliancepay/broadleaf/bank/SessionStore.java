package io.github.alliancepay.broadleaf.bank;

import java.time.Instant;
import java.util.Optional;

/**
 * Where the one session of a service code is kept for all nodes (protocol section 4.2: a newer session ends the older one, so there
 * must be one owner). Safe for use by many threads and many processes.
 */
public interface SessionStore {

    /** The session last stored, as the bank sent it. */
    Optional<SealedSession> latest(String serviceCode);

    /**
     * Claims the right to authorize until the given time, when nobody else holds it.
     *
     * @return whether the claim is ours
     */
    boolean claim(String serviceCode, Instant now, Instant until);

    /** Stores the session and gives the claim back. */
    void save(String serviceCode, SealedSession session);

    /** Gives the claim back after a failure. */
    void release(String serviceCode);

    /**
     * A session as the bank sent it: encrypted to the merchant's key, so the row is useless without that key.
     *
     * @param jwe the compact JWE of the authorize answer
     * @param authorizedAt when it was opened (UTC)
     */
    record SealedSession(String jwe, Instant authorizedAt) {

        /** Leaves the ciphertext out of logs. */
        @Override
        public String toString() {
            return "SealedSession[authorizedAt=" + authorizedAt + "]";
        }
    }
}
