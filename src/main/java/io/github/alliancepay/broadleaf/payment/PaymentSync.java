package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.payment.SyncRequest.Goal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The one way in which a payment changes: ask the bank, write down what it says, let the shop follow. Any number of threads and nodes
 * may synchronise the same payment at once; a lease lets one of them work and the others see its result. No database connection is held
 * while the bank or the host is called. Never throws for what the bank or the host does: that is written into the history and tried
 * again.
 */
public final class PaymentSync {

    private final PaymentLedger ledger;
    private final BankInquiry inquiry;
    private final RefundWatch refunds;
    private final SyncRules rules;
    private final SyncPass pass;
    private final Clock clock;

    public PaymentSync(
            AllianceBanks banks,
            PaymentLedger ledger,
            OrderSubmission shop,
            List<RefundTracker> trackers,
            Clock clock,
            SyncRules rules) {
        this.ledger = ledger;
        this.inquiry = new BankInquiry(banks, rules.testTerminals());
        this.refunds = new RefundWatch(trackers);
        this.rules = rules;
        this.pass = new SyncPass(inquiry, refunds, ledger, shop, rules, clock);
        this.clock = clock;
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

    /** Synchronises a payment that is due; see {@link SyncPass#start}. */
    CompletableFuture<Void> start(String paymentId, Executor workers) {
        return pass.start(paymentId, workers);
    }

    /**
     * What a payment becomes by the bank's word of this moment. Nothing is written and the shop does nothing; that is left to a
     * synchronisation. Waits for the bank.
     *
     * @return the payment as the ledger has it when the bank says nothing; empty when there is no such payment
     */
    public Optional<Payment> report(String paymentId) {
        return ledger.find(paymentId).map(payment -> PaymentDecision.question(payment, Optional.empty())
                .map(hppOrderId -> reported(payment, inquiry.about(payment, hppOrderId)))
                .orElse(payment));
    }

    private Payment reported(Payment payment, BankReply reply) {
        Instant now = clock.instant();
        SyncRequest request = new SyncRequest(Occasion.of(now, SyncTrigger.HOST), Goal.UPDATE, 0);
        RefundProgress known = refunds.known(payment, reply);
        return PaymentDecision.of(new SyncFacts(payment, request, reply, known, rules))
                .payment();
    }

    /** Judges a review again, by a fresh answer of the bank and the order as it is now; synchronises any other payment as usual. */
    Optional<Payment> submit(String paymentId, String actor) {
        return pass.run(paymentId, SyncTrigger.ADMIN, actor, Goal.SUBMIT)
                .map(SyncResult::payment)
                .or(() -> ledger.find(paymentId));
    }
}
