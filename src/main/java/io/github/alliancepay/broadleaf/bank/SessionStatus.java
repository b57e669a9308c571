package io.github.alliancepay.broadleaf.bank;

import java.time.Instant;

/**
 * How the session with the bank stands; holds no secret.
 *
 * @param authorizedAt when it was opened (UTC)
 * @param expiresAt when the bank ends it (UTC)
 */
public record SessionStatus(Instant authorizedAt, Instant expiresAt) {}
