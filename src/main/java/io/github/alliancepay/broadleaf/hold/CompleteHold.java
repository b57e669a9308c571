package io.github.alliancepay.broadleaf.hold;

import io.github.alliancepay.broadleaf.hold.Completion.Sums;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes money that is held at the bank. One completion of a hold at most is on its way, succeeded or has an open outcome. It first takes that
 * place, then the hold is looked at by a fresh answer of the bank, and its row is committed before the call. When the outcome is unknown,
 * the bank is asked; it is never guessed, and never sent under another id. After a completion that failed for certain, another may be sent.
 *
 * <p>Code of the shop that wants the money of an order taken (its goods are sent, say) calls {@link #completeOrder}, however often.
 *
 * <p>A completion that a person confirms is kept as a draft while its sum is shown. The form carries nothing but the draft's id, which
 * becomes the completion's id. Safe for use by many threads and nodes.
 */
public final class CompleteHold {

    /** When the clock synchronises the payment, in case this process ends while it sends. */
    private static final Duration WATCH = Duration.ofMinutes(1);

    /** How long a draft may wait for its confirmation. */
    private static final Duration DRAFT = Duration.ofHours(12);

    private final PaymentLedger payments;
    private final CompletionLedger ledger;
    private final Holds holds;
    private final CompletionProcess process;
    private final Clock clock;

    public CompleteHold(
            PaymentLedger payments, CompletionLedger ledger, Holds holds, CompletionProcess process, Clock clock) {
        this.payments = payments;
        this.ledger = ledger;
        this.holds = holds;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Keeps the sum of a completion that is about to be shown. Nothing is sent. Old drafts of the payment are thrown away.
     *
     * @param amount coins of the hold's currency
     * @param who the login that asks
     * @return the draft's id, by which it is confirmed
     * @throws CompletionRefusedException when the hold does not allow it
     */
    public String draft(String paymentId, Coins amount, String who) {
        Hold hold = open(paymentId);
        ledger.forgetDrafts(paymentId, clock.instant().minus(DRAFT));
        return draft(hold, hold.sums(amount), who).id();
    }

    private Completion draft(Hold hold, Sums sums, String who) {
        Completion draft = new Completion(
                UUID.randomUUID().toString(),
                hold.payment().id(),
                hold.payment().bill().orderId(),
                "",
                sums,
                CompletionState.DRAFTED,
                who,
                BankTrace.NONE,
                clock.instant());
        ledger.add(draft);
        return draft;
    }

    private Hold open(String paymentId) {
        Hold hold =
                holds.stored(paymentId).orElseThrow(() -> new CompletionRefusedException(CompletionRefusal.NOT_HELD));
        hold.blocked().ifPresent(refusal -> {
            throw new CompletionRefusedException(refusal);
        });
        return hold;
    }

    /**
     * A draft, or the completion that it has become.
     *
     * @param who the login that asks; it must be the one that the draft was made for
     * @throws CompletionRefusedException {@link CompletionRefusal#FORM_EXPIRED} when the payment has no such draft of that login, or it has
     *     waited too long
     */
    public Completion find(String paymentId, String draftId, String who) {
        return ledger.find(draftId)
                .filter(draft -> draft.paymentId().equals(paymentId))
                .filter(draft -> draft.requestedBy().equals(who))
                .filter(draft -> draft.state() != CompletionState.DRAFTED || !isTooOld(draft))
                .orElseThrow(() -> new CompletionRefusedException(CompletionRefusal.FORM_EXPIRED));
    }

    private boolean isTooOld(Completion draft) {
        return draft.createdAt().isBefore(clock.instant().minus(DRAFT));
    }

    /**
     * Sends the completion of a draft; when it was confirmed before, gives what has become of it.
     *
     * @param who the login that confirms; only the login that the draft was made for may
     * @throws CompletionRefusedException when nothing was sent; no money moved
     */
    public Completion confirm(String paymentId, String draftId, String who) {
        return send(find(paymentId, draftId, who));
    }

    /**
     * Takes an amount of a hold. Whoever asks again while a completion is on its way, or after it succeeded, gets that one.
     *
     * @param amount coins of the hold's currency; empty for all of it
     * @param who a login, or one of the names in {@link RefundOrigin}
     * @return the completion as the bank left it
     * @throws CompletionRefusedException when nothing was sent; no money moved
     */
    public Completion complete(String paymentId, Optional<Coins> amount, String who) {
        return active(paymentId).orElseGet(() -> completeOrFind(paymentId, amount, who));
    }

    /** Somebody else may be a moment ahead. */
    private Completion completeOrFind(String paymentId, Optional<Coins> amount, String who) {
        try {
            Hold hold = open(paymentId);
            return sendOrForget(draft(hold, amount.map(hold::sums).orElseGet(hold::whole), who));
        } catch (CompletionRefusedException refused) {
            return active(paymentId).orElseThrow(() -> refused);
        }
    }

    /** Nobody confirms this draft later, and the clock may come here every minute. */
    private Completion sendOrForget(Completion draft) {
        try {
            return send(draft);
        } catch (CompletionRefusedException refused) {
            ledger.forgetDraft(draft.id());
            throw refused;
        }
    }

    private Optional<Completion> active(String paymentId) {
        return ledger.ofPayment(paymentId).stream()
                .filter(known -> known.state().isActive())
                .findFirst();
    }

    /**
     * Takes all that is held for an order, once, however often it is called.
     *
     * @return the completion as the bank left it; empty when no money of the order is held, or it was taken before
     * @throws CompletionRefusedException when nothing was sent; no money moved
     */
    public Optional<Completion> completeOrder(long orderId) {
        List<Payment> held = payments.ofOrder(orderId).stream()
                .filter(payment ->
                        payment.holdUntil().isPresent() && payment.state().hasMoney())
                .toList();
        return held.stream()
                .flatMap(payment -> active(payment.id()).stream())
                .findFirst()
                .or(() -> held.stream()
                        .filter(payment ->
                                holds.stored(payment).filter(Hold::isOpen).isPresent())
                        .findFirst()
                        .map(payment -> complete(payment.id(), Optional.empty(), RefundOrigin.HOST)));
    }

    private Completion send(Completion draft) {
        if (draft.state() != CompletionState.DRAFTED) {
            return draft;
        }
        Payment payment = payments.find(draft.paymentId()).orElseThrow();
        watch(payment);
        Completion requested = draft.become(CompletionState.REQUESTED).confirmedAt(clock.instant());
        if (!ledger.move(requested, CompletionState.DRAFTED)) {
            return overtaken(draft);
        }
        // A synchronisation that ended since knew of no completion, so it may have put the payment off for hours.
        watch(payment);
        return sent(process.send(approve(payment, requested)));
    }

    private void watch(Payment payment) {
        payments.requestSync(payment.id(), SyncTrigger.CLOCK, clock.instant().plus(WATCH));
    }

    /** The caller learns what became of the completion. A synchronisation lets the payment and the host's order follow. */
    private Completion sent(Completion sent) {
        payments.requestSync(sent.paymentId(), CompletionProcess.trigger(sent), clock.instant());
        return sent;
    }

    /** Somebody else confirmed the same draft, or another completion of the hold is on its way. */
    private Completion overtaken(Completion draft) {
        Completion current = ledger.find(draft.id())
                .orElseThrow(() -> new CompletionRefusedException(CompletionRefusal.FORM_EXPIRED));
        if (current.state() == CompletionState.DRAFTED) {
            throw new CompletionRefusedException(CompletionRefusal.COMPLETED_ALREADY);
        }
        return current;
    }

    /** A completion that the hold no longer allows becomes a draft again, so that another may be sent. */
    private Completion approve(Payment payment, Completion requested) {
        try {
            Hold hold = holds.currentWithout(requested, payment);
            hold.blocked().ifPresent(refusal -> {
                throw new CompletionRefusedException(refusal);
            });
            return requested.of(hold.operation().operationId());
        } catch (CompletionRefusedException refused) {
            ledger.move(requested.become(CompletionState.DRAFTED), CompletionState.REQUESTED);
            throw refused;
        }
    }
}
