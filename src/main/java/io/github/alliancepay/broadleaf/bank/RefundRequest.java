package io.github.alliancepay.broadleaf.bank;

import io.github.alliancepay.broadleaf.money.Coins;
import java.net.URI;
import java.util.Optional;

/**
 * A refund of a successful operation (protocol section 9.1).
 *
 * @param merchantRequestId the idempotency key, stored before the call; a repetition of the same refund keeps it
 * @param operationId the bank's {@code operationId} of the purchase
 * @param amount coins of UAH, more than zero
 * @param callback where the bank rings about the refund
 * @param comment shown at the bank; characters outside the bank's set (protocol section 5.1) are refused
 */
public record RefundRequest(
        String merchantRequestId, String operationId, Coins amount, Optional<URI> callback, Optional<String> comment) {

    /** @throws IllegalArgumentException when a field breaks a rule of the bank; the message names it */
    public RefundRequest {
        Rule.requestId(merchantRequestId);
        Rule.require(!operationId.isBlank(), "A refund names the operationId of a successful operation");
        Rule.require(!amount.isZero(), "The amount of a refund is more than zero");
        callback.ifPresent(Rule::callback);
        Rule.comment(comment);
    }

    /** Whether the bank takes such a comment. */
    public static boolean takesComment(String text) {
        return Rule.isComment(text);
    }
}
