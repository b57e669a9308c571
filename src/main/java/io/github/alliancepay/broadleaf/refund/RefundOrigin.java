package io.github.alliancepay.broadleaf.refund;

import static java.util.stream.Collectors.joining;

import io.github.alliancepay.broadleaf.bank.RefundRequest;

/**
 * Who made a refund, and why.
 *
 * @param requestedBy a login of the back office, {@value #SYSTEM}, {@value #HOST}, or {@value #BANK} for refunds made in the bank's
 *     cabinet
 * @param reason why, for the history; may be empty
 * @param comment for the bank, empty for none; Latin letters, digits and a few signs only (protocol section 5.1)
 */
public record RefundOrigin(String requestedBy, String reason, String comment) {

    /** The plugin itself. */
    public static final String SYSTEM = "system";

    /** Code of the host, through the platform's interfaces. */
    public static final String HOST = "host";

    /** The reason of refunds after a checkout that failed; people read it in their language. */
    public static final String CHECKOUT_FAILED = "checkout-failed";

    /** Somebody in the bank's cabinet. */
    public static final String BANK = "bank";

    /**
     * @throws RefundRefusedException {@link RefundRefusal#COMMENT} or {@link RefundRefusal#COMMENT_TOO_LONG} when the bank would not take
     *     the comment
     */
    public RefundOrigin {
        if (comment.length() > RefundRequest.LONGEST_COMMENT) {
            throw new RefundRefusedException(RefundRefusal.COMMENT_TOO_LONG);
        }
        if (!comment.isEmpty() && !RefundRequest.takesComment(comment)) {
            throw new RefundRefusedException(RefundRefusal.COMMENT, refused(comment));
        }
    }

    /** The signs that the bank does not take, each once. */
    private static String refused(String comment) {
        return comment.codePoints()
                .mapToObj(Character::toString)
                .filter(sign -> !RefundRequest.takesComment(sign))
                .distinct()
                .collect(joining(" "));
    }

    /** The same, with the usual comment when it has none. */
    RefundOrigin commented(String usualComment) {
        return comment.isEmpty() ? new RefundOrigin(requestedBy, reason, usualComment) : this;
    }

    /** An origin without a comment for the bank. */
    public static RefundOrigin of(String requestedBy, String reason) {
        return new RefundOrigin(requestedBy, reason, "");
    }
}
