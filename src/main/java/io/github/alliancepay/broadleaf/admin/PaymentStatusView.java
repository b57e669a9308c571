package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The status of a payment, its refunds included.
 *
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
        badges.add(badge(state(), texts));
        if (refunds.stream().anyMatch(PaymentStatusView::isOpen)) {
            badges.add(badge("REFUND_OPEN", texts));
        }
        if (test) {
            badges.add(badge("TEST", texts));
        }
        return badges;
    }

    private String state() {
        Coins returned = refunds.stream()
                .filter(refund -> refund.state() == RefundState.SUCCEEDED)
                .map(Refund::orderAmount)
                .reduce(Coins.ZERO, Coins::plus);
        if (returned.isZero() || payment.state() == PaymentState.REVIEW || payment.state() == PaymentState.RETURNED) {
            return payment.state().name();
        }
        return payment.bill().amount().isMoreThan(returned) ? "REFUNDED_IN_PART" : "REFUNDED";
    }

    private static boolean isOpen(Refund refund) {
        return refund.state().isSpent() && refund.state() != RefundState.SUCCEEDED;
    }

    private static Badge badge(String state, LocalizedTexts texts) {
        return new Badge(tone(state), texts.text("state." + state));
    }

    private static String tone(String state) {
        return switch (state) {
            case "COMPLETED" -> "good";
            case "REVIEW", "PAID" -> "bad";
            case "CREATED", "OPEN", "REFUND_OPEN", "TEST" -> "wait";
            case "REFUNDED", "REFUNDED_IN_PART", "RETURNED" -> "back";
            default -> "quiet";
        };
    }
}
