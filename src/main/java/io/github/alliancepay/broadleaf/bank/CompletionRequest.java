package io.github.alliancepay.broadleaf.bank;

import io.github.alliancepay.broadleaf.money.Coins;
import java.net.URI;
import java.util.Optional;

/**
 * The capture of a hold (protocol section 10).
 *
 * @param merchantRequestId stored before the call
 * @param originalOperationId the {@code operationId} of the PREAUTH operation
 * @param amount coins of UAH, within 20 % of the hold
 */
public record CompletionRequest(
        String merchantRequestId, String originalOperationId, Coins amount, Optional<URI> callback) {

    /** @throws IllegalArgumentException when a field breaks a rule of the bank; the message names it */
    public CompletionRequest {
        RequestRules.requestId(merchantRequestId);
        RequestRules.require(!originalOperationId.isBlank(), "A completion needs the operationId of the hold");
        RequestRules.require(!amount.isZero(), "The amount of a completion is more than zero");
        callback.ifPresent(RequestRules::callback);
    }

    /** Leaves the token in the callback address out of logs. */
    @Override
    public String toString() {
        return "CompletionRequest[" + merchantRequestId + " of " + originalOperationId + ": " + amount + "]";
    }
}
