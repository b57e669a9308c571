package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.money.Coins;
import java.util.EnumSet;
import java.util.Set;

/**
 * The state of a payment with its refunds, as lists show it and searches ask for it. The words are under {@code state.<status>} in the
 * messages.
 */
public enum PaymentStatus {
    CREATED,
    OPEN,
    AUTHORIZED,
    PAID,
    COMPLETED,
    /** Paid, and a part of the money went back. */
    REFUNDED_IN_PART,
    /** Paid, and all of the money went back. */
    REFUNDED,
    DECLINED,
    EXPIRED,
    REVIEW,
    RETURNED,
    RELEASED,
    LAPSED,
    ABANDONED;

    /** What became of the money says less than these states do. */
    private static final Set<PaymentState> PLAIN = EnumSet.of(
            PaymentState.REVIEW,
            PaymentState.RETURNED,
            PaymentState.AUTHORIZED,
            PaymentState.RELEASED,
            PaymentState.LAPSED);

    /** @param refunded what the bank returned for certain, in the order's currency */
    public static PaymentStatus of(Payment payment, Coins refunded) {
        if (refunded.isZero() || PLAIN.contains(payment.state())) {
            return of(payment.state());
        }
        return payment.bill().amount().isMoreThan(refunded) ? REFUNDED_IN_PART : REFUNDED;
    }

    static PaymentStatus of(PaymentState state) {
        return valueOf(state.name());
    }
}
