package io.github.alliancepay.broadleaf.hold;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.CompletionRequest;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.SecretToken;
import io.github.alliancepay.broadleaf.payment.ShopAddresses;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a completion from state to state: sends it to the bank, and takes over what the bank says of it. Each step is written by a
 * compare-and-set, so any number of threads and nodes may try the same step at once, and one succeeds.
 */
public final class CompletionProcess {

    private static final Logger LOG = LoggerFactory.getLogger(CompletionProcess.class);

    private final AllianceBanks banks;
    private final PaymentLedger payments;
    private final CompletionLedger ledger;
    private final ShopAddresses addresses;
    private final Clock clock;

    /** @param addresses where the bank calls when it has decided about a completion */
    public CompletionProcess(
            AllianceBanks banks,
            PaymentLedger payments,
            CompletionLedger ledger,
            ShopAddresses addresses,
            Clock clock) {
        this.banks = banks;
        this.payments = payments;
        this.ledger = ledger;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Sends a confirmed completion to the bank for the first time. */
    Completion send(Completion requested) {
        Completion sent = requested.with(BankTrace.NONE.sent(clock.instant())).become(CompletionState.SENT);
        String callbackToken = SecretToken.create();
        if (!ledger.send(sent, requested.state(), callbackToken)) {
            return current(requested);
        }
        note(sent, about(sent).event(Kind.COMPLETION_SENT, sent.orderAmount()));
        try {
            return deliver(sent, callbackToken);
        } catch (NotDoneException notDone) {
            return fail(sent, Completion.NOT_DONE);
        }
    }

    /** Sends a completion again under its id, when the bank surely does not have it. If the bank has it after all, it refuses the id. */
    Completion sendAgain(Completion unknown) {
        Completion sent = unknown.with(unknown.trace().sent(clock.instant())).become(CompletionState.SENT);
        String callbackToken = SecretToken.create();
        if (!ledger.send(sent, unknown.state(), callbackToken)) {
            return current(unknown);
        }
        note(sent, about(sent).event(Kind.COMPLETION_RESENT, sent.orderAmount()));
        try {
            return deliver(sent, callbackToken);
        } catch (NotDoneException notDone) {
            return markUnknown(sent, notDone.getMessage());
        }
    }

    private Completion deliver(Completion sent, String callbackToken) {
        try {
            return applyBankStatus(
                    sent,
                    bank(sent)
                            .complete(new CompletionRequest(
                                    sent.id(), sent.operationId(), sent.amount(), addresses.callback(callbackToken))));
        } catch (OutcomeUnknownException unknown) {
            return markUnknown(sent, unknown.getMessage());
        } catch (RefusedException refusal) {
            return RefusedException.DUPLICATE.equals(refusal.code()) ? arrived(sent) : fail(sent, refusal.code());
        }
    }

    private AllianceBank bank(Completion completion) {
        return banks.of(payments.find(completion.paymentId()).orElseThrow().merchantId());
    }

    /** The bank knows the id, so it has the completion; what it makes of it is seen in its list. */
    private Completion arrived(Completion sent) {
        return move(sent, sent.become(CompletionState.PENDING), about(sent).event(Kind.COMPLETION_PENDING));
    }

    /** The outcome is open: no readable answer came, or the process that sent the completion ended first. */
    Completion markUnknown(Completion sent, String why) {
        LOG.error(
                "The outcome of completion {} of payment {} is unknown; the bank is asked until it is known: {}",
                sent.id(),
                sent.paymentId(),
                why);
        return move(sent, sent.become(CompletionState.UNKNOWN), about(sent).event(Kind.COMPLETION_UNKNOWN));
    }

    Completion fail(Completion completion, String code) {
        return move(
                completion,
                completion.with(completion.trace().failed(code)).become(CompletionState.FAILED),
                about(completion).event(Kind.COMPLETION_FAILED, code));
    }

    /** The bank does not list a completion whose outcome is open. */
    void markAbsent(Completion completion, Instant now) {
        if (completion.state() == CompletionState.UNKNOWN
                && completion.trace().absentSince().isEmpty()) {
            ledger.move(completion.with(completion.trace().absent(now)), completion.state());
        }
    }

    /** The bank's answer does not tell whether it has a completion whose outcome is open. */
    void markDoubtful(Completion completion) {
        if (completion.state() == CompletionState.UNKNOWN
                && completion.trace().absentSince().isPresent()) {
            ledger.move(completion.with(completion.trace().doubtful()), completion.state());
        }
    }

    /** Takes over what the bank says of a completion. Another thread may have written something newer meanwhile; then that stands. */
    Completion applyBankStatus(Completion completion, Operation operation) {
        CompletionState state = state(operation);
        boolean known = completion.state() == state
                && completion.trace().ecomOperationId().equals(operation.ecomOperationId());
        if (known || !completion.state().mayBecome(state)) {
            return completion;
        }
        Completion updated = completion
                .with(completion.trace().listed(operation.ecomOperationId(), failure(operation)))
                .become(state);
        return completion.state() == state
                ? move(completion, updated)
                : move(completion, updated, about(updated, state));
    }

    private PaymentEvent about(Completion updated, CompletionState state) {
        return switch (state) {
            case SUCCEEDED -> about(updated).event(Kind.COMPLETION_SUCCEEDED, updated.orderAmount());
            case FAILED -> about(updated).event(Kind.COMPLETION_FAILED, updated.failure());
            default -> about(updated).event(Kind.COMPLETION_PENDING);
        };
    }

    /** A completion that was made in the bank's cabinet. */
    void discover(Completion external) {
        if (ledger.add(external)) {
            note(external, about(external).event(Kind.COMPLETION_EXTERNAL, external.orderAmount()));
        }
    }

    static CompletionState state(Operation operation) {
        if (operation.isSuccessful()) {
            return CompletionState.SUCCEEDED;
        }
        return operation.isFailed() ? CompletionState.FAILED : CompletionState.PENDING;
    }

    private static String failure(Operation operation) {
        if (!operation.isFailed()) {
            return "";
        }
        String details = operation.field("errorDetails");
        return details.isEmpty() ? operation.declineCodes() : details;
    }

    private Completion move(Completion from, Completion to) {
        return ledger.move(to, from.state()) ? to : current(from);
    }

    private Completion move(Completion from, Completion to, PaymentEvent event) {
        if (!ledger.move(to, from.state())) {
            return current(from);
        }
        note(to, event);
        return to;
    }

    private Completion current(Completion completion) {
        return ledger.find(completion.id()).orElse(completion);
    }

    private void note(Completion completion, PaymentEvent event) {
        payments.record(completion.paymentId(), event);
    }

    private Occasion about(Completion completion) {
        return new Occasion(clock.instant(), trigger(completion), completion.requestedBy());
    }

    static SyncTrigger trigger(Completion completion) {
        return switch (completion.requestedBy()) {
            case RefundOrigin.HOST -> SyncTrigger.HOST;
            case RefundOrigin.BANK, RefundOrigin.SYSTEM -> SyncTrigger.CLOCK;
            default -> SyncTrigger.ADMIN;
        };
    }
}
