package io.github.alliancepay.broadleaf.hold;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.hold.Completion.Sums;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Money that is held for a payment, and what can be taken of it: the bank takes from a fifth less to a fifth more (protocol section 10).
 * Immutable. The limits are rounded inwards, so that no coin is asked for that the bank refuses. An order in another currency is held in
 * UAH at a rate of the bank, and its completion is converted at that same rate, rounded half up.
 *
 * @param operation the bank's hold
 * @param currency the currency of the amounts: the order's, or UAH when the hold does not name it
 * @param blocked why nothing can be taken now; empty when it can
 * @param completions all completions of the payment, oldest first, failed ones too
 */
public record Hold(
        Payment payment,
        Operation operation,
        Currency currency,
        Optional<CompletionRefusal> blocked,
        List<Completion> completions) {

    private static final BigInteger PARTS = BigInteger.valueOf(5);

    public Hold {
        completions = List.copyOf(completions);
    }

    /** The hold among the bank's operations, with what stands against its completion; empty when none was made. */
    static Optional<Hold> of(Payment payment, List<Operation> operations, List<Completion> completions, Instant now) {
        return operations.stream()
                .filter(Operation::isSuccessfulHold)
                .filter(hold -> List.of("", payment.merchantId()).contains(hold.field("merchantId")))
                .findFirst()
                .map(hold -> new Hold(
                        payment,
                        hold,
                        currency(payment, hold),
                        refusal(payment, operations, completions, now),
                        completions));
    }

    private static Currency currency(Payment payment, Operation hold) {
        Currency wanted = payment.bill().currency();
        boolean named = wanted.numeric().equals(hold.field("sourceCurrencyCode"))
                && hold.sourceAmount().filter(amount -> !amount.isZero()).isPresent();
        return named ? wanted : Currency.UAH;
    }

    private static Optional<CompletionRefusal> refusal(
            Payment payment, List<Operation> operations, List<Completion> completions, Instant now) {
        boolean taken = operations.stream().anyMatch(operation -> operation.isCompletion() && !operation.isFailed());
        if (taken || completions.stream().anyMatch(known -> known.state().isActive())) {
            return Optional.of(CompletionRefusal.COMPLETED_ALREADY);
        }
        if (operations.stream().anyMatch(operation -> operation.isRefund() && !operation.isFailed())) {
            return Optional.of(CompletionRefusal.RELEASE_UNDER_WAY);
        }
        return switch (payment.state()) {
            case AUTHORIZED -> ofHeld(payment, now);
            case RELEASED, LAPSED -> Optional.of(CompletionRefusal.HOLD_OVER);
            case REVIEW -> Optional.of(CompletionRefusal.NOT_SUBMITTED);
            default -> Optional.of(CompletionRefusal.NOT_HELD);
        };
    }

    private static Optional<CompletionRefusal> ofHeld(Payment payment, Instant now) {
        if (!payment.isSubmitted()) {
            return Optional.of(CompletionRefusal.NOT_SUBMITTED);
        }
        return payment.holdUntil().filter(end -> !now.isBefore(end)).map(end -> CompletionRefusal.HOLD_OVER);
    }

    Hold blockedBy(CompletionRefusal refusal) {
        return new Hold(payment, operation, currency, Optional.of(refusal), completions);
    }

    /** Whether money can be taken now. */
    public boolean isOpen() {
        return blocked.isEmpty();
    }

    /** What is held, in coins of {@link #currency}. */
    public Coins amount() {
        return currency == Currency.UAH ? atBank() : operation.sourceAmount().orElseThrow();
    }

    /** The same in coins of UAH. Only an operation whose amount can be read is a hold. */
    public Coins atBank() {
        return operation.amount().orElseThrow();
    }

    /** The least that can be taken, in coins of {@link #currency}. */
    public Coins least() {
        return least(amount());
    }

    /** The most that can be taken. */
    public Coins most() {
        return most(amount());
    }

    private static Coins least(Coins held) {
        return new Coins(held.value() - held.value() / PARTS.intValue());
    }

    private static Coins most(Coins held) {
        return new Coins(held.value() + held.value() / PARTS.intValue());
    }

    /**
     * The sums of a completion.
     *
     * @param wanted coins of {@link #currency}
     * @throws CompletionRefusedException {@link CompletionRefusal#OUT_OF_RANGE}
     */
    public Sums sums(Coins wanted) {
        if (least().isMoreThan(wanted) || wanted.isMoreThan(most())) {
            throw new CompletionRefusedException(
                    CompletionRefusal.OUT_OF_RANGE, least().toString(), most().toString(), wanted.toString());
        }
        return new Sums(wanted, toHryvnia(wanted));
    }

    /** The sums of the whole hold. */
    public Sums whole() {
        return new Sums(amount(), atBank());
    }

    private Coins toHryvnia(Coins wanted) {
        BigInteger held = BigInteger.valueOf(amount().value());
        BigInteger twice = BigInteger.valueOf(wanted.value())
                .multiply(BigInteger.valueOf(atBank().value()))
                .shiftLeft(1);
        Coins converted = new Coins(twice.add(held).divide(held.shiftLeft(1)).longValueExact());
        Coins capped = converted.isMoreThan(most(atBank())) ? most(atBank()) : converted;
        return least(atBank()).isMoreThan(capped) ? least(atBank()) : capped;
    }

    /** The completion that took the money or may yet. */
    public Optional<Completion> active() {
        return completions.stream().filter(known -> known.state().isActive()).findFirst();
    }
}
