package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Assigns lines of the order to a refund that was made without a choice of lines, for example in the bank's cabinet. No money moves,
 * and the bank is not asked. Safe for use by many threads.
 */
public final class AssignRefundLines {

    private final PaymentLedger payments;
    private final RefundLedger refunds;
    private final RefundBalances balances;
    private final Clock clock;

    public AssignRefundLines(PaymentLedger payments, RefundLedger refunds, RefundBalances balances, Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.balances = balances;
        this.clock = clock;
    }

    /**
     * The lines that a refund may belong to, with what is left of each without this refund. Blocked with {@link RefundRefusal#NOT_ASSIGNABLE} or {@link RefundRefusal#NO_LINES} when there is nothing to choose.
     */
    public RefundBalance balance(Refund refund) {
        List<Refund> history = refunds.ofPayment(refund.paymentId()).stream()
                .map(other -> other.id().equals(refund.id()) ? other.unassigned() : other)
                .toList();
        RefundBalance balance = balances.storedWith(history, refund.paymentId());
        return balance.withRefusal(refusal(refund, balance));
    }

    private static Optional<RefundRefusal> refusal(Refund refund, RefundBalance balance) {
        if (!refund.isAssignable()) {
            return Optional.of(RefundRefusal.NOT_ASSIGNABLE);
        }
        return balance.isItemised() ? Optional.empty() : Optional.of(RefundRefusal.NO_LINES);
    }

    /**
     * Assigns lines to a refund in place of those assigned before.
     *
     * @param selection lines of together at most the refund's sum; none for a refund that belongs to no line
     * @param seen the {@link Refund#linesVersion} that the person saw, who chooses
     * @param who a login of the back office, for the history
     * @return the refund with its lines
     * @throws RefundRefusedException when a line has less left, or the refund cannot be assigned, or another person chose its lines
     *     meanwhile; nothing is changed
     */
    public Refund assign(String refundId, RefundSelection selection, String seen, String who) {
        Refund refund =
                refunds.find(refundId).orElseThrow(() -> new RefundRefusedException(RefundRefusal.NOT_ASSIGNABLE));
        if (!refund.linesVersion().equals(seen)) {
            throw new RefundRefusedException(RefundRefusal.ASSIGNED_MEANWHILE);
        }
        List<RefundLine> lines = lines(refund, selection);
        if (!refunds.assign(refundId, refund.lines(), lines)) {
            throw new RefundRefusedException(RefundRefusal.ASSIGNED_MEANWHILE);
        }
        payments.record(
                refund.paymentId(),
                new Occasion(clock.instant(), SyncTrigger.ADMIN, who)
                        .event(Kind.REFUND_ASSIGNED, refund.orderAmount()));
        return refund.assignedTo(lines);
    }

    private List<RefundLine> lines(Refund refund, RefundSelection selection) {
        List<RefundLine> lines = new RefundCalculator(balance(refund)).lines(selection);
        Coins sum = RefundLine.sum(lines);
        if (sum.isMoreThan(refund.orderAmount())) {
            throw new RefundRefusedException(
                    RefundRefusal.ASSIGNED_TOO_MUCH, refund.orderAmount().toString(), sum.toString());
        }
        return lines;
    }
}
