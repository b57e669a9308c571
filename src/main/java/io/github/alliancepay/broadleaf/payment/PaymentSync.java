package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.payment.SyncRequest.Goal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The one way in which a payment changes: ask the bank, write down what it says, let the shop follow. Any number of threads and nodes
 * may synchronise the same payment at once; a lease lets one of them work and the others see its result. No database connection is held
 * while the bank or the host is called. Never throws for what the bank or the host does: that is written into the history and tried
 * again.
 */
public final class PaymentSync {

    private final PaymentLedger ledger;
    private final SyncPass pass;

    /** @param testMode whether payments of a test terminal count (protocol section 7.7) */
    public PaymentSync(
            AllianceBank bank,
            PaymentLedger ledger,
            OrderSubmission shop,
            List<RefundTracker> trackers,
            Clock clock,
            boolean testMode) {
        this.ledger = ledger;
        this.pass = new SyncPass(new BankInquiry(bank, testMode), new RefundWatch(trackers), ledger, shop, clock);
    }

    /**
     * Synchronises a payment with the bank now.
     *
     * @return the payment as it is afterwards, empty when there is no such payment
     */
    public Optional<Payment> sync(String paymentId, SyncTrigger trigger) {
        return sync(paymentId, trigger, PaymentEvent.SYSTEM).map(SyncResult::payment);
    }

    /**
     * Synchronises a payment, and says what the bank answered.
     *
     * @param actor a login of the back office, for the history
     */
    public Optional<SyncResult> sync(String paymentId, SyncTrigger trigger, String actor) {
        return pass.run(paymentId, trigger, actor, Goal.UPDATE)
                .or(() -> ledger.find(paymentId).map(SyncResult::unasked));
    }

    /** Judges a review again, by a fresh answer of the bank and the order as it is now; synchronises any other payment as usual. */
    Optional<Payment> submit(String paymentId, String actor) {
        return pass.run(paymentId, SyncTrigger.ADMIN, actor, Goal.SUBMIT)
                .map(SyncResult::payment)
                .or(() -> ledger.find(paymentId));
    }
}
