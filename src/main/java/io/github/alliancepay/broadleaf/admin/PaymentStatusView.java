package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentStatus;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The status of a payment, its refunds included.
 *
 * @param refunds all in the order's currency
 * @param test whether no real money moved
 */
record PaymentStatusView(Payment payment, List<Refund> refunds, boolean test) {

    /** The attempt that decides the status of an order: one that has the money, else the last. */
    static Payment of(List<Payment> attempts) {
        return attempts.stream()
                .max(Comparator.comparing((Payment attempt) -> attempt.state().hasMoney())
                        .thenComparing(Payment::createdAt))
                .orElseThrow();
    }

    /** The number by which people know an order, or the host's id while there is no number. */
    static String title(Payment payment) {
        String number = payment.outcome().orderNumber();
        return number.isEmpty() ? String.valueOf(payment.bill().orderId()) : number;
    }

    List<Badge> badges(LocalizedTexts texts) {
        List<Badge> badges = new ArrayList<>();
        badges.add(badge(status().name(), texts));
        if (!refunding().isZero()) {
            badges.add(new Badge(tone("REFUND_OPEN"), texts.refundText(payment.isOnlyHeld(), "state.REFUND_OPEN")));
        }
        if (test) {
            badges.add(badge("TEST", texts));
        }
        return badges;
    }

    PaymentStatus status() {
        return PaymentStatus.of(payment, refunded());
    }

    /** What the bank returned for certain. */
    Coins refunded() {
        return sum(refund -> refund.state() == RefundState.SUCCEEDED);
    }

    /** What is being refunded, or may be. */
    Coins refunding() {
        return sum(refund -> refund.state().isOpen());
    }

    /** What the bank returned of what was taken; without what it released of these holds. */
    Coins refundedBut(Set<String> holds) {
        return sum(refund -> refund.state() == RefundState.SUCCEEDED && !isOf(holds, refund));
    }

    /** The same of what is being refunded. */
    Coins refundingBut(Set<String> holds) {
        return sum(refund -> refund.state().isOpen() && !isOf(holds, refund));
    }

    /** What the bank released of these holds. */
    Coins released(Set<String> holds) {
        return sum(refund -> refund.state() == RefundState.SUCCEEDED && isOf(holds, refund));
    }

    private static boolean isOf(Set<String> holds, Refund refund) {
        return holds.contains(refund.operationId());
    }

    private Coins sum(Predicate<Refund> counted) {
        return refunds.stream().filter(counted).map(Refund::orderAmount).reduce(Coins.ZERO, Coins::plus);
    }

    private static Badge badge(String state, LocalizedTexts texts) {
        return new Badge(tone(state), texts.text("state." + state));
    }

    private static String tone(String state) {
        return switch (state) {
            case "COMPLETED" -> "good";
            case "REVIEW", "PAID", "LAPSED" -> "bad";
            case "CREATED", "OPEN", "AUTHORIZED", "REFUND_OPEN", "TEST" -> "wait";
            case "REFUNDED", "REFUNDED_IN_PART", "RETURNED", "RELEASED" -> "back";
            default -> "quiet";
        };
    }
}
