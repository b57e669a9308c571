package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Fingerprint;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One refund of one payment. Immutable.
 *
 * @param id a UUID, the {@code merchantRequestId} at the bank: one for all repetitions of the same refund
 * @param operationId the bank's id of the purchase that is refunded; empty until the refund is sent
 * @param origin by whom and why
 * @param trace what is known of it at the bank
 * @param createdAt when it was confirmed, or first seen when it was made in the bank's cabinet (UTC)
 * @param hostTransactionId the host's REFUND transaction, once written; {@link #PAYMENT_GONE} when it never can be
 */
public record Refund(
        String id,
        String paymentId,
        long orderId,
        String operationId,
        RefundPlan plan,
        RefundState state,
        RefundOrigin origin,
        BankTrace trace,
        Instant createdAt,
        Optional<Long> hostTransactionId) {

    /** In place of the id of the host's transaction: the host no longer has the payment, so there is nothing to write it under. */
    public static final long PAYMENT_GONE = 0;

    /** One that the host has not recorded. */
    public Refund(
            String id,
            String paymentId,
            long orderId,
            String operationId,
            RefundPlan plan,
            RefundState state,
            RefundOrigin origin,
            BankTrace trace,
            Instant createdAt) {
        this(id, paymentId, orderId, operationId, plan, state, origin, trace, createdAt, Optional.empty());
    }

    /** What goes to the bank, in coins of UAH. */
    public Coins amount() {
        return plan.amount();
    }

    /** The same in coins of the order's currency. */
    public Coins orderAmount() {
        return plan.orderAmount();
    }

    /** The lines that the money belongs to; the rest of the amount belongs to no line. */
    public List<RefundLine> lines() {
        return plan.lines();
    }

    /** A login of the back office, or one of the names in {@link RefundOrigin}. */
    public String requestedBy() {
        return origin.requestedBy();
    }

    /** Why, for the history. */
    public String reason() {
        return origin.reason();
    }

    /** The bank's key of the refund operation, empty until it answered. */
    public String ecomOperationId() {
        return trace.ecomOperationId();
    }

    /** The bank's code when it failed, what cannot be read when it is {@link RefundState#UNREADABLE}, else empty. */
    public String failure() {
        return trace.failure();
    }

    /** Whether the host can never record it, because it no longer has the payment. */
    public boolean isUnrecordable() {
        return hostTransactionId.filter(id -> id == PAYMENT_GONE).isPresent();
    }

    /** Tells the lines that it has from others. */
    public String linesVersion() {
        return Fingerprint.of(lines().toString());
    }

    /** Whether its units go back in stock once it has succeeded. */
    public boolean restocks() {
        return plan.restock();
    }

    /** Whether it was sent, and is not known by the bank's key yet. */
    boolean isSought() {
        return state.isOpen()
                && state != RefundState.REQUESTED
                && state != RefundState.UNREADABLE
                && ecomOperationId().isEmpty();
    }

    /**
     * The currency of {@link #orderAmount}: UAH when the bank did not say what was paid in the order's own, so that both amounts are the same.
     */
    public Currency currency(Payment payment) {
        return orderAmount().equals(amount()) ? Currency.UAH : payment.bill().currency();
    }

    /** Whether it was made in the bank's cabinet. */
    public boolean isExternal() {
        return RefundOrigin.BANK.equals(requestedBy());
    }

    /** Whether lines may be assigned to it: it did not fail, and no admin chose its lines when it was made. */
    public boolean isAssignable() {
        return state.isSpent()
                && state != RefundState.UNREADABLE
                && (isExternal() || RefundOrigin.HOST.equals(requestedBy()) || lines().isEmpty());
    }

    /** @throws IllegalStateException when the table of {@link RefundState} has no such transition */
    Refund become(RefundState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("Refund " + id + " cannot go from " + state + " to " + next);
        }
        return new Refund(id, paymentId, orderId, operationId, plan, next, origin, trace, createdAt, hostTransactionId);
    }

    Refund with(BankTrace another) {
        return new Refund(
                id, paymentId, orderId, operationId, plan, state, origin, another, createdAt, hostTransactionId);
    }

    /** The same, recorded in the host. */
    public Refund recordedAs(long transactionId) {
        return new Refund(
                id, paymentId, orderId, operationId, plan, state, origin, trace, createdAt, Optional.of(transactionId));
    }

    /** The same, confirmed only now. */
    Refund confirmedAt(Instant now) {
        return new Refund(id, paymentId, orderId, operationId, plan, state, origin, trace, now, hostTransactionId);
    }

    Refund of(RefundPlan another) {
        return new Refund(
                id, paymentId, orderId, operationId, another, state, origin, trace, createdAt, hostTransactionId);
    }

    Refund assignedTo(List<RefundLine> lines) {
        return of(plan.with(lines));
    }

    Refund unassigned() {
        return assignedTo(List.of());
    }

    /** The same, of that purchase. */
    Refund of(String purchase) {
        return new Refund(id, paymentId, orderId, purchase, plan, state, origin, trace, createdAt, hostTransactionId);
    }
}
