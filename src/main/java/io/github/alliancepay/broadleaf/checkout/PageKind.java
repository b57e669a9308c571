package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.host.HostOrder.Standing;
import io.github.alliancepay.broadleaf.payment.Payment;

/** The kinds of the page that a shopper sees of a payment; the messages under {@code page.<kind>} belong to each. */
public enum PageKind {
    /** The bank has not decided yet. */
    WAITING,
    /** The shopper pays from an account by the app of a bank, and the money has not arrived. */
    TRANSFER,
    /** The bank said a moment ago that nobody has tried to pay. */
    UNPAID,
    /** The last attempt was declined, but the bank's page can still be paid. */
    RETRY,
    /** The cart is another than the one for which the bank's page was opened. */
    CHANGED,
    /** The money has come and the order is being submitted. */
    COMPLETING,
    PAID,
    /** The money is held and the order is being submitted. */
    HOLDING,
    /** The money is held and not taken, and the order is placed. */
    HELD,
    /** A hold ended, and nothing was taken. */
    HOLD_ENDED,
    DECLINED,
    EXPIRED,
    REVIEW,
    /** Money came, but the order was placed without it. */
    UNNEEDED,
    ABANDONED,
    RETURNED,
    /** The order was placed without this payment, and must not be paid. */
    PLACED,
    /** The order can no longer be placed, and must not be paid. */
    GONE;

    /** @param untouched whether the bank said a moment ago that nobody has tried to pay */
    static PageKind of(Payment payment, Standing order, boolean untouched) {
        return switch (payment.state()) {
            case CREATED -> open(WAITING, order);
            case OPEN -> payment.isTransfer()
                    ? open(TRANSFER, order)
                    : open(payment.decline().isEmpty() ? undeclined(untouched) : RETRY, order);
            case AUTHORIZED -> payment.isSubmitted() ? HELD : HOLDING;
            case PAID -> payment.isSubmitted() ? PAID : COMPLETING;
            case RELEASED, LAPSED -> HOLD_ENDED;
            case COMPLETED -> PAID;
            case DECLINED -> ended(DECLINED, order);
            case EXPIRED -> ended(EXPIRED, order);
            case REVIEW -> order == Standing.PLACED_OTHERWISE ? UNNEEDED : REVIEW;
            case ABANDONED -> ended(ABANDONED, order);
            case RETURNED -> RETURNED;
        };
    }

    private static PageKind undeclined(boolean untouched) {
        return untouched ? UNPAID : WAITING;
    }

    private static PageKind open(PageKind kind, Standing order) {
        return order == Standing.CHANGED_CART ? CHANGED : ended(kind, order);
    }

    private static PageKind ended(PageKind kind, Standing order) {
        return switch (order) {
            case PLACED_OTHERWISE -> PLACED;
            case GONE -> GONE;
            default -> kind;
        };
    }

    /** Whether the page should ask again by itself. */
    public boolean isUndecided() {
        return this == WAITING
                || this == TRANSFER
                || this == UNPAID
                || this == RETRY
                || this == CHANGED
                || this == COMPLETING
                || this == HOLDING;
    }
}
