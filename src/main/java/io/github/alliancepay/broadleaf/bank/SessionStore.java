package io.github.alliancepay.broadleaf.bank;

import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the one session of a service code for all nodes. A newer session ends the older one (protocol section 4.2), so only one node may
 * open one at a time. Safe for use by many threads and many processes.
 */
public interface SessionStore {

    /** The session that was stored last, as the bank sent it. */
    Optional<SealedSession> latest(String serviceCode);

    /**
     * Claims the right to open a session until the given time, unless another node holds it.
     *
     * @return whether the claim is ours
     */
    boolean claim(String serviceCode, Instant now, Instant until);

    /** Stores the session and releases the claim. */
    void save(String serviceCode, SealedSession session);

    /** Releases the claim after a failure. */
    void release(String serviceCode);

    /**
     * A session as the bank sent it: encrypted to the merchant's key, so the row is of no use without that key.
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
