package io.github.alliancepay.broadleaf.refund;

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

    /** Somebody in the bank's cabinet. */
    public static final String BANK = "bank";

    /** @throws RefundRefusedException {@link RefundRefusal#COMMENT} when the bank would not take the comment */
    public RefundOrigin {
        if (!comment.isEmpty() && !RefundRequest.takesComment(comment)) {
            throw new RefundRefusedException(RefundRefusal.COMMENT);
        }
    }

    /** An origin without a comment for the bank. */
    public static RefundOrigin of(String requestedBy, String reason) {
        return new RefundOrigin(requestedBy, reason, "");
    }
}
