package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefundRequest;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.SecretToken;
import io.github.alliancepay.broadleaf.payment.ShopAddresses;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a refund from state to state: sends it to the bank, and takes over what the bank says of it. It books nothing in the host.
 * Each step is written by a compare-and-set, so any number of threads and nodes may try the same step at once, and one succeeds.
 */
public final class RefundProcess {

    /** The failure of a refund that the bank surely never had; it has no code of the bank. */
    static final String NOT_DONE = "not-done";

    private static final Logger LOG = LoggerFactory.getLogger(RefundProcess.class);

    private final AllianceBanks banks;
    private final PaymentLedger payments;
    private final RefundLedger ledger;
    private final ShopAddresses addresses;
    private final Clock clock;

    /** @param addresses where the bank calls when it has decided about a refund */
    public RefundProcess(
            AllianceBanks banks, PaymentLedger payments, RefundLedger ledger, ShopAddresses addresses, Clock clock) {
        this.banks = banks;
        this.payments = payments;
        this.ledger = ledger;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Sends a confirmed refund to the bank for the first time. */
    Refund send(Refund requested) {
        AllianceBank bank = bankOf(requested);
        Refund sent = requested.with(BankTrace.NONE.sent(clock.instant())).become(RefundState.SENT);
        String callbackToken = SecretToken.create();
        if (!ledger.send(sent, requested.state(), callbackToken)) {
            return current(requested);
        }
        note(sent, about(sent).event(Kind.REFUND_SENT, sent.orderAmount()));
        try {
            return deliver(bank, sent, callbackToken);
        } catch (NotDoneException notDone) {
            return fail(sent, NOT_DONE);
        }
    }

    /** Sends a refund again under its id, when the bank surely does not have it. If the bank has it after all, it refuses the id. */
    Refund sendAgain(Refund unknown) {
        AllianceBank bank = bankOf(unknown);
        Refund sent = unknown.with(unknown.trace().sent(clock.instant())).become(RefundState.SENT);
        String callbackToken = SecretToken.create();
        if (!ledger.send(sent, unknown.state(), callbackToken)) {
            return current(unknown);
        }
        note(sent, about(sent).event(Kind.REFUND_RESENT, sent.orderAmount()));
        try {
            return deliver(bank, sent, callbackToken);
        } catch (NotDoneException notDone) {
            return markUnknown(sent, notDone.getMessage());
        }
    }

    private Refund deliver(AllianceBank bank, Refund sent, String callbackToken) {
        try {
            return applyBankStatus(sent, bank.refund(request(sent, callbackToken)));
        } catch (OutcomeUnknownException unknown) {
            return markUnknown(sent, unknown.getMessage());
        } catch (RefusedException refusal) {
            return RefusedException.DUPLICATE.equals(refusal.code()) ? arrived(sent) : fail(sent, refusal.code());
        }
    }

    /** Money goes back by the terminal that took it. */
    private AllianceBank bankOf(Refund refund) {
        return banks.of(payments.find(refund.paymentId()).orElseThrow().merchantId());
    }

    private RefundRequest request(Refund sent, String callbackToken) {
        Optional<String> comment = Optional.of(sent.origin().comment()).filter(text -> !text.isEmpty());
        return new RefundRequest(
                sent.id(), sent.operationId(), sent.amount(), addresses.callback(callbackToken), comment);
    }

    /** The bank knows the id, so it has the refund; what it makes of it is seen in its list. */
    private Refund arrived(Refund sent) {
        return move(sent, sent.become(RefundState.PENDING), about(sent).event(Kind.REFUND_PENDING));
    }

    /** The outcome is open: no readable answer came, or the process that sent the refund ended first. */
    Refund markUnknown(Refund sent, String why) {
        LOG.error(
                "The outcome of refund {} of payment {} is unknown; the bank is asked until it is known: {}",
                sent.id(),
                sent.paymentId(),
                why);
        return move(sent, sent.become(RefundState.UNKNOWN), about(sent).event(Kind.REFUND_UNKNOWN));
    }

    Refund fail(Refund refund, String code) {
        return move(
                refund,
                refund.with(refund.trace().failed(code)).become(RefundState.FAILED),
                about(refund).event(Kind.REFUND_FAILED, code));
    }

    /** The bank does not list a refund whose outcome is open. */
    void markAbsent(Refund refund, Instant now) {
        if (refund.state() == RefundState.UNKNOWN
                && refund.trace().absentSince().isEmpty()) {
            move(refund, refund.with(refund.trace().absent(now)));
        }
    }

    /** The bank's answer does not tell whether it has a refund whose outcome is open. */
    void markDoubtful(Refund refund) {
        if (refund.state() == RefundState.UNKNOWN
                && refund.trace().absentSince().isPresent()) {
            move(refund, refund.with(refund.trace().doubtful()));
        }
    }

    /** Takes over what the bank says of a refund. Another thread may have written something newer meanwhile; then that stands. */
    Refund applyBankStatus(Refund refund, Operation operation) {
        RefundState state = state(operation);
        Refund counted = counted(refund, operation);
        boolean known = refund.equals(counted)
                && refund.state() == state
                && refund.ecomOperationId().equals(operation.ecomOperationId());
        if (known || !isNews(refund, state)) {
            return refund;
        }
        Refund updated = counted.with(refund.trace().listed(operation.ecomOperationId(), failure(operation)))
                .become(state);
        if (!write(updated, refund)) {
            Refund current = current(refund);
            return current.state() == refund.state() ? current : applyBankStatus(current, operation);
        }
        noteChange(refund, updated);
        return updated;
    }

    private boolean write(Refund updated, Refund before) {
        return updated.plan().equals(before.plan())
                ? ledger.move(updated, before.state())
                : ledger.recount(updated, before.state());
    }

    /** The refund with the sums that the bank lists, whatever was asked for. */
    private Refund counted(Refund refund, Operation operation) {
        return operation
                .amount()
                .filter(listed -> !operation.isFailed() && !listed.equals(refund.amount()))
                .map(listed -> refund.of(refund.plan().listedAs(inOrderCurrency(refund, listed), listed)))
                .orElse(refund);
    }

    private Coins inOrderCurrency(Refund refund, Coins listed) {
        List<Refund> others = ledger.ofPayment(refund.paymentId()).stream()
                .filter(other -> !other.id().equals(refund.id()))
                .toList();
        return payments.find(refund.paymentId())
                .flatMap(payment -> Captures.of(payment, payments.operations(payment.id()), others)
                        .of(refund.operationId()))
                .map(capture -> capture.fromHryvnia(listed))
                .orElse(refund.orderAmount());
    }

    /** A refund that the bank called failed may still become a success, but is never pending again. */
    private static boolean isNews(Refund refund, RefundState state) {
        boolean stale = refund.state() == RefundState.FAILED
                && state == RefundState.PENDING
                && !refund.ecomOperationId().isEmpty();
        return !stale && refund.state().mayBecome(state);
    }

    /** A refund that was made in the bank's cabinet. */
    void discover(Refund external) {
        if (ledger.add(external)) {
            note(external, about(external).event(Kind.REFUND_EXTERNAL, external.orderAmount()));
        }
    }

    static RefundState state(Operation operation) {
        if (operation.isSuccessful()) {
            return RefundState.SUCCEEDED;
        }
        return operation.isFailed() ? RefundState.FAILED : RefundState.PENDING;
    }

    private static String failure(Operation operation) {
        if (!operation.isFailed()) {
            return "";
        }
        String details = operation.field("errorDetails");
        return details.isEmpty() ? operation.declineCodes() : details;
    }

    private void noteChange(Refund before, Refund after) {
        if (!before.amount().equals(after.amount())) {
            noteAmount(before, after);
        }
        if (before.state() == after.state()) {
            return;
        }
        switch (after.state()) {
            case SUCCEEDED -> note(after, about(after).event(Kind.REFUND_SUCCEEDED, after.orderAmount()));
            case FAILED -> note(after, about(after).event(Kind.REFUND_FAILED, after.failure()));
            default -> note(after, about(after).event(Kind.REFUND_PENDING));
        }
    }

    /** Other money moved than was approved, so a person should look. */
    private void noteAmount(Refund before, Refund after) {
        note(after, about(after).amountDiffers(before.amount(), after.amount()));
        String words = before.amount() + " UAH was asked for, the bank lists " + after.amount() + " UAH: " + after.id();
        payments.raise(after.paymentId(), new Cause(Reason.REFUND_DIFFERS, clock.instant(), words));
    }

    /** Another thread may have changed the refund meanwhile; then its result stands. */
    private Refund move(Refund from, Refund to) {
        return ledger.move(to, from.state()) ? to : current(from);
    }

    private Refund move(Refund from, Refund to, PaymentEvent event) {
        if (!ledger.move(to, from.state())) {
            return current(from);
        }
        note(to, event);
        return to;
    }

    private Refund current(Refund refund) {
        return ledger.find(refund.id()).orElse(refund);
    }

    private void note(Refund refund, PaymentEvent event) {
        payments.record(refund.paymentId(), event);
    }

    private Occasion about(Refund refund) {
        return new Occasion(clock.instant(), trigger(refund), refund.requestedBy());
    }

    static SyncTrigger trigger(Refund refund) {
        return switch (refund.requestedBy()) {
            case RefundOrigin.HOST -> SyncTrigger.HOST;
            case RefundOrigin.BANK, RefundOrigin.SYSTEM -> SyncTrigger.CLOCK;
            default -> SyncTrigger.ADMIN;
        };
    }
}
