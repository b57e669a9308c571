package io.github.alliancepay.broadleaf.bank;

import io.github.alliancepay.broadleaf.money.Coins;
import java.net.URI;
import java.util.Optional;

/**
 * The capture of a hold (protocol section 10).
 *
 * @param merchantRequestId stored before the call
 * @param originalOperationId the {@code operationId} of the PREAUTH operation
 * @param amount coins of UAH; within 20 % of the hold
 */
public record CompletionRequest(
        String merchantRequestId, String originalOperationId, Coins amount, Optional<URI> callback) {}
