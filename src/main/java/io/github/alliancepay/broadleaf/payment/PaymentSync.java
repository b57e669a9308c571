package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one way in which a payment changes: ask the bank, write down what it says, let the shop follow. Any number of threads and nodes
 * may settle the same payment at once; a lease lets one of them work and the others see its result. No database connection is held
 * while the bank or the host is called. Never throws for what the bank or the host does: that is written into the history and tried
 * again.
 */
public final class PaymentSync {

    /** Longer than the slowest call to the bank (30 s) and the host's checkout together, so that no two work on one payment. */
    static final Duration LEASE = Duration.ofMinutes(3);

    private final Sides sides;

    /** @param testMode whether payments of a test terminal count (protocol section 7.7) */
    public PaymentSync(
            AllianceBank bank,
            PaymentLedger ledger,
            OrderSubmission shop,
            List<RefundTracker> followers,
            Clock clock,
            boolean testMode) {
        this.sides = new Sides(bank, ledger, shop, List.copyOf(followers), clock, testMode);
    }

    /**
     * Looks at a payment now.
     *
     * @return the payment as it is afterwards, empty when there is no such payment
     */
    public Optional<Payment> sync(String paymentId, SyncTrigger trigger) {
        return sync(paymentId, trigger, PaymentEvent.SYSTEM).map(SyncResult::payment);
    }

    /**
     * Looks at a payment for a person, who wants to see what the bank says: it is asked even when the money is known to have come.
     *
     * @param who a login of the back office, for the history
     */
    public Optional<SyncResult> sync(String paymentId, SyncTrigger trigger, String who) {
        return claimed(paymentId)
                .map(lease -> look(lease.askedBy(trigger), who).sight())
                .or(() -> sides.ledger().find(paymentId).map(SyncResult::unasked));
    }

    /** Judges a review anew, by a fresh answer of the bank and the order as it is now; looks at any other payment as usual. */
    Optional<Payment> retry(String paymentId, String who) {
        return claimed(paymentId)
                .map(lease -> look(lease.askedBy(SyncTrigger.ADMIN), who).retake())
                .or(() -> sides.ledger().find(paymentId));
    }

    private Optional<Lease> claimed(String paymentId) {
        Instant now = sides.clock().instant();
        return sides.ledger().claim(paymentId, now, now.plus(LEASE));
    }

    private SyncPass look(Lease lease, String who) {
        return new SyncPass(sides, lease, who);
    }

    /**
     * Whom a look is between.
     *
     * @param testMode whether payments of a test terminal count (protocol section 7.7)
     */
    record Sides(
            AllianceBank bank,
            PaymentLedger ledger,
            OrderSubmission shop,
            List<RefundTracker> followers,
            Clock clock,
            boolean testMode) {}
}
