package io.github.alliancepay.broadleaf.refund;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known at the bank of an operation that the shop asks for: a refund, or the completion of a hold. Immutable.
 *
 * @param ecomOperationId the bank's key of the operation, empty until it answered
 * @param failure the bank's code when it failed, else empty
 * @param sentAt when it last went to the bank (UTC)
 * @param absentSince since when the bank's answers lack it, while they do (UTC)
 */
public record BankTrace(
        String ecomOperationId, String failure, Optional<Instant> sentAt, Optional<Instant> absentSince) {

    /** Nothing is known yet. */
    public static final BankTrace NONE = new BankTrace("", "", Optional.empty(), Optional.empty());

    public BankTrace sent(Instant now) {
        return new BankTrace(ecomOperationId, failure, Optional.of(now), Optional.empty());
    }

    public BankTrace absent(Instant now) {
        return new BankTrace(ecomOperationId, failure, sentAt, Optional.of(absentSince.orElse(now)));
    }

    /** An answer did not tell, so those that lack it are counted anew. */
    public BankTrace doubtful() {
        return new BankTrace(ecomOperationId, failure, sentAt, Optional.empty());
    }

    public BankTrace listed(String bankKey, String code) {
        return new BankTrace(bankKey, code, sentAt, Optional.empty());
    }

    public BankTrace failed(String code) {
        return new BankTrace(ecomOperationId, code, sentAt, absentSince);
    }
}
