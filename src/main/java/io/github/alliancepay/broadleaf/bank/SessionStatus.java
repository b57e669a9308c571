package io.github.alliancepay.broadleaf.bank;

import java.time.Instant;

/**
 * Since when and until when the session with the bank is open. Holds no secret.
 *
 * @param authorizedAt when it was opened (UTC)
 * @param expiresAt when the bank ends it (UTC)
 */
public record SessionStatus(Instant authorizedAt, Instant expiresAt) {}
