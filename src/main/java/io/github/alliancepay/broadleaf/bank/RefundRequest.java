package io.github.alliancepay.broadleaf.bank;

import io.github.alliancepay.broadleaf.money.Coins;
import java.net.URI;
import java.util.Optional;

/**
 * A refund of a successful operation (protocol section 9.1).
 *
 * @param merchantRequestId the idempotency key, stored before the call; a repeated refund keeps it
 * @param operationId the bank's {@code operationId} of the purchase
 * @param amount coins of UAH, more than zero
 * @param callback where the bank sends callbacks about the refund
 * @param comment shown at the bank; only characters that the bank allows (protocol section 5.1)
 */
public record RefundRequest(
        String merchantRequestId, String operationId, Coins amount, Optional<URI> callback, Optional<String> comment) {

    /** How many characters the bank takes in a comment. */
    public static final int LONGEST_COMMENT = RequestRules.LONGEST_COMMENT;

    /** @throws IllegalArgumentException when a field breaks a rule of the bank; the message names it */
    public RefundRequest {
        RequestRules.requestId(merchantRequestId);
        RequestRules.require(!operationId.isBlank(), "A refund needs the operationId of a successful operation");
        RequestRules.require(!amount.isZero(), "The amount of a refund is more than zero");
        callback.ifPresent(RequestRules::callback);
        RequestRules.comment(comment);
    }

    /** Leaves the token in the callback address out of logs. */
    @Override
    public String toString() {
        return "RefundRequest[" + merchantRequestId + " of " + operationId + ": " + amount + "]";
    }

    /** Whether the bank accepts such a comment. */
    public static boolean takesComment(String text) {
        return RequestRules.isComment(text);
    }
}
