package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refunds money. One refund of an order may be in flight at a time. A refund first takes that place, then the balance is computed from
 * the ledger and a fresh answer of the bank. The refund is sent when it still is exactly what was approved, and its row is committed
 * before the call. When the outcome is unknown, the bank is asked; it is never guessed.
 *
 * <p>A refund that a person confirms is kept as a draft while its sums are shown. The form carries nothing but the draft's id, which
 * becomes the refund's id. So what is sent is what was shown, and a double click, a page loaded again or a second node finds the
 * first one's refund instead of sending another. Safe for use by many threads and nodes.
 */
public final class SendRefund {

    private static final Logger LOG = LoggerFactory.getLogger(SendRefund.class);

    /** When the clock synchronises the payment, in case this process ends while it sends. */
    private static final Duration WATCH = Duration.ofMinutes(1);

    /** How long a draft may wait for its confirmation. */
    private static final Duration DRAFT = Duration.ofHours(12);

    private final PaymentLedger payments;
    private final RefundLedger refunds;
    private final RefundBalances balances;
    private final RefundProcess process;
    private final Clock clock;

    public SendRefund(
            PaymentLedger payments, RefundLedger refunds, RefundBalances balances, RefundProcess process, Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.balances = balances;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Keeps the sums of a refund that are about to be shown. Nothing is sent. Old drafts of the payment are thrown away; a draft with
     * the same id stays as it is.
     *
     * @return the draft's id, by which it is confirmed
     * @throws RefundRefusedException {@link RefundRefusal#NOT_PAID} when there is no such payment
     */
    public String draft(ApprovedRefund approved) {
        refunds.forgetDrafts(approved.paymentId(), clock.instant().minus(DRAFT));
        refunds.add(new Refund(
                approved.id(),
                approved.paymentId(),
                balances.find(approved.paymentId()).bill().orderId(),
                balances.stored(approved.paymentId()).heldOperationId(),
                approved.plan(),
                RefundState.DRAFTED,
                approved.origin(),
                BankTrace.NONE,
                clock.instant()));
        return approved.id();
    }

    /**
     * A draft, or the refund that it has become.
     *
     * @param who the login that asks; it must be the one that the draft was made for
     * @throws RefundRefusedException {@link RefundRefusal#FORM_EXPIRED} when the payment has no such draft of that login, or it has waited
     *     too long
     */
    public Refund find(String paymentId, String draftId, String who) {
        return refunds.find(draftId)
                .filter(draft -> draft.paymentId().equals(paymentId))
                .filter(draft -> draft.requestedBy().equals(who))
                .filter(draft -> draft.state() != RefundState.DRAFTED || !isTooOld(draft))
                .orElseThrow(() -> new RefundRefusedException(RefundRefusal.FORM_EXPIRED));
    }

    private boolean isTooOld(Refund draft) {
        return draft.createdAt().isBefore(clock.instant().minus(DRAFT));
    }

    /**
     * Sends the refund of a draft; when it was confirmed before, gives what has become of it.
     *
     * @param who the login that confirms; only the login that the draft was made for may
     * @return the refund as the bank left it, often {@link RefundState#PENDING}
     * @throws RefundRefusedException when nothing was sent; {@link RefundRefusal#FORM_EXPIRED} as in {@link #find}
     */
    public Refund confirm(String paymentId, String draftId, String who) {
        return send(find(paymentId, draftId, who));
    }

    /**
     * Sends a refund to the bank, once per id; when it was sent before, gives what has become of it.
     *
     * @return the refund as the bank left it, often {@link RefundState#PENDING}
     * @throws RefundRefusedException when nothing was sent; no money moved
     */
    public Refund send(ApprovedRefund approved) {
        return send(kept(draft(approved)));
    }

    /** A process that stood still for long finds its draft thrown away by another. */
    private Refund kept(String draftId) {
        return refunds.find(draftId).orElseThrow(() -> new RefundRefusedException(RefundRefusal.FORM_EXPIRED));
    }

    /**
     * Refunds an amount that belongs to no line; the whole balance covers all lines.
     *
     * @param amount coins of the order's currency
     * @return the refund as the bank left it, often {@link RefundState#PENDING}
     * @throws RefundRefusedException when nothing was sent; no money moved
     */
    public Refund sendAmount(String paymentId, Coins amount, RefundOrigin origin) {
        RefundBalance balance = balances.current(paymentId);
        if (balance.currency() != balance.payment().bill().currency()) {
            throw new RefundRefusedException(RefundRefusal.OTHER_CURRENCY);
        }
        return send(balance, new RefundCalculator(balance).plan(amount), origin);
    }

    /**
     * Refunds the whole balance. An order that was paid in several parts needs a refund for each. When one of them fails, is refused
     * or has an unknown outcome, the others are not tried.
     *
     * @return the refunds sent, at least one
     * @throws RefundRefusedException when nothing was sent; no money moved
     */
    public List<Refund> sendFullBalance(String paymentId, RefundOrigin origin) {
        List<Refund> sent = new ArrayList<>();
        Optional<Refund> next = Optional.of(sendFullBalance(balances.current(paymentId), origin));
        while (next.isPresent()) {
            sent.add(next.get());
            next = next.filter(refund -> refund.state().isSpent()).flatMap(refund -> sendRest(paymentId, origin));
        }
        return sent;
    }

    /**
     * Releases all that is held for a payment.
     *
     * @throws RefundRefusedException {@link RefundRefusal#NOT_HELD} when the money was taken, or another refusal; no money moved
     */
    public Refund release(String paymentId, RefundOrigin origin) {
        RefundBalance balance = balances.current(paymentId);
        if (!balance.isHold()) {
            throw new RefundRefusedException(RefundRefusal.NOT_HELD);
        }
        return sendFullBalance(balance, origin);
    }

    private Refund sendFullBalance(RefundBalance balance, RefundOrigin origin) {
        return send(balance, new RefundCalculator(balance).planFullBalance(), origin);
    }

    /** A refund without a comment gets the usual one. */
    private Refund send(RefundBalance balance, RefundPlan plan, RefundOrigin origin) {
        Payment payment = balance.payment();
        Capture purchase = new RefundCalculator(balance).purchase(plan);
        return send(ApprovedRefund.of(payment.id(), plan, origin.commented(purchase.usualComment(payment))));
    }

    /** The refunds sent before are reported, even when the rest is refused. */
    private Optional<Refund> sendRest(String paymentId, RefundOrigin origin) {
        RefundBalance balance = balances.stored(paymentId);
        try {
            return balance.isOpen() ? Optional.of(sendFullBalance(balance, origin)) : Optional.empty();
        } catch (RefundRefusedException refused) {
            LOG.warn("The rest of payment {} was not returned: {}", paymentId, refused.getMessage());
            return Optional.empty();
        }
    }

    private Refund send(Refund draft) {
        if (draft.state() != RefundState.DRAFTED) {
            return draft;
        }
        Payment payment = balances.find(draft.paymentId());
        watch(payment);
        Refund requested = draft.become(RefundState.REQUESTED).confirmedAt(clock.instant());
        if (!refunds.move(requested, RefundState.DRAFTED)) {
            return overtaken(draft);
        }
        // A synchronisation that ended since knew of no refund, so it may have put the payment off for ever.
        watch(payment);
        return sent(payment, process.send(approve(payment, requested)));
    }

    private void watch(Payment payment) {
        payments.requestSync(payment.id(), SyncTrigger.CLOCK, clock.instant().plus(WATCH));
    }

    /** The caller learns what became of the refund. A synchronisation books it, or soon asks what the bank has decided. */
    private Refund sent(Payment payment, Refund sent) {
        if (BookRefunds.isBookable(payment, sent)) {
            payments.requestSync(payment.id(), RefundProcess.trigger(sent), clock.instant());
        }
        if (sent.state() == RefundState.PENDING) {
            payments.requestSync(
                    payment.id(), SyncTrigger.CLOCK, clock.instant().plus(RefundSchedule.SOON));
        }
        return sent;
    }

    /** Somebody else confirmed the same draft, or another refund of the order is in flight. */
    private Refund overtaken(Refund draft) {
        Refund current = kept(draft.id());
        if (current.state() == RefundState.DRAFTED) {
            throw new RefundRefusedException(RefundRefusal.IN_FLIGHT);
        }
        return current;
    }

    /** The release of a hold must never become a refund of what was taken meanwhile. */
    private static void requireSame(Refund requested, Capture capture) {
        boolean release = !requested.operationId().isEmpty();
        if (release && !requested.operationId().equals(capture.operation().operationId())) {
            throw new RefundRefusedException(RefundRefusal.NOT_HELD);
        }
    }

    /** A refund that no longer is what was approved becomes a draft again, so that others of the order may be sent. */
    private Refund approve(Payment payment, Refund requested) {
        try {
            RefundBalance others = balances.currentWithout(requested, payment);
            Capture capture = new RefundCalculator(others).approve(requested.plan());
            requireSame(requested, capture);
            return requested.of(capture.operation().operationId());
        } catch (RefundRefusedException refused) {
            refunds.move(requested.become(RefundState.DRAFTED), RefundState.REQUESTED);
            throw refused;
        }
    }
}
