package io.github.alliancepay.broadleaf.refund;

import java.time.Duration;
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

    /** Longer than the slowest call: a new session, the call and one repetition, 30 s each. */
    private static final Duration CALL = Duration.ofMinutes(3);

    /** By this time after it was sent, an operation that arrived is in the bank's list. */
    private static final Duration LISTED = Duration.ofMinutes(5);

    /** The least time between the two answers that do not list it. */
    private static final Duration APART = Duration.ofMinutes(1);

    /** Longer than a process needs to send what was confirmed. What is older and not sent will never be. */
    private static final Duration UNSENT = Duration.ofMinutes(10);

    /** Whether what was confirmed then, and is not sent, never will be. */
    public static boolean isNeverSent(Instant confirmedAt, Instant now) {
        return now.isAfter(confirmedAt.plus(UNSENT));
    }

    /** Whether no answer to its call can come any more. */
    public boolean isUnanswered(Instant confirmedAt, Instant now) {
        return now.isAfter(sentAt.orElse(confirmedAt).plus(CALL));
    }

    /** Whether it surely never arrived, when another answer of the bank lacks it now. */
    public boolean isSurelyAbsent(Instant confirmedAt, Instant now) {
        return now.isAfter(sentAt.orElse(confirmedAt).plus(LISTED))
                && absentSince.filter(since -> !now.isBefore(since.plus(APART))).isPresent();
    }

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
