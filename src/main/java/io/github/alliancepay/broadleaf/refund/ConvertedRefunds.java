package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Allocation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The refunds of a payment with all sums in the order's currency, for books and lists that know no other. */
public final class ConvertedRefunds {

    private ConvertedRefunds() {}

    /** Whether one of them is counted in UAH, and the order is not. */
    public static boolean areNeeded(Payment payment, List<Refund> refunds) {
        return refunds.stream().anyMatch(refund -> isForeign(payment, refund));
    }

    /**
     * A refund counted in UAH becomes its share of what was received. Rounding is carried from refund to refund, so that the whole is exact when
     * all is returned.
     *
     * @param operations all that the bank lists of the payment
     * @param refunds all of the payment, oldest first
     */
    public static List<Refund> of(Payment payment, List<Operation> operations, List<Refund> refunds) {
        if (!areNeeded(payment, refunds)) {
            return refunds;
        }
        Iterator<Coins> shares = shares(payment, received(operations), refunds).iterator();
        return refunds.stream()
                .map(refund -> refund.state().isSpent() ? converted(payment, refund, shares.next()) : refund)
                .toList();
    }

    private static Refund converted(Payment payment, Refund refund, Coins share) {
        return isForeign(payment, refund)
                ? refund.of(new RefundPlan(share, refund.amount(), List.of(), refund.restocks()))
                : refund;
    }

    private static boolean isForeign(Payment payment, Refund refund) {
        return refund.currency(payment) != payment.bill().currency();
    }

    /** Of what each refund took, and of the rest that is not refunded. */
    private static List<Coins> shares(Payment payment, List<Operation> received, List<Refund> refunds) {
        List<Coins> taken = new ArrayList<>(refunds.stream()
                .filter(refund -> refund.state().isSpent())
                .map(Refund::amount)
                .toList());
        Coins paid = sum(received.stream().flatMap(operation -> operation.amount().stream()));
        taken.add(paid.minusAtMost(sum(taken.stream())));
        return Allocation.of(sum(received.stream().map(payment::orderAmount)), taken);
    }

    /** The purchases, or else the holds. */
    private static List<Operation> received(List<Operation> operations) {
        List<Operation> purchases =
                operations.stream().filter(Operation::isSuccessfulPurchase).toList();
        return purchases.isEmpty()
                ? operations.stream().filter(Operation::isSuccessfulHold).toList()
                : purchases;
    }

    private static Coins sum(Stream<Coins> parts) {
        return parts.reduce(Coins.ZERO, Coins::plus);
    }
}
