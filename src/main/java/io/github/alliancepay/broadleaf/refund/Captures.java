package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The successful purchases of a payment, or else its hold, with what refunds took of each. Immutable.
 *
 * @param currency the currency that their amounts are in
 * @param all in the bank's order
 * @param counted the refunds that took something, with their sums in that currency
 */
record Captures(Currency currency, List<Capture> all, List<Refund> counted) {

    Captures {
        all = List.copyOf(all);
        counted = List.copyOf(counted);
    }

    /** @param history the refunds that count; failed ones take nothing */
    static Captures of(Payment payment, List<Operation> operations, List<Refund> history) {
        List<Operation> purchases = purchases(payment, operations);
        Currency currency = currency(payment, purchases);
        List<Capture> captures = new ArrayList<>();
        purchases.forEach(purchase -> captures.add(Capture.unspent(purchase, currency)));
        List<Refund> counted = new ArrayList<>();
        history.stream()
                .filter(refund -> refund.state().isSpent())
                .forEach(refund -> counted.add(spend(captures, refund)));
        return new Captures(currency, captures, counted);
    }

    /** A hold that is not completed can be returned as a whole, which releases it (protocol section 10). */
    private static List<Operation> purchases(Payment payment, List<Operation> operations) {
        List<Operation> taken = own(payment, operations, Operation::isSuccessfulPurchase);
        boolean held = taken.isEmpty() && payment.holdUntil().isPresent();
        return held ? own(payment, operations, Operation::isSuccessfulHold) : taken;
    }

    /** We refund no money of another merchant, if the bank ever lists some. */
    private static List<Operation> own(Payment payment, List<Operation> operations, Predicate<Operation> wanted) {
        return operations.stream()
                .filter(wanted)
                .filter(purchase -> List.of("", payment.merchantId()).contains(purchase.field("merchantId")))
                .toList();
    }

    /** A purchase that does not name the order's currency can only be counted in UAH. */
    private static Currency currency(Payment payment, List<Operation> purchases) {
        Currency wanted = payment.bill().currency();
        boolean named = purchases.stream().allMatch(purchase -> isConvertedFrom(wanted, purchase));
        return named ? wanted : Currency.UAH;
    }

    private static boolean isConvertedFrom(Currency currency, Operation purchase) {
        return currency.numeric().equals(purchase.field("sourceCurrencyCode"))
                && Stream.of(purchase.sourceAmount(), purchase.amount())
                        .allMatch(amount ->
                                amount.filter(coins -> !coins.isZero()).isPresent());
    }

    /** A refund that names none of our purchases (one not sent yet, say) counts against the first. */
    private static Refund spend(List<Capture> captures, Refund refund) {
        if (captures.isEmpty()) {
            return refund;
        }
        int index = IntStream.range(0, captures.size())
                .filter(known -> captures.get(known).operation().operationId().equals(refund.operationId()))
                .findFirst()
                .orElse(0);
        Refund counted = captures.get(index).count(refund);
        captures.set(index, captures.get(index).minus(counted));
        return counted;
    }

    /** The purchase with that id of the bank, or else the first. */
    Optional<Capture> of(String operationId) {
        return all.stream()
                .filter(capture -> capture.operation().operationId().equals(operationId))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** What was paid, in coins of {@link #currency}. */
    Coins paid() {
        return all.stream().map(Capture::paid).reduce(Coins.ZERO, Coins::plus);
    }
}
