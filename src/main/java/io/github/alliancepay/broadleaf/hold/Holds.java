package io.github.alliancepay.broadleaf.hold;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Tells what is held for a payment, and what can be taken of it. Sends nothing. Safe for use by many threads. */
public final class Holds {

    private final AllianceBanks banks;
    private final PaymentLedger payments;
    private final RefundLedger refunds;
    private final CompletionLedger completions;
    private final Clock clock;

    /** @param refunds know whether the hold is being released */
    public Holds(
            AllianceBanks banks,
            PaymentLedger payments,
            RefundLedger refunds,
            CompletionLedger completions,
            Clock clock) {
        this.banks = banks;
        this.payments = payments;
        this.refunds = refunds;
        this.completions = completions;
        this.clock = clock;
    }

    /** What is held by what the ledger knows, without asking the bank; empty when the payment has no hold. */
    public Optional<Hold> stored(String paymentId) {
        return payments.find(paymentId).flatMap(this::stored);
    }

    /** The same of a payment that was read already. */
    public Optional<Hold> stored(Payment payment) {
        return payment.holdUntil().isEmpty()
                ? Optional.empty()
                : of(payment, payments.operations(payment.id()), completions.ofPayment(payment.id()));
    }

    /**
     * The hold without this completion, by a fresh answer of the bank.
     *
     * @throws CompletionRefusedException {@link CompletionRefusal#BANK_SILENT} when it does not answer,
     *     {@link CompletionRefusal#NOT_HELD} when there is none
     */
    Hold currentWithout(Completion completion, Payment payment) {
        List<Completion> others = completions.ofPayment(payment.id()).stream()
                .filter(other -> !other.id().equals(completion.id()))
                .toList();
        return of(payment, ask(payment), others)
                .orElseThrow(() -> new CompletionRefusedException(CompletionRefusal.NOT_HELD));
    }

    private Optional<Hold> of(Payment payment, List<Operation> operations, List<Completion> known) {
        boolean releasing = refunds.ofPayment(payment.id()).stream()
                .anyMatch(refund -> refund.state().isSpent());
        return Hold.of(payment, operations, known, clock.instant())
                .map(hold -> releasing && hold.isOpen() ? hold.blockedBy(CompletionRefusal.RELEASE_UNDER_WAY) : hold);
    }

    private List<Operation> ask(Payment payment) {
        try {
            return banks.of(payment.merchantId())
                    .order(payment.hppOrderId().orElseThrow())
                    .operations();
        } catch (BankException trouble) {
            throw new CompletionRefusedException(CompletionRefusal.BANK_SILENT, trouble);
        }
    }
}
