package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person does about payments that need attention. Safe for use by many threads and nodes. */
public final class Reviews {

    private final PaymentSync paymentSync;
    private final PaymentLedger ledger;
    private final PaymentSearch search;
    private final Clock clock;

    public Reviews(PaymentSync paymentSync, PaymentLedger ledger, PaymentSearch search, Clock clock) {
        this.paymentSync = paymentSync;
        this.ledger = ledger;
        this.search = search;
        this.clock = clock;
    }

    /** The payments that need attention, those that wait longest first, at most two hundred. */
    public List<Attention> list() {
        return search.needsAttention(clock.instant());
    }

    /** Those that need attention and cannot be read by this version of the plugin, with the reason; by payment id. */
    public Map<String, String> unreadable() {
        return search.unreadable(clock.instant());
    }

    /**
     * Tries to submit the order with the money that came. A review is judged again, by a fresh answer of the bank and by the order as it
     * is now: when both fit now, the payment is completed; otherwise it stays a review.
     *
     * @return the payment as it is afterwards, empty when there is no such payment
     */
    public Optional<Payment> retry(String paymentId, String actor) {
        ledger.record(paymentId, asked(actor).event(Kind.SUBMISSION_REQUESTED));
        return paymentSync.submit(paymentId, actor);
    }

    /**
     * Takes a payment off the list of those that need attention. Nothing changes at the bank or in the host's order.
     *
     * @param note why, for the history
     */
    public void accept(String paymentId, String actor, String note) {
        ledger.accept(paymentId, asked(actor).event(Kind.ACCEPTED, note));
    }

    private Occasion asked(String actor) {
        return new Occasion(clock.instant(), SyncTrigger.ADMIN, actor);
    }
}
