package io.github.alliancepay.simulation;

import io.github.alliancepay.broadleaf.hold.CompletionLedger;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import java.time.Instant;
import java.util.List;

/**
 * The ledger in memory. It keeps the same promises as the tables of a database: the contract tests of the ledger hold it to them. For one
 * thread.
 */
public final class MemoryLedger {

    private final MemoryPayments payments;
    private final MemoryRefunds refunds;
    private final MemoryCompletions completions;

    /** A ledger without flaws. */
    public MemoryLedger() {
        this(Flaw.NONE, (from, to) -> {});
    }

    /**
     * @param flaw what it does wrong, for a simulation that has to notice it
     * @param changes are told of every change of a state
     */
    MemoryLedger(Flaw flaw, StateChanges changes) {
        payments = new MemoryPayments(this, flaw, changes);
        refunds = new MemoryRefunds(payments, flaw, changes);
        completions = new MemoryCompletions(payments, changes);
        refunds.learnCompletions(completions);
    }

    /** Its payments. */
    public PaymentLedger payments() {
        return payments;
    }

    /** Its refunds. */
    public RefundLedger refunds() {
        return refunds;
    }

    /** Its completions. */
    public CompletionLedger completions() {
        return completions;
    }

    MemoryPayments paymentTable() {
        return payments;
    }

    MemoryRefunds refundTable() {
        return refunds;
    }

    MemoryCompletions completionTable() {
        return completions;
    }

    /** The payments that need a person, those that wait longest first. */
    public List<Attention> needsAttention(Instant now) {
        return payments.rows()
                .filter(row ->
                        row.causes.stream().anyMatch(cause -> !cause.since().isAfter(now)))
                .sorted((one, other) -> earliest(one.causes).compareTo(earliest(other.causes)))
                .map(row -> new Attention(row.payment, due(row.causes, now)))
                .toList();
    }

    private static List<Cause> due(List<Cause> causes, Instant now) {
        return causes.stream().filter(cause -> !cause.since().isAfter(now)).toList();
    }

    private static Instant earliest(List<Cause> causes) {
        return causes.stream().map(Cause::since).min(Instant::compareTo).orElseThrow();
    }

    /** Is told of states. */
    @FunctionalInterface
    interface StateChanges {
        void changed(Enum<?> from, Enum<?> to);
    }
}
