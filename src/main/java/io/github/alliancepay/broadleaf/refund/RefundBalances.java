package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.util.List;

/** Tells what can be refunded of a payment. Sends nothing. Safe for use by many threads. */
public final class RefundBalances {

    private final AllianceBanks banks;
    private final PaymentLedger payments;
    private final RefundLedger refunds;
    private final OrderLines orders;
    private final TrackRefunds tracker;

    /** @param tracker takes over the refunds that the bank's answers list */
    public RefundBalances(
            AllianceBanks banks,
            PaymentLedger payments,
            RefundLedger refunds,
            OrderLines orders,
            TrackRefunds tracker) {
        this.banks = banks;
        this.payments = payments;
        this.refunds = refunds;
        this.orders = orders;
        this.tracker = tracker;
    }

    /**
     * The balance by a fresh answer of the bank. When the bank does not answer, it is the ledger's, blocked with
     * {@link RefundRefusal#BANK_SILENT}.
     *
     * @throws RefundRefusedException {@link RefundRefusal#NOT_PAID} when there is no such payment
     */
    public RefundBalance current(String paymentId) {
        Payment payment = find(paymentId);
        if (!payment.state().hasMoney()) {
            return stored(payment);
        }
        try {
            return withOthersInFlight(payment, ask(payment));
        } catch (RefundRefusedException silent) {
            RefundBalance stored = stored(payment);
            return stored.isOpen() ? stored.blockedBy(silent.refusal()) : stored;
        }
    }

    /**
     * The balance by what the ledger knows, without asking the bank.
     *
     * @throws RefundRefusedException {@link RefundRefusal#NOT_PAID} when there is no such payment
     */
    public RefundBalance stored(String paymentId) {
        return stored(find(paymentId));
    }

    private RefundBalance stored(Payment payment) {
        return withOthersInFlight(payment, payments.operations(payment.id()));
    }

    private RefundBalance withOthersInFlight(Payment payment, List<Operation> operations) {
        RefundBalance balance = RefundBalance.of(payment, operations, refunds.ofPayment(payment.id()), sold(payment));
        boolean busy = refunds.inFlight(payment.bill().orderId()).isPresent();
        return unlessCompleting(
                busy && balance.isOpen() ? balance.blockedBy(RefundRefusal.IN_FLIGHT) : balance, operations);
    }

    /** A hold that is being completed, by us or in the bank's cabinet, is not released as well. */
    private RefundBalance unlessCompleting(RefundBalance balance, List<Operation> operations) {
        boolean listed = operations.stream().anyMatch(operation -> operation.isCompletion() && !operation.isFailed());
        boolean completing = balance.isHold()
                && balance.isOpen()
                && (listed || refunds.isBeingCompleted(balance.payment().id()));
        return completing ? balance.blockedBy(RefundRefusal.BEING_COMPLETED) : balance;
    }

    /** The ledger's balance as it would be with that history. */
    RefundBalance storedWith(List<Refund> history, String paymentId) {
        Payment payment = find(paymentId);
        return RefundBalance.of(payment, payments.operations(paymentId), history, sold(payment));
    }

    /** Only a submitted order has sold lines. A payment that 0.1.0 completed has them kept at the first look. */
    private SoldLines sold(Payment payment) {
        if (payment.state() != PaymentState.COMPLETED) {
            return SoldLines.NONE;
        }
        List<RefundableLine> now = orders.of(payment.bill().orderId());
        List<RefundableLine> kept = refunds.soldLines(payment.id());
        return kept.isEmpty() ? keep(payment, now) : SoldLines.of(kept, now);
    }

    private SoldLines keep(Payment payment, List<RefundableLine> lines) {
        refunds.keepSoldLines(payment.id(), lines);
        return SoldLines.of(lines);
    }

    /**
     * The balance without this refund, by a fresh answer of the bank.
     *
     * @throws RefundRefusedException {@link RefundRefusal#BANK_SILENT} when it does not answer
     */
    RefundBalance currentWithout(Refund refund, Payment payment) {
        List<Operation> operations = payment.state().hasMoney() ? ask(payment) : List.of();
        List<Refund> others = refunds.ofPayment(payment.id()).stream()
                .filter(other -> !other.id().equals(refund.id()))
                .toList();
        return unlessCompleting(RefundBalance.of(payment, operations, others, sold(payment)), operations);
    }

    private List<Operation> ask(Payment payment) {
        try {
            AllianceBank bank = banks.of(payment.merchantId());
            List<Operation> operations =
                    bank.order(payment.hppOrderId().orElseThrow()).operations();
            tracker.takeOver(payment, operations);
            return operations;
        } catch (BankException trouble) {
            throw new RefundRefusedException(RefundRefusal.BANK_SILENT, trouble);
        }
    }

    /** @throws RefundRefusedException {@link RefundRefusal#NOT_PAID} when there is no such payment */
    Payment find(String paymentId) {
        return payments.find(paymentId).orElseThrow(() -> new RefundRefusedException(RefundRefusal.NOT_PAID));
    }
}
