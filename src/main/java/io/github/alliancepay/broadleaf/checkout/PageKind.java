package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.payment.Payment;

/** The kinds of the page that a shopper sees of a payment; the messages under {@code page.<kind>} belong to each. */
public enum PageKind {
    /** The bank has not decided yet. */
    WAITING,
    /** The last attempt was declined, but the bank's page can still be paid. */
    RETRY,
    /** The money has come and the order is being submitted. */
    COMPLETING,
    PAID,
    DECLINED,
    EXPIRED,
    REVIEW,
    ABANDONED,
    RETURNED;

    static PageKind of(Payment payment) {
        return switch (payment.state()) {
            case CREATED -> WAITING;
            case OPEN -> payment.decline().isEmpty() ? WAITING : RETRY;
            case PAID -> COMPLETING;
            case COMPLETED -> PAID;
            case DECLINED -> DECLINED;
            case EXPIRED -> EXPIRED;
            case REVIEW -> REVIEW;
            case ABANDONED -> ABANDONED;
            case RETURNED -> RETURNED;
        };
    }

    /** Whether the page should ask again by itself. */
    public boolean isUndecided() {
        return this == WAITING || this == RETRY || this == COMPLETING;
    }
}
